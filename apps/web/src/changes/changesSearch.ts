/** Between which days, as it stands in the address: so that it can be sent, and gone back to. */
import { object, optional, catch as orElse, regex, string } from "zod/mini";

const day = orElse(optional(string().check(regex(/^\d{4}-\d{2}-\d{2}$/))), undefined);

export const changesSearch = object({ since: day, until: day });

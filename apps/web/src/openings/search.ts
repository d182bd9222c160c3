/** Whom an opening is to be asked about; absent where one only looks. */
import { object, optional, catch as orElse, string } from "zod/mini";

export const openingsSearch = object({ of: orElse(optional(string()), undefined) });

import { object, optional, catch as orElse, string } from "zod/mini";

/** Only the pairs of one person, where one comes from their page. */
export const reviewSearch = object({ of: orElse(optional(string()), undefined) });

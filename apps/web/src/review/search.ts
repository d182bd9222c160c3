import * as z from "zod/mini";

/** Only the pairs of one person, where one comes from their page. */
export const reviewSearch = z.object({ of: z.catch(z.optional(z.string()), undefined) });

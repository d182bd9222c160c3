/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** add public claims from a CSV file */
export const claimAdd = route<{ readonly file: string; readonly as?: readonly string[] | undefined }>()(
  "POST",
  "/api/verbs/claim-add",
  z.object({
    result: z.object({ added: z.number(), known: z.number(), claims: z.array(z.string()) }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

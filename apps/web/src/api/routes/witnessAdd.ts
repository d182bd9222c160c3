/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** take in what a witness answered */
export const witnessAdd = route<{ readonly answer: string }>()(
  "POST",
  "/api/verbs/witness-add",
  z.object({
    result: z.object({ added: z.array(z.string()), missing: z.number() }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

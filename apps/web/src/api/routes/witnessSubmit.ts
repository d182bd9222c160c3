/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** ask witnesses over the network */
export const witnessSubmit = route<{ readonly witness?: string | undefined }>()(
  "POST",
  "/api/verbs/witness-submit",
  z.object({
    result: z.object({
      added: z.array(z.string()),
      missing: z.number(),
      failed: z.array(
        z.object({
          witness: z.string(),
          code: z.string(),
          detail: z.string(),
          why: z.literal([
            "no-answer",
            "other-answer",
            "no-witness",
            "unsettled",
            "unknown-log",
            "remembers-other",
            "other-beginning",
            "no-cosignature",
          ]),
          status: z.nullable(z.number()),
          remembered: z.nullable(z.number()),
          said: z.nullable(z.string()),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** what was taken in as evidence */
export const evidenceList = route<{ readonly about?: readonly string[] | undefined }>()(
  "POST",
  "/api/verbs/evidence-list",
  z.object({
    result: z.object({
      evidence: z.array(
        z.object({
          id: z.string(),
          kind: z.string(),
          mediaType: z.string(),
          size: z.number(),
          received: z.string(),
          by: z.string(),
          about: z.array(z.string()),
          victims: z.array(z.string()),
          workingCopy: z.nullable(z.object({ width: z.number(), height: z.number() })),
          events: z.number(),
          custodyHolds: z.boolean(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

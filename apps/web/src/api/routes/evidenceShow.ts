/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** one piece of evidence: custody and time */
export const evidenceShow = route<{ readonly id: string }>()(
  "POST",
  "/api/verbs/evidence-show",
  z.object({
    result: z.object({
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
      commitment: z.string(),
      custody: z.array(
        z.object({
          event: z.string(),
          holder: z.string(),
          by: z.string(),
          time: z.string(),
          tool: z.nullable(z.string()),
          made: z.nullable(z.string()),
          note: z.string(),
          op: z.string(),
        }),
      ),
      faults: z.array(z.object({ code: z.string(), event: z.nullable(z.string()), words: z.string() })),
      time: z.object({
        claimed: z.string(),
        notBefore: z.nullable(z.object({ time: z.string(), authority: z.string(), why: z.string() })),
        notAfter: z.nullable(z.object({ time: z.string(), authority: z.string(), why: z.string() })),
        authorities: z.array(z.string()),
        checkpoint: z.nullable(z.object({ size: z.number(), root: z.string() })),
      }),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

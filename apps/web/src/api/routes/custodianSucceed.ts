/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** seal to a successor from now on; custodians signed it, two people approve it */
export const custodianSucceed = route<{
  readonly accepted: string;
  readonly reason: string;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/custodian-succeed",
  z.object({
    result: z.object({
      op: z.string(),
      from: z.string(),
      to: z.string(),
      standing: z.literal(["handed-over", "replaced", "more-shares"]),
      approvedBy: z.array(z.string()),
      envelopes: z.number(),
      without: z.number(),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

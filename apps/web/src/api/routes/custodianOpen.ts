/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** ask the custodians to open what is sealed; two people approve it */
export const custodianOpen = route<{
  readonly subject: readonly string[];
  readonly reason: string;
  readonly as?: readonly string[] | undefined;
  readonly recipient?: string | undefined;
}>()(
  "POST",
  "/api/verbs/custodian-open",
  z.object({
    result: z.object({
      opening: z.string(),
      asked: z.array(z.object({ kind: z.string(), subject: z.string(), threshold: z.number() })),
      approvedBy: z.array(z.string()),
      recipient: z.string(),
      request: z.nullable(z.string()),
      bytes: z.nullable(z.number()),
      identity: z.nullable(z.string()),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

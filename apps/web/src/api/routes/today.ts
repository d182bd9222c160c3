/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** what waits for people */
export const today = route<{ readonly person?: string | undefined }>()(
  "POST",
  "/api/verbs/today",
  z.object({
    result: z.object({
      pairs: z.object({ count: z.number() }),
      assess: z.object({ count: z.number(), first: z.array(z.string()) }),
      lists: z.array(
        z.object({
          list: z.string(),
          records: z.number(),
          assessed: z.boolean(),
          halfAssessed: z.boolean(),
          declared: z.boolean(),
        }),
      ),
      counts: z.object({ count: z.number(), first: z.array(z.string()) }),
      sign: z.object({ count: z.number(), first: z.array(z.string()) }),
      reviewAsked: z.object({ count: z.number(), first: z.array(z.string()) }),
      disputed: z.object({ count: z.number(), first: z.array(z.string()) }),
      conflicts: z.array(
        z.object({
          type: z.string(),
          subject: z.string(),
          victim: z.nullable(z.string()),
          heads: z.number(),
        }),
      ),
      missing: z.array(z.object({ code: z.string(), people: z.number() })),
      release: z.nullable(
        z.object({
          digest: z.string(),
          proposed: z.string(),
          approvals: z.number(),
          needed: z.number(),
          apart: z.boolean(),
          mine: z.boolean(),
          ofNow: z.nullable(z.boolean()),
        }),
      ),
      machines: z.array(
        z.object({
          node: z.string(),
          here: z.boolean(),
          enrolledBy: z.nullable(z.string()),
          revoked: z.boolean(),
          copied: z.boolean(),
          ops: z.number(),
          uncounted: z.number(),
          restored: z.array(
            z.object({ epoch: z.number(), time: z.string(), made: z.string(), apart: z.number() }),
          ),
        }),
      ),
      scopeSet: z.boolean(),
      linked: z.boolean(),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

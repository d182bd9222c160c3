/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** decisions made apart that differ, and what holds meanwhile */
export const conflicts = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/conflicts",
  z.object({
    result: z.object({
      conflicts: z.array(
        z.object({
          type: z.string(),
          subject: z.string(),
          victim: z.nullable(z.string()),
          decidedBy: z.string(),
          inForce: z.nullable(
            z.object({
              op: z.string(),
              value: z.record(z.string(), z.json()),
              by: z.string(),
              approvedBy: z.array(z.string()),
              time: z.string(),
              reason: z.string(),
              node: z.string(),
              here: z.boolean(),
            }),
          ),
          heads: z.array(
            z.object({
              op: z.string(),
              value: z.record(z.string(), z.json()),
              by: z.string(),
              approvedBy: z.array(z.string()),
              time: z.string(),
              reason: z.string(),
              node: z.string(),
              here: z.boolean(),
            }),
          ),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** what became of an id: born, joined, parted, by whom, and what undid it */
export const victimHistory = route<{ readonly id: string }>()(
  "POST",
  "/api/verbs/victim-history",
  z.object({
    result: z.object({
      id: z.string(),
      now: z.string(),
      changes: z.array(
        z.object({
          kind: z.literal(["born", "joined", "parted", "regrouped", "grew", "renamed"]),
          before: z.array(z.object({ id: z.string(), records: z.array(z.string()) })),
          after: z.array(z.object({ id: z.string(), records: z.array(z.string()) })),
          made: z.object({
            time: z.string(),
            ops: z.array(
              z.object({
                op: z.string(),
                type: z.string(),
                subject: z.string(),
                said: z.string(),
                by: z.string(),
                approvedBy: z.array(z.string()),
                reason: z.string(),
              }),
            ),
          }),
          undone: z.nullable(
            z.object({
              time: z.string(),
              ops: z.array(
                z.object({
                  op: z.string(),
                  type: z.string(),
                  subject: z.string(),
                  said: z.string(),
                  by: z.string(),
                  approvedBy: z.array(z.string()),
                  reason: z.string(),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** the pairs that wait for people, those that matter most for the count first */
export const reviewList = route<{
  readonly of?: string | undefined;
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}>()(
  "POST",
  "/api/verbs/review-list",
  z.object({
    result: z.object({
      open: z.number(),
      from: z.number(),
      pairs: z.array(
        z.object({
          a: z.string(),
          b: z.string(),
          listA: z.string(),
          listB: z.string(),
          left: z.object({
            record: z.string(),
            list: z.string(),
            victim: z.string(),
            level: z.string(),
            fields: z.record(z.string(), z.nullable(z.string())),
            cells: z.array(z.object({ role: z.string(), text: z.string() })),
          }),
          right: z.object({
            record: z.string(),
            list: z.string(),
            victim: z.string(),
            level: z.string(),
            fields: z.record(z.string(), z.nullable(z.string())),
            cells: z.array(z.object({ role: z.string(), text: z.string() })),
          }),
          weight: z.nullable(z.number()),
          narrows: z.nullable(z.object({ variance: z.number(), share: z.number(), words: z.string() })),
          cannotTell: z.boolean(),
          heads: z.array(z.string()),
          fields: z.array(z.object({ field: z.string(), level: z.string(), bits: z.number() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** may figures be released? exit 0 open, 1 shut */
export const gate = route<{
  readonly asOf?: string | undefined;
  readonly history?: boolean | undefined;
  readonly since?: string | undefined;
}>()(
  "POST",
  "/api/verbs/gate",
  z.object({
    result: z.object({
      open: z.boolean(),
      code: z.string(),
      policy: z.string(),
      measures: z.array(
        z.object({
          id: z.string(),
          value: z.nullable(z.union([z.number(), z.string()])),
          threshold: z.nullable(z.union([z.number(), z.string()])),
          asks: z.nullable(z.literal(["at-least", "at-most"])),
          met: z.nullable(z.boolean()),
          words: z.string(),
          missing: z.nullable(
            z.object({
              code: z.literal([
                "set-scope",
                "more-origins",
                "decide-pairs",
                "look-again",
                "narrow-gap",
                "hear-of-provinces",
                "more-records",
              ]),
              words: z.string(),
              count: z.nullable(z.number()),
              of: z.nullable(z.number()),
              victims: z.array(z.string()),
              counts: z.array(z.string()),
              provinces: z.array(z.object({ id: z.string(), names: z.array(z.string()) })),
              gaps: z.array(
                z.object({
                  incident: z.string(),
                  place: z.array(z.array(z.string())),
                  from: z.string(),
                  to: z.string(),
                  countLow: z.number(),
                  countHigh: z.number(),
                  people: z.number(),
                  names: z.number(),
                }),
              ),
              span: z.nullable(
                z.object({
                  from: z.string(),
                  to: z.string(),
                  records: z.number(),
                  earlierMedian: z.number(),
                }),
              ),
            }),
          ),
        }),
      ),
      leftOut: z.array(
        z.object({
          what: z.string(),
          province: z.nullable(z.string()),
          provinceNames: z.array(z.string()),
          people: z.number(),
        }),
      ),
      widestGap: z.nullable(z.string()),
      conditions: z.array(z.object({ from: z.string(), to: z.string(), where: z.string(), cut: z.string() })),
      history: z.nullable(
        z.object({
          everyDays: z.number(),
          firstOpen: z.nullable(z.string()),
          points: z.array(
            z.object({
              day: z.string(),
              open: z.boolean(),
              code: z.string(),
              policy: z.string(),
              measures: z.array(
                z.object({
                  id: z.string(),
                  value: z.nullable(z.union([z.number(), z.string()])),
                  threshold: z.nullable(z.union([z.number(), z.string()])),
                  asks: z.nullable(z.literal(["at-least", "at-most"])),
                  met: z.nullable(z.boolean()),
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

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** estimate how many were killed, or say why that cannot be done */
export const estimate = route<{
  readonly table?: string | undefined;
  readonly methods?: readonly string[] | undefined;
  readonly seed?: number | undefined;
}>()(
  "POST",
  "/api/verbs/estimate",
  z.object({
    result: z.object({
      documented: z.number(),
      lists: z.array(z.string()),
      headline: z.object({
        low: z.nullable(z.number()),
        high: z.nullable(z.number()),
        level: z.nullable(z.number()),
        lowerBound: z.nullable(z.number()),
        refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
      }),
      methods: z.array(
        z.object({
          id: z.string(),
          status: z.string(),
          reason: z.nullable(z.string()),
          point: z.nullable(z.number()),
          low: z.nullable(z.number()),
          high: z.nullable(z.number()),
          level: z.nullable(z.number()),
          seconds: z.number(),
          diagnostics: z.json(),
        }),
      ),
      seed: z.number(),
      overlaps: z.array(z.object({ lists: z.array(z.string()), people: z.number() })),
      label: z.string(),
      assumptions: z.array(z.string()),
      leftOut: z.nullable(
        z.object({
          identity: z.number(),
          outsideCoverage: z.number(),
          coverageUnknown: z.number(),
          onNoList: z.number(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** places and windows with harm, and deaths by day with what was cut */
export const incidentList = route<{
  readonly asOf?: string | undefined;
  readonly people?: number | undefined;
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}>()(
  "POST",
  "/api/verbs/incident-list",
  z.object({
    result: z.object({
      asOf: z.nullable(z.string()),
      practice: z.boolean(),
      total: z.number(),
      from: z.number(),
      incidents: z.array(
        z.object({
          id: z.string(),
          place: z.object({
            province: z.nullable(z.string()),
            city: z.nullable(z.string()),
            incident: z.nullable(z.string()),
          }),
          placeNames: z.array(z.array(z.string())),
          window: z.object({ from: z.string(), to: z.string() }),
          within: z.nullable(z.string()),
          crosses: z.boolean(),
          people: z.number(),
          verified: z.number(),
          corroborated: z.number(),
          disputed: z.number(),
          missingPresumed: z.number(),
          accounts: z.number(),
          credible: z.number(),
          figure: z.nullable(
            z.object({
              low: z.number(),
              high: z.number(),
              atLeast: z.boolean(),
              verified: z.number(),
              withParts: z.object({ low: z.number(), high: z.number() }),
            }),
          ),
          gaps: z.array(
            z.object({
              code: z.literal([
                "fewer-than-counted",
                "more-than-counted",
                "parts-above-whole",
                "counts-apart",
                "only-partial",
                "not-assessed",
                "no-count",
                "crosses",
              ]),
              number: z.nullable(z.number()),
            }),
          ),
          underCut: z.boolean(),
        }),
      ),
      byDay: z.object({
        days: z.array(
          z.object({ day: z.string(), people: z.number(), verified: z.number(), cuts: z.array(z.number()) }),
        ),
        undated: z.object({ people: z.number(), verified: z.number() }),
        conditions: z.array(
          z.object({
            from: z.string(),
            to: z.string(),
            where: z.string(),
            cut: z.string(),
            placed: z.boolean(),
          }),
        ),
        warning: z.object({ code: z.literal(["cut", "none-then", "none-recorded"]), words: z.string() }),
      }),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** estimate how many were killed, or say why that cannot be done */
export const estimate = route<{
  readonly table?: string | undefined;
  readonly methods?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  readonly figure?: number | undefined;
  readonly bootstrap?: number | undefined;
  readonly by?: readonly string[] | undefined;
  readonly draws?: number | undefined;
  readonly imputations?: number | undefined;
  readonly combine?: "pooled" | "rubin" | "rubin-verdata" | undefined;
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
      sensitivity: z.nullable(
        z.object({
          by: z.array(z.string()),
          whole: z.object({
            documented: z.number(),
            status: z.string(),
            reason: z.nullable(z.string()),
            point: z.nullable(z.number()),
            low: z.nullable(z.number()),
            high: z.nullable(z.number()),
            by: z.array(z.string()),
          }),
          withoutList: z.array(
            z.object({
              lists: z.array(z.string()),
              documented: z.number(),
              status: z.string(),
              reason: z.nullable(z.string()),
              point: z.nullable(z.number()),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              by: z.array(z.string()),
              factor: z.nullable(z.number()),
            }),
          ),
          merged: z.array(
            z.object({
              lists: z.array(z.string()),
              documented: z.number(),
              status: z.string(),
              reason: z.nullable(z.string()),
              point: z.nullable(z.number()),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              by: z.array(z.string()),
              factor: z.nullable(z.number()),
            }),
          ),
          knownSizes: z.array(
            z.object({
              list: z.string(),
              known: z.number(),
              seenElsewhere: z.number(),
              status: z.string(),
              reason: z.nullable(z.string()),
              point: z.nullable(z.number()),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              by: z.array(z.string()),
              logBias: z.nullable(z.number()),
              covers: z.nullable(z.boolean()),
            }),
          ),
          interaction: z.array(
            z.object({
              id: z.string(),
              model: z.string(),
              point: z.number(),
              toLow: z.nullable(z.number()),
              toHigh: z.nullable(z.number()),
              toFigure: z.nullable(z.number()),
            }),
          ),
          figure: z.nullable(z.number()),
          bootstrap: z.nullable(
            z.object({
              replicates: z.number(),
              failed: z.number(),
              candidates: z.number(),
              point: z.number(),
              percentile: z.object({ low: z.number(), high: z.number() }),
              bca: z.nullable(z.object({ low: z.number(), high: z.number() })),
              bcaUndefined: z.nullable(z.string()),
              chosen: z.array(z.object({ model: z.string(), share: z.number() })),
              bins: z.object({
                from: z.number(),
                width: z.number(),
                shares: z.array(z.number()),
                beyond: z.number(),
              }),
            }),
          ),
        }),
      ),
      warnings: z.array(
        z.object({ code: z.string(), message: z.string(), list: z.string(), people: z.number() }),
      ),
      seed: z.number(),
      settings: z.object({
        level: z.number(),
        unboundedFactor: z.number(),
        disagreementFactor: z.number(),
        outsideFactor: z.number(),
        widthFactor: z.number(),
        methods: z.record(z.string(), z.json()),
        sensitivity: z.nullable(
          z.object({
            by: z.array(z.string()),
            figure: z.nullable(z.number()),
            replicates: z.nullable(z.number()),
          }),
        ),
      }),
      version: z.string(),
      inputDigest: z.nullable(z.string()),
      pooled: z.nullable(
        z.object({
          by: z.array(z.string()),
          lists: z.array(z.string()),
          strata: z.array(
            z.object({
              stratum: z.string(),
              documented: z.number(),
              imputed: z.number(),
              people: z.object({ low: z.number(), high: z.number() }),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              level: z.nullable(z.number()),
              refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
              methods: z.array(
                z.object({
                  id: z.string(),
                  role: z.literal(["headline", "shown"]),
                  status: z.string(),
                  reason: z.nullable(z.string()),
                  point: z.nullable(z.number()),
                  low: z.nullable(z.number()),
                  high: z.nullable(z.number()),
                  level: z.nullable(z.number()),
                  between: z.nullable(z.object({ width: z.number(), variance: z.number() })),
                }),
              ),
            }),
          ),
          total: z.object({
            documented: z.number(),
            low: z.nullable(z.number()),
            high: z.nullable(z.number()),
            level: z.nullable(z.number()),
            partial: z.boolean(),
            counted: z.array(z.string()),
            refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
            methods: z.array(
              z.object({
                id: z.string(),
                role: z.literal(["headline", "shown"]),
                status: z.string(),
                reason: z.nullable(z.string()),
                point: z.nullable(z.number()),
                low: z.nullable(z.number()),
                high: z.nullable(z.number()),
                level: z.nullable(z.number()),
                between: z.nullable(z.object({ width: z.number(), variance: z.number() })),
                filled: z.array(z.string()),
              }),
            ),
            estimated: z.object({
              strata: z.number(),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
            }),
          }),
          unlabelled: z.number(),
          people: z.object({ low: z.number(), high: z.number() }),
          settings: z.object({
            methods: z.array(z.string()),
            combining: z.literal(["pooled", "rubin", "rubin-verdata"]),
            over: z.literal(["nothing", "clusterings", "labels", "clusterings and labels"]),
            replicates: z.number(),
            heavyReplicates: z.number(),
            drawsEach: z.number(),
            heavyDrawsEach: z.number(),
            tables: z.number(),
            computed: z.number(),
            smallest: z.number(),
            seed: z.number(),
          }),
          notPooled: z.nullable(z.literal(["no-run", "none-drawn", "answers-since"])),
        }),
      ),
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
      practice: z.boolean(),
      plots: z.array(z.string()),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

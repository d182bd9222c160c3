/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** show or set the numbers that the rules leave open */
export const policy = route<{
  readonly file?: string | undefined;
  readonly compare?: boolean | undefined;
  readonly as?: readonly string[] | undefined;
  readonly reason?: string | undefined;
}>()(
  "POST",
  "/api/verbs/policy",
  z.object({
    result: z.object({
      policy: z.object({
        version: z.string(),
        agreement: z.object({
          widenDays: z.number(),
          longestWindowDays: z.number(),
          area: z.literal(["province", "city"]),
        }),
        release: z.object({
          tombstonesAtOnce: z.number(),
          sourceClassTotal: z.number(),
          countOnlyShared: z.number(),
          overlapStratum: z.number(),
        }),
        gate: z.object({
          minimumOrigins: z.number(),
          undecidedPairsPerMille: z.number(),
          reviewsAsked: z.number(),
          countGapPerMille: z.number(),
          placesWithoutSource: z.number(),
          silencePerMille: z.number(),
        }),
      }),
      changed: z.boolean(),
      compared: z.nullable(
        z.object({
          before: z.object({
            verifiedNamed: z.number(),
            verified: z.number(),
            reported: z.object({ low: z.number(), high: z.number() }),
          }),
          after: z.object({
            verifiedNamed: z.number(),
            verified: z.number(),
            reported: z.object({ low: z.number(), high: z.number() }),
          }),
          people: z.array(
            z.object({
              before: z.array(
                z.object({
                  id: z.string(),
                  name: z.nullable(z.string()),
                  level: z.literal(["alleged", "reported", "corroborated", "verified", "set-aside"]),
                  standing: z.literal(["in-no-line", "reported", "corroborated", "verified"]),
                  named: z.boolean(),
                }),
              ),
              after: z.array(
                z.object({
                  id: z.string(),
                  name: z.nullable(z.string()),
                  level: z.literal(["alleged", "reported", "corroborated", "verified", "set-aside"]),
                  standing: z.literal(["in-no-line", "reported", "corroborated", "verified"]),
                  named: z.boolean(),
                }),
              ),
              reasons: z.array(
                z.literal([
                  "new-accounts",
                  "joined",
                  "parted",
                  "set-aside",
                  "set-aside-ended",
                  "signature",
                  "dispute",
                  "assessment",
                  "origins",
                  "values",
                  "settings",
                ]),
              ),
            }),
          ),
          totals: z.array(
            z.object({
              line: z.literal(["verifiedNamed", "verified", "reported"]),
              reason: z.literal([
                "new-accounts",
                "joined",
                "parted",
                "set-aside",
                "set-aside-ended",
                "signature",
                "dispute",
                "assessment",
                "origins",
                "values",
                "settings",
              ]),
              more: z.number(),
              fewer: z.number(),
            }),
          ),
          with: z.string(),
          gate: z.object({
            before: z.object({ open: z.boolean(), unmet: z.array(z.string()) }),
            after: z.object({ open: z.boolean(), unmet: z.array(z.string()) }),
          }),
          kinds: z.array(
            z.object({
              kind: z.literal(["province", "age", "sex", "cause"]),
              value: z.string(),
              names: z.array(z.string()),
              before: z.object({ people: z.number(), verified: z.number() }),
              after: z.object({ people: z.number(), verified: z.number() }),
            }),
          ),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

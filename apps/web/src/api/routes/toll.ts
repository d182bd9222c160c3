/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** the four lines of the toll, with what others claim beside them */
export const toll = route<{
  readonly asOf?: string | undefined;
  readonly deathsThrough?: string | undefined;
  readonly since?: string | undefined;
}>()(
  "POST",
  "/api/verbs/toll",
  z.object({
    result: z.object({
      asOf: z.nullable(z.string()),
      deathsThrough: z.nullable(z.string()),
      practice: z.boolean(),
      scope: z.nullable(
        z.object({
          name: z.string(),
          window: z.object({ from: z.string(), to: z.string() }),
          laterDeathsUntil: z.string(),
          area: z.string(),
          populations: z.array(z.string()),
          waysOfDying: z.array(z.string()),
        }),
      ),
      policy: z.string(),
      lines: z.object({
        verifiedNamed: z.number(),
        verified: z.number(),
        reported: z.object({ low: z.number(), high: z.number() }),
        estimated: z.object({
          low: z.nullable(z.number()),
          high: z.nullable(z.number()),
          level: z.nullable(z.number()),
          refused: z.nullable(z.object({ code: z.string(), message: z.string() })),
        }),
      }),
      beside: z.object({
        corroborated: z.number(),
        disputed: z.number(),
        missingPresumed: z.number(),
        undated: z.number(),
      }),
      flags: z.array(z.object({ code: z.string(), words: z.string() })),
      claims: z.array(
        z.object({
          id: z.string(),
          date: z.string(),
          who: z.string(),
          asWorded: z.string(),
          qualifier: z.nullable(z.string()),
          basis: z.string(),
          kind: z.string(),
          sourceTier: z.string(),
          invented: z.boolean(),
          partOf: z.nullable(z.string()),
          supersededBy: z.nullable(z.string()),
          verdict: z.object({ code: z.string(), words: z.string(), interval: z.nullable(z.string()) }),
          claim: z.object({
            id: z.string(),
            invented: z.boolean(),
            kind: z.literal(["figure", "worded-figure", "denial", "refusal-to-state"]),
            claimant: z.string(),
            claimantKind: z.literal(["rights-group", "official", "media", "un", "collective", "other"]),
            via: z.array(z.string()),
            figure: z.object({
              value: z.nullable(z.number()),
              low: z.nullable(z.number()),
              high: z.nullable(z.number()),
              qualifier: z.nullable(
                z.literal([
                  "exact",
                  "at-least",
                  "more-than",
                  "about",
                  "up-to",
                  "fewer-than",
                  "could-exceed",
                  "between",
                  "worded",
                ]),
              ),
              asWorded: z.string(),
            }),
            counted: z.string(),
            populationNote: z.string(),
            window: z.object({ from: z.nullable(z.string()), to: z.nullable(z.string()) }),
            area: z.string(),
            basis: z.literal([
              "confirmed",
              "estimated",
              "stated",
              "internal-figure",
              "named-list",
              "under-investigation",
            ]),
            stated: z.literal(["stated", "derived"]),
            partOf: z.nullable(z.string()),
            partKind: z.nullable(z.literal(["disjoint", "subset", "unknown"])),
            asOf: z.string(),
            supersedes: z.nullable(z.string()),
            answers: z.nullable(z.string()),
            rebuts: z.nullable(z.string()),
            caveats: z.string(),
            responsibility: z.string(),
            publishedIn: z.string(),
            sourceTier: z.string(),
            note: z.string(),
          }),
        }),
      ),
      changes: z.nullable(
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
          since: z.string(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

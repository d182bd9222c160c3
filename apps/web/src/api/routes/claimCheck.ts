/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** sum parts, and set every claim beside the desk's own count */
export const claimCheck = route<{
  readonly strict?: boolean | undefined;
  readonly asOf?: string | undefined;
}>()(
  "POST",
  "/api/verbs/claim-check",
  z.object({
    result: z.object({
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
      parts: z.array(
        z.object({
          whole: z.string(),
          parts: z.array(z.string()),
          sum: z.nullable(z.number()),
          code: z.string(),
          words: z.string(),
          flags: z.array(z.object({ code: z.string(), claims: z.array(z.string()), words: z.string() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** the lists of this desk: records, editions, coverage */
export const listShow = route<Readonly<Record<string, never>>>()(
  "POST",
  "/api/verbs/list-show",
  z.object({
    result: z.object({
      lists: z.array(
        z.object({
          list: z.string(),
          records: z.number(),
          editions: z.number(),
          missingFromNewest: z.number(),
          coverage: z.nullable(
            z.object({
              list: z.string(),
              window: z.object({ from: z.string(), to: z.string() }),
              provinces: z.array(z.string()),
              populations: z.array(
                z.literal(["protester", "bystander", "security-forces", "prisoner", "unknown"]),
              ),
              howGathered: z.string(),
              copies: z.array(z.string()),
              askedOthers: z.boolean(),
              aggregator: z.boolean(),
              onePerPerson: z.boolean(),
              lineage: z.object({
                origin: z.nullable(z.string()),
                from: z.array(z.string()),
                household: z.nullable(z.string()),
                sawThemself: z.boolean(),
                body: z.nullable(z.string()),
                direct: z.boolean(),
                sourceClass: z.literal([
                  "hospital",
                  "medic",
                  "insider",
                  "witness",
                  "family",
                  "rights-group",
                  "official",
                  "media",
                  "cemetery",
                  "other",
                ]),
                anonymous: z.boolean(),
                sealedSource: z.nullable(
                  z.object({
                    id: z.string(),
                    place: z.string(),
                    from: z.string(),
                    to: z.string(),
                    attestedDifferentFrom: z.array(z.string()),
                  }),
                ),
              }),
              assertions: z.array(
                z.object({
                  field: z.literal([
                    "deathDate",
                    "deathPlace",
                    "injuryDate",
                    "injuryPlace",
                    "age",
                    "sex",
                    "population",
                    "cause",
                    "eventLink",
                  ]),
                  lineage: z.object({
                    origin: z.nullable(z.string()),
                    from: z.array(z.string()),
                    household: z.nullable(z.string()),
                    sawThemself: z.boolean(),
                    body: z.nullable(z.string()),
                    direct: z.boolean(),
                    sourceClass: z.literal([
                      "hospital",
                      "medic",
                      "insider",
                      "witness",
                      "family",
                      "rights-group",
                      "official",
                      "media",
                      "cemetery",
                      "other",
                    ]),
                    anonymous: z.boolean(),
                    sealedSource: z.nullable(
                      z.object({
                        id: z.string(),
                        place: z.string(),
                        from: z.string(),
                        to: z.string(),
                        attestedDifferentFrom: z.array(z.string()),
                      }),
                    ),
                  }),
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

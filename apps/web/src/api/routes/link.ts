/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** find the records that tell of the same person */
export const link = route<{
  readonly id?: string | undefined;
  readonly list?: string | undefined;
  readonly seed?: number | undefined;
  readonly draws?: number | undefined;
  readonly model?: string | undefined;
}>()(
  "POST",
  "/api/verbs/link",
  z.object({
    result: z.object({
      records: z.number(),
      comparedPairs: z.number(),
      links: z.number(),
      review: z.number(),
      clusters: z.number(),
      seconds: z.number(),
      parameters: z.json(),
      draws: z.nullable(
        z.object({
          draws: z.number(),
          people: z.object({ middle: z.number(), low: z.number(), high: z.number() }),
          deviation: z.number(),
          varying: z.number(),
          unsettled: z.number(),
          cut: z.number(),
        }),
      ),
      labels: z.nullable(
        z.object({
          same: z.number(),
          different: z.number(),
          cannotTell: z.number(),
          bands: z.array(
            z.object({
              from: z.nullable(z.number()),
              to: z.nullable(z.number()),
              same: z.number(),
              different: z.number(),
              cannotTell: z.number(),
              expectedMille: z.nullable(z.number()),
              observedMille: z.nullable(z.number()),
              lowMille: z.nullable(z.number()),
              highMille: z.nullable(z.number()),
            }),
          ),
          calibration: z.nullable(
            z.object({
              shiftMilliBits: z.number(),
              slopeMille: z.number(),
              shiftErrorMilliBits: z.number(),
              slopeErrorMille: z.number(),
            }),
          ),
          calibrationTakes: z.object({ labels: z.number(), each: z.number() }),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

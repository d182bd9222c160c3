/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** people as resolved from records */
export const victimList = route<{
  readonly search?: string | undefined;
  readonly level?: "alleged" | "reported" | "corroborated" | "verified" | "set-aside" | undefined;
  readonly release?: "sealed" | "count-only" | "public-reduced" | "public-full" | undefined;
  readonly dispute?: "none" | "identity" | "fact-of-death" | "circumstances" | "attribution" | undefined;
  readonly risk?:
    | "single-origin"
    | "anonymous-only"
    | "coerced-record"
    | "protective-falsification"
    | "ai-suspect-media"
    | "worded-quantity"
    | undefined;
  readonly setAside?:
    | "out-of-scope"
    | "found-alive"
    | "pre-existing-death"
    | "fabricated"
    | "insufficient"
    | undefined;
  readonly reviewAsked?: boolean | undefined;
  readonly missing?: string | undefined;
  readonly sort?: "id" | "name" | "level" | "death" | "place" | "origins" | undefined;
  readonly descending?: boolean | undefined;
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}>()(
  "POST",
  "/api/verbs/victim-list",
  z.object({
    result: z.object({
      total: z.number(),
      from: z.number(),
      byLevel: z.record(z.string(), z.number()),
      victims: z.array(
        z.object({
          id: z.string(),
          level: z.literal(["alleged", "reported", "corroborated", "verified", "set-aside"]),
          supported: z.string(),
          names: z.array(z.string()),
          named: z.boolean(),
          identity: z.string(),
          records: z.array(z.string()),
          sex: z.nullable(z.string()),
          age: z.nullable(z.object({ low: z.number(), high: z.number() })),
          death: z.nullable(z.string()),
          injury: z.nullable(z.string()),
          place: z.nullable(z.string()),
          placeNames: z.array(z.array(z.string())),
          population: z.nullable(z.string()),
          cause: z.nullable(z.string()),
          status: z.string(),
          origins: z.number(),
          signatures: z.number(),
          reviewAsked: z.boolean(),
          dispute: z.string(),
          setAside: z.nullable(z.string()),
          release: z.literal(["sealed", "count-only", "public-reduced", "public-full"]),
          openTo: z.number(),
          missing: z.array(z.object({ code: z.string(), words: z.string() })),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

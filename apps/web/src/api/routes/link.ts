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
  readonly candidates?: boolean | undefined;
  readonly plan?: boolean | undefined;
  readonly goOn?: boolean | undefined;
}>()(
  "POST",
  "/api/verbs/link",
  z.object({
    result: z.object({
      records: z.number(),
      comparedPairs: z.number(),
      links: z.nullable(z.number()),
      review: z.nullable(z.number()),
      clusters: z.nullable(z.number()),
      seconds: z.number(),
      parameters: z.json(),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

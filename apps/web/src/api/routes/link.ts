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
  readonly goOn?: boolean | undefined;
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
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

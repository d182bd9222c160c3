/** Made by apps/web/make-api.mjs from docs/openapi.json. */
import * as z from "zod/mini";
import { route } from "../route.ts";

/** import a list from CSV, TSV or XLSX */
export const importList = route<{
  readonly file: string;
  readonly list: string;
  readonly map?: string | undefined;
  readonly yes?: boolean | undefined;
  readonly propose?: boolean | undefined;
  readonly edition?: string | undefined;
  readonly part?: boolean | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly sheet?: string | undefined;
  readonly as?: readonly string[] | undefined;
}>()(
  "POST",
  "/api/verbs/import",
  z.object({
    result: z.object({
      list: z.string(),
      imported: z.boolean(),
      op: z.nullable(z.string()),
      columns: z.array(
        z.object({
          header: z.string(),
          role: z.string(),
          class: z.string(),
          calendar: z.nullable(z.string()),
          why: z.string(),
          sure: z.boolean(),
        }),
      ),
      counts: z.nullable(
        z.object({
          rows: z.number(),
          accepted: z.number(),
          rejected: z.number(),
          added: z.number(),
          changed: z.number(),
          unchanged: z.number(),
          missing: z.number(),
        }),
      ),
      sealedCells: z.number(),
      rejectedFile: z.nullable(z.string()),
      faults: z.array(
        z.object({
          row: z.number(),
          column: z.nullable(z.string()),
          value: z.nullable(z.string()),
          code: z.string(),
          words: z.string(),
        }),
      ),
    }),
    exit: z.literal([0, 1]),
    notices: z.array(z.object({ code: z.string(), words: z.string() })),
  }),
);

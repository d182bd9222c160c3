/** What people are told apart by, and a stratum's name as it is read. */
import { LABEL_JOINT } from "@daftar/estimate";
import type { Formats } from "../formats/formats.ts";
import { fieldValue } from "../words/fieldValue.ts";
import type { Say } from "../words/say.ts";

/** How this reader is spoken to. */
export interface Speaking {
  readonly say: Say;
  readonly format: Formats;
}

export const STRATUM_FIELDS = ["place", "month", "sex", "age", "cause"] as const;
export type StratumField = (typeof STRATUM_FIELDS)[number];

export function stratumWords(stratum: string, by: readonly string[], { say, format }: Speaking): string {
  return stratum
    .split(LABEL_JOINT)
    .map((part, at) => {
      const field = by[at];
      // Bands and months are no intervals or days: only their digits are the reader's.
      return field === "sex" || field === "cause"
        ? fieldValue(field, part, say, format)
        : `\u2068${format.digits(part)}\u2069`;
    })
    .join(LABEL_JOINT);
}

export const byWords = (by: readonly string[], { say, format }: Speaking): string =>
  format.list(
    by.map((field) => {
      const known = STRATUM_FIELDS.find((one) => one === field);
      return known === undefined ? field : say(`stratum.${known}`);
    }),
  );

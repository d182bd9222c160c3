/**
 * Why two records weigh what they weigh, in words a reviewer reads and bits that sum to the weight.
 *
 * Source: the same comparison and parameters as the run; before lists compete. Cost: encodes two records.
 */
import { encode } from "../compare/encode.ts";
import { FIELD_COUNT, FIELD_NAMES, FIELDS, type FieldName } from "../compare/fields.ts";
import { sharedFrequency } from "../compare/frequency.ts";
import { levelsOf } from "../compare/levels.ts";
import type { LinkParameters } from "../model/parameters.ts";
import { bitsOf, frequencyBits, strangersAtTop, weigher } from "../model/weigh.ts";
import type { LinkRecord } from "../record/linkRecord.ts";

export interface ExplainedField {
  /** A field, `start` (how rare it is that two records are one person) or `relatives`. */
  readonly field: FieldName | "start" | "relatives";
  /** The level in words; `not told` where either account is silent. */
  readonly level: string;
  /** For (above 0) or against. */
  readonly bits: number;
}

export interface ExplainedPair {
  /** log2 of the odds that the two are one person. */
  readonly weight: number;
  readonly fields: readonly ExplainedField[];
}

/** @param parameters those of the run that is explained */
export function explainPair(a: LinkRecord, b: LinkRecord, parameters: LinkParameters): ExplainedPair {
  const columns = encode([a, b], new Set(parameters.patronymicLists));
  const compare = levelsOf(columns);
  const shared = sharedFrequency(columns, parameters.frequencies);
  const weight = weigher(columns, compare, shared, parameters)(0, 1);
  const bits = bitsOf(parameters);
  const strangersTop = strangersAtTop(parameters);
  const levels = new Int8Array(FIELD_COUNT);
  compare(0, 1, levels);
  const fields: ExplainedField[] = [
    { field: "start", level: "how rarely two records are one person", bits: bits.priorMatch },
  ];
  let sum = bits.priorMatch;
  FIELD_NAMES.forEach((field, at) => {
    const level = levels[at]!;
    if (level < 0) {
      fields.push({ field, level: "not told", bits: 0 });
      return;
    }
    const own = bits.match[at]![level]! + frequencyBits(strangersTop, shared, at, level, 0, 1);
    sum += own;
    fields.push({ field, level: FIELDS[field].levels[level] ?? "", bits: own });
  });
  fields.push({ field: "relatives", level: "how well relatives would agree like this", bits: weight - sum });
  return { weight, fields };
}

/**
 * Why two records weigh what they weigh, in words a reviewer reads and bits that sum to the weight.
 *
 * Source: the same comparison and parameters as the run; before lists compete. Cost: encodes two records.
 */
import { fieldSetOf } from "../compare/fieldSet.ts";
import { sharedFrequency } from "../compare/frequency.ts";
import { levelsOf } from "../compare/levels.ts";
import { encode } from "../encode/columns.ts";
import { corrected } from "../label/correction.ts";
import type { LinkParameters } from "../model/parameters.ts";
import { bitsOf, frequencyBits, frequentFrom, priorsOf, strangersAtTop, weigher } from "../model/weigh.ts";
import type { LinkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";

export interface ExplainedField {
  /** A field (`text:` and its header for other text), `start` (how rare one person is), `relatives` or `answers`. */
  readonly field: string;
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
  const columns = encode(tableOf([a, b]), parameters);
  const set = fieldSetOf(Object.keys(parameters.fields));
  const compare = levelsOf(columns, set).of;
  const shared = sharedFrequency(columns, parameters.frequencies, set);
  const priors = priorsOf(parameters);
  const kind = priors.of(a.list, b.list);
  const weight = weigher(set, compare, shared, parameters, () => kind)(0, 1);
  const bits = bitsOf(set, parameters);
  const strangersTop = strangersAtTop(set, parameters);
  const levels = new Int8Array(set.names.length);
  compare(0, 1, levels);
  const fields: ExplainedField[] = [
    { field: "start", level: "how rarely two records are one person", bits: priors.match[kind]! },
  ];
  let sum = priors.match[kind]!;
  set.names.forEach((field, at) => {
    const level = levels[at]!;
    if (level < 0) {
      fields.push({ field, level: "not told", bits: 0 });
      return;
    }
    const more =
      level < frequentFrom(set, at)
        ? 0
        : frequencyBits(strangersTop[at]!, shared[at]!(0, 1), level === set.top[at]);
    const own = bits.match[at]![level]! + more;
    sum += own;
    fields.push({ field, level: set.rules[at]?.levels[level] ?? "", bits: own });
  });
  fields.push({ field: "relatives", level: "how well relatives would agree like this", bits: weight - sum });
  if (parameters.correction === undefined) return { weight, fields };
  const told = corrected(weight, parameters.correction);
  fields.push({ field: "answers", level: "what people's answers corrected", bits: told - weight });
  return { weight: told, fields };
}

/**
 * Whether the pairs tell of relatives at all.
 *
 * Source: the rule of Schwarz (1978): telling pairs that are no match by relatives and strangers, not by strangers
 * alone, must raise their likelihood by half log2 of their number for each figure of that class. Where one row for each
 * person makes partners compete this needs no second fit, whose likelihood would be that of another model.
 * Assumes: pairs as independent and the matches as learnt, which both favour the class; so it must also hold
 * `LEAST_PAIRS` pairs. Cost: constant.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { Fit } from "./fit.ts";
import type { RelativesFound } from "./parameters.ts";

const LEAST_PAIRS = 20;

/**
 * @param compared number of pairs
 * @param kinds number of pairs of lists with a chance of their own
 */
export function identifyRelatives(
  fields: FieldSet,
  { kinPairs, kinGain }: Pick<Fit, "kinPairs" | "kinGain">,
  compared: number,
  kinds: number,
): RelativesFound {
  // A chance for each pair of lists, and all but one level of each field that is neither pinned nor shared.
  const figures = fields.rules.reduce(
    (sum, rule, field) => sum + (rule.pinned || rule.shared ? 0 : fields.top[field]!),
    kinds,
  );
  const needed = (figures / 2) * Math.log2(Math.max(2, compared));
  return {
    identified: kinGain > needed && kinPairs >= LEAST_PAIRS,
    pairs: Math.round(kinPairs),
    gainBits: Math.round(kinGain),
    neededBits: Math.round(needed),
  };
}

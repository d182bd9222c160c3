/** Weights of compared pairs from what their levels are, without comparing again. Cost: a few sums for each pair. */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { ComparedPairs } from "./comparePairs.ts";
import type { LinkParameters } from "./parameters.ts";
import { bitsOf, log2OnePlus, type PriorOf, patternBitsOf, priorsOf } from "./weigh.ts";

/** Weight of every compared pair, in bits, before lists compete. */
export function weightsOf(
  fields: FieldSet,
  compared: ComparedPairs,
  parameters: LinkParameters,
  prior: PriorOf,
): Float32Array {
  const priors = priorsOf(parameters);
  const bits = bitsOf(fields, parameters);
  const match = patternBitsOf(compared.patterns, bits.match);
  const relatives = patternBitsOf(compared.patterns, bits.relatives);
  const weights = new Float32Array(compared.left.length);
  for (let at = 0; at < weights.length; at += 1) {
    const pattern = compared.pattern[at]!;
    const kind = prior(compared.left[at]!, compared.right[at]!);
    weights[at] =
      priors.match[kind]! +
      match[pattern]! +
      compared.moreMatch[at]! -
      log2OnePlus(priors.relatives[kind]! + relatives[pattern]! + compared.moreRelatives[at]!);
  }
  return weights;
}

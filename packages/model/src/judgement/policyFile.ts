/**
 * A policy as somebody writes it: what no reader would understand, or no desk could hold, is refused before it is
 * signed. Policies that stand in ops and releases are read by `policy` as they are, so that nothing old is lost.
 */
import { z } from "zod";
import { DEFAULT_POLICY, type Policy, policy } from "./policy.ts";

const { agreement, release, gate } = policy.shape;
const perMille = z.number().int().min(0).max(1000);
const numbersOfGate = gate.unwrap().shape;

/** `policy.json`: a misspelt key is refused, and not silently the default. */
export const policyFile = z.strictObject({
  version: policy.shape.version,
  agreement: z.strictObject(agreement.unwrap().shape).prefault({}),
  release: z.strictObject(release.unwrap().shape).prefault({}),
  gate: z
    .strictObject({
      ...numbersOfGate,
      undecidedPairsPerMille: perMille.default(DEFAULT_POLICY.gate.undecidedPairsPerMille),
      countGapPerMille: perMille.default(DEFAULT_POLICY.gate.countGapPerMille),
    })
    .prefault({}),
});

export interface PolicyContradiction {
  readonly field: string;
  readonly words: string;
}

/** Whether both hold the same numbers, whatever they are called. */
export const sameNumbers = (one: Policy, other: Policy): boolean =>
  JSON.stringify(policy.parse({ ...one, version: "-" })) ===
  JSON.stringify(policy.parse({ ...other, version: "-" }));

/**
 * Numbers of one policy that cannot stand together, or beside a rule that is fixed.
 *
 * @returns the first; null for none
 */
export function policyContradiction(given: Policy): PolicyContradiction | null {
  const { widenDays, longestWindowDays } = given.agreement;
  if (widenDays > longestWindowDays)
    return {
      field: "agreement.widenDays",
      words: `windows of up to ${longestWindowDays} days may agree, yet each would be widened by ${widenDays}: dates would agree that no account brings together`,
    };
  if (given.gate.silencePerMille === 0)
    return {
      field: "gate.silencePerMille",
      words: "at 0 no fall of intake would be silence, and the gate never opens on silence",
    };
  if (given.version === DEFAULT_POLICY.version && !sameNumbers(given, DEFAULT_POLICY))
    return {
      field: "version",
      words: `${DEFAULT_POLICY.version} names the default numbers, and these are others: give them a name of their own`,
    };
  return null;
}

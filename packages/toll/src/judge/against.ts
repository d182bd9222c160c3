/**
 * What stands against a rise of somebody's level, and by which rule.
 *
 * Source: J1, J3 to J10, as each is named. What the next level lacks comes first; then what stands against every
 * rise: a dispute of identity or of the fact of death (J8), and lying outside the scope (J1). Cost: constant.
 */
import { blocksPromotion } from "./draftVictim.ts";
import type { Missing, Victim } from "./victim.ts";

export interface Against extends Missing {
  /** Rule of judgement: `J6`. */
  readonly rule: string;
}

const RULES: Readonly<Record<string, string>> = {
  assessment: "J5",
  "single-assessment": "J9",
  "second-origin": "J3",
  window: "J6",
  area: "J6",
  "date-one-origin": "J3",
  "date-unknown-origin": "J3",
  "place-one-origin": "J3",
  "place-unknown-origin": "J3",
  body: "J6",
  "told-dead": "J6",
  "signed-lower": "J8",
  scope: "J1",
  "direct-account": "J4",
  dispute: "J8",
  "open-pair": "J10",
  "two-signatures": "J7",
  "second-signature": "J7",
  "set-aside": "J5",
  "out-of-scope": "J1",
};

const withRule = (one: Missing): Against => ({ ...one, rule: RULES[one.code] ?? "J8" });

/** Empty for whoever is verified: there is no level above. */
export function againstRise(victim: Victim): readonly Against[] {
  const { level, dispute, inScope, missingForNext } = victim;
  if (level === "verified") return [];
  const found: Missing[] =
    level === "set-aside"
      ? [{ code: "set-aside", words: `it is set aside: ${victim.setAside ?? "insufficient"}` }]
      : [...missingForNext];
  const lacks = (code: string): boolean => !found.some((one) => one.code === code);
  if (blocksPromotion(dispute) && lacks("dispute"))
    found.push({ code: "dispute", words: `the dispute (${dispute}) settled: until then nobody is verified` });
  if (inScope.state === "out" && lacks("out-of-scope"))
    found.push({ code: "out-of-scope", words: `it lies outside the scope by: ${inScope.rules.join(", ")}` });
  return found.map(withRule);
}

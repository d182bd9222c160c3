/** Closed vocabularies of the codebook in the reader's language; a value unknown here is shown as it is. */
import type { Say } from "../words/say.ts";

export const DISPUTES = ["none", "identity", "fact-of-death", "circumstances", "attribution"] as const;
export const SET_ASIDE = [
  "out-of-scope",
  "found-alive",
  "pre-existing-death",
  "fabricated",
  "insufficient",
] as const;
export const RISKS = [
  "single-origin",
  "anonymous-only",
  "coerced-record",
  "protective-falsification",
  "ai-suspect-media",
  "worded-quantity",
] as const;
export const SOURCES = [
  "hospital",
  "medic",
  "insider",
  "witness",
  "family",
  "rights-group",
  "official",
  "media",
  "cemetery",
  "other",
] as const;
export const VERDICTS = ["credible", "not-credible", "undecided"] as const;
export const KIN = ["yes", "no", "unsafe-to-ask", "unknown"] as const;

export function disputeWords(value: string, say: Say): string {
  const known = DISPUTES.find((one) => one === value);
  return known === undefined ? value : say(`dispute.${known}`);
}
export function setAsideWords(value: string, say: Say): string {
  const known = SET_ASIDE.find((one) => one === value);
  return known === undefined ? value : say(`aside.${known}`);
}
export function riskWords(value: string, say: Say): string {
  const known = RISKS.find((one) => one === value);
  return known === undefined ? value : say(`risk.${known}`);
}
export function sourceWords(value: string, say: Say): string {
  const known = SOURCES.find((one) => one === value);
  return known === undefined ? value : say(`source.${known}`);
}
export function verdictWords(value: string, say: Say): string {
  const known = VERDICTS.find((one) => one === value);
  return known === undefined ? value : say(`assess.${known}`);
}

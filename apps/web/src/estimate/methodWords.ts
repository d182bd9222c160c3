/** Names of methods, and why one has no number. */
import type { Say } from "../words/say.ts";

const KNOWN = [
  "chapman",
  "chao",
  "chao-mth",
  "loglinear-bic",
  "loglinear-aic",
  "loglinear-stepwise",
  "dga",
  "averaged",
  "lcmcr",
] as const;
const STATES = ["excluded", "refused", "failed"] as const;

export function methodWords(id: string, say: Say): string {
  const known = KNOWN.find((one) => one === id);
  return known === undefined ? id : say(`method.${known}`);
}

/** @returns `null` for a method whose number stands */
export function stateWords(status: string, say: Say): string | null {
  const state = STATES.find((one) => one === status);
  return state === undefined ? null : say(`method.${state}`);
}

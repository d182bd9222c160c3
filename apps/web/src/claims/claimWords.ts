/** Closed vocabularies of a claim, in the reader's language. */
import type { Say } from "../words/say.ts";

export const BASES = [
  "confirmed",
  "estimated",
  "stated",
  "internal-figure",
  "named-list",
  "under-investigation",
] as const;
export const QUALIFIERS = [
  "exact",
  "at-least",
  "more-than",
  "about",
  "up-to",
  "fewer-than",
  "could-exceed",
  "between",
  "worded",
] as const;
export const CLAIMANTS = ["rights-group", "official", "media", "un", "collective", "other"] as const;
export const KINDS = ["figure", "worded-figure", "denial", "refusal-to-state"] as const;

export function basisWords(value: string, say: Say): string {
  const known = BASES.find((one) => one === value);
  return known === undefined ? value : say(`basis.${known}`);
}

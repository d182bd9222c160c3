/** Why there is no estimate: in the reader's language where the code is known, else in the desk's own words. */
import type { Say } from "../words/say.ts";

const KNOWN = [
  "two-lists",
  "one-list",
  "no-overlap",
  "not-identifiable",
  "subset-list",
  "copied-list",
  "unbounded",
  "small-stratum",
  "too-wide",
  "methods-disagree",
  "different-scopes",
  "coverage-undeclared",
] as const;

export function refusalWords(
  { code, message }: { readonly code: string; readonly message: string },
  say: Say,
): string {
  const known = KNOWN.find((one) => code === `estimate.${one}`);
  return known === undefined ? message : say(`refusal.${known}`);
}

/**
 * Clauses that tell of different claims: parted by a semicolon, "while", "but". What stands in one says nothing of
 * a number in another. Cost: linear in words.
 */
import type { Parsed } from "./parse.ts";

const PARTING: ReadonlySet<string> = new Set(
  "while but whereas although though ; ؛ اما ولی حالی بینما فیما لکن".split(" "),
);

/** First tokens of all clauses but the first; asked of a sentence many times. */
const known = new WeakMap<Parsed, readonly number[]>();

function borders(parsed: Parsed): readonly number[] {
  const before = known.get(parsed);
  if (before !== undefined) return before;
  const found = parsed.tokens.flatMap(({ word }, at) =>
    at > 0 && (PARTING.has(word) || (word === "حین" && parsed.tokens[at - 1]?.word === "فی")) ? [at] : [],
  );
  known.set(parsed, found);
  return found;
}

/** Which clause of the sentence a token stands in. */
export function zoneOf(parsed: Parsed, at: number): number {
  let zone = 0;
  for (const border of borders(parsed)) if (border < at) zone += 1;
  return zone;
}

/**
 * Clauses that tell of different claims: parted by a semicolon, "while", "but". What stands in one says nothing of
 * a number in another. Cost: linear in words.
 */
import type { Parsed } from "./parse.ts";

const PARTING: ReadonlySet<string> = new Set(
  "while but whereas although ; ؛ اما ولی حالی بینما فیما لکن حین".split(" "),
);

/** Which clause of the sentence a token stands in. */
export function zoneOf(parsed: Parsed, at: number): number {
  let zone = 0;
  for (let n = 1; n < at; n += 1) if (PARTING.has(parsed.tokens[n]?.word ?? "")) zone += 1;
  return zone;
}

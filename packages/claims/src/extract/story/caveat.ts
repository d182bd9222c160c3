/** What a text says against a figure's certainty: "could not be verified". Cost: linear in words. */
import { wordsOf } from "../attribution/span.ts";
import type { Parsed } from "../sentence/parse.ts";

/** The words of the caveat in a sentence; null where it has none. */
export function caveatWords(parsed: Parsed, text: string): string | null {
  const caveat = parsed.of("caveat")[0];
  if (caveat === undefined) return null;
  const { tokens } = parsed;
  let from = caveat.from;
  while (from > 0 && !/^[,،;؛.]$/.test(tokens[from - 1]?.word ?? "")) from -= 1;
  let to = caveat.to;
  while (to < tokens.length && !/^[;؛.]$/.test(tokens[to]?.word ?? "")) to += 1;
  return wordsOf(parsed, { from, to }, text);
}

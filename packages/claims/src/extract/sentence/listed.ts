/**
 * Whether two numbers stand in one list: only a comma or "and" between them and their nouns. Cost: constant.
 */
import type { Working } from "./counted.ts";
import type { Parsed } from "./parse.ts";

const COMMAS: ReadonlySet<string> = new Set([",", "،"]);

export const isComma = (parsed: Parsed, at: number): boolean => COMMAS.has(parsed.tokens[at]?.word ?? "");

const JOINING = new Set(["other", "دیگر", "another", "also", "further", "a", "the"]);

/** Whether only a comma or "and" stands between two numbers and their nouns. */
export function listed(parsed: Parsed, first: Working, second: Working): boolean {
  const from = Math.max(first.noun.to, first.quantity.wordedTo, first.noun.group?.to ?? 0);
  const { wordedFrom } = second.quantity;
  if (wordedFrom < from || wordedFrom - from > 7) return false;
  // "Four members of the Guard and three civilians"
  let first2 = from;
  if (/^(?:of|من|از)$/.test(parsed.tokens[from]?.word ?? "")) {
    while (
      first2 < wordedFrom &&
      !isComma(parsed, first2) &&
      !/^(?:and|و)$/.test(parsed.tokens[first2]?.word ?? "")
    )
      first2 += 1;
  }
  // "A hundred of the men of the police and twelve passers-by": what belongs to the noun, where it follows it.
  for (let step = 0; step < 2 && parsed.language !== "en" && first.noun.to > first.quantity.to; step += 1) {
    const own =
      parsed.tokens[first2]?.kind === "word" &&
      !parsed.matches.some(
        (match) => match.from === first2 && match.role !== "actor" && match.role !== "speaker",
      );
    if (!own || first2 >= wordedFrom - 1) break;
    first2 += 1;
  }
  // A noun that no lexicon knows: "nine scientists and thirty commanders"
  for (let step = 0; step < 3 && first.noun.to === first.quantity.to; step += 1) {
    const unknown =
      parsed.tokens[first2]?.kind === "word" &&
      !parsed.matches.some((match) => match.from <= first2 && first2 < match.to);
    if (!unknown || first2 >= wordedFrom - 1) break;
    first2 += 1;
  }
  for (let at = first2; at < wordedFrom; at += 1) {
    const word = parsed.tokens[at]?.word ?? "";
    const and = parsed.of("and").some((match) => match.from <= at && at < match.to);
    if (!and && !isComma(parsed, at) && !JOINING.has(word)) return false;
  }
  return wordedFrom > from;
}

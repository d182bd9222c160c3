/**
 * Numbers listed by place, where the words that tell what they count stand before them: under a heading ("Killed,
 * by city:"), in the sentence before, or at the first of them ("Orlem 61 dead, Dastin 18"). Cost: constant a number.
 */
import type { Span } from "../attribution/span.ts";
import type { Quantity } from "../numbers/quantities.ts";
import { mayBeNumber } from "../numbers/quantities.ts";
import type { Parsed } from "./parse.ts";

const BETWEEN: ReadonlySet<string> = new Set([",", "،", ":", "-", "–", "—", "("]);
const EDGES: ReadonlySet<string> = new Set([
  ",",
  "،",
  ";",
  "؛",
  ".",
  "-",
  "–",
  "—",
  "•",
  "*",
  "▪",
  "·",
  "●",
  ":",
  "/",
]);
const MOST_WORDS = 3;
/** Capital at the beginning of a sentence, and no names. */
const NO_NAMES: ReadonlySet<string> = new Set(
  "update breaking urgent just live alert confirmed new latest developing the a an some all these those this that his her its their our my of with from by for there here so then now only another هر همه این ان تنها فقط نیز هم کل جمعا تاکنون مجموعا کل جمیع هناک حتی".split(
    " ",
  ),
);

/** A word that may be a place's name: capital in English, unknown to every lexicon elsewhere. */
function mayBeName(parsed: Parsed, at: number): boolean {
  const token = parsed.tokens[at];
  if (token?.kind !== "word" || token.word.length < 2 || mayBeNumber(token, parsed.language)) return false;
  if (parsed.language === "en" && (!token.capital || NO_NAMES.has(token.word))) return false;
  return !parsed.matches.some(({ from, to, role }) => from <= at && at < to && role !== "media");
}

/** The name right before a number, at the beginning of its clause or after "in"; null where none stands there. */
export function placeBefore(parsed: Parsed, { wordedFrom }: Quantity): Span | null {
  const to = BETWEEN.has(parsed.tokens[wordedFrom - 1]?.word ?? "") ? wordedFrom - 1 : wordedFrom;
  let from = to;
  while (
    from > 0 &&
    to - from < (parsed.language === "en" ? MOST_WORDS : MOST_WORDS - 1) &&
    mayBeName(parsed, from - 1)
  )
    from -= 1;
  if (from === to) return null;
  const before = parsed.tokens[from - 1];
  const begins =
    before === undefined ||
    (before.kind === "mark" && EDGES.has(before.word)) ||
    parsed.before("and", from) !== undefined ||
    parsed.before("place", from) !== undefined;
  return begins ? { from, to } : null;
}

/** Whether a number is told of by nothing but the place before it. */
export function elliptical(parsed: Parsed, quantity: Quantity, nounTo: number): boolean {
  if (placeBefore(parsed, quantity) === null) return false;
  const at = Math.max(quantity.wordedTo, nounTo);
  const next = parsed.tokens[at];
  return (
    next === undefined ||
    (next.kind === "mark" && next.word !== "%") ||
    parsed.at("part", at) !== undefined ||
    parsed.at("and", at) !== undefined
  );
}

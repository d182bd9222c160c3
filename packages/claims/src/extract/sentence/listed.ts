/**
 * Whether two numbers stand in one list: only a comma or "and" between them and their nouns. Cost: constant.
 */
import type { Working } from "./counted.ts";
import { may } from "./event.ts";
import type { Parsed } from "./parse.ts";

const COMMAS: ReadonlySet<string> = new Set([",", "،"]);

export const isComma = (parsed: Parsed, at: number): boolean => COMMAS.has(parsed.tokens[at]?.word ?? "");

/** One after a place that stands in a list: "88 deaths in Orlem and 35 …", "… and in Dastin 18". */
function behindPlace(parsed: Parsed, from: number, to: number): number {
  const name = (at: number): boolean =>
    parsed.tokens[at]?.kind === "word" &&
    (parsed.language === "en"
      ? parsed.tokens[at]?.capital === true
      : !parsed.matches.some((match) => match.from <= at && at < match.to && match.role !== "media"));
  let start = from;
  while (start < to && (isComma(parsed, start) || parsed.at("and", start) !== undefined)) start += 1;
  const place = parsed.at("place", start);
  if (place === undefined || place.value === "whole") return from;
  let end = place.to;
  while (end < to && end < place.to + 3 && name(end)) end += 1;
  return end > place.to ? end : from;
}

const JOINING = new Set([
  "possibly",
  "perhaps",
  "maybe",
  "even",
  "probably",
  "شاید",
  "احتمالا",
  "ربما",
  "other",
  "دیگر",
  "another",
  "also",
  "further",
  "a",
  "the",
]);

/** Whether only a comma or "and" stands between two numbers and their nouns. */
export function listed(parsed: Parsed, first: Working, second: Working): boolean {
  const { wordedFrom } = second.quantity;
  const own =
    first.event?.from === Math.max(first.noun.to, first.quantity.wordedTo) && first.event.to <= wordedFrom;
  const from = Math.max(
    first.noun.to,
    first.quantity.wordedTo,
    first.noun.group?.to ?? 0,
    own && first.event !== null && may(first.event, "H") ? first.event.to : 0,
  );
  if (wordedFrom < from || wordedFrom - from > 10) return false;
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
  // "12 طفلاً دون سن الثامنة عشرة، إضافة إلى 9": an age belongs to the noun.
  if (/^(?:دون|تحت|زیر|under|aged|below)$/.test(parsed.tokens[first2]?.word ?? ""))
    for (let at = first2; at < first2 + 6 && at < wordedFrom; at += 1)
      if (isComma(parsed, at) || parsed.at("and", at) !== undefined) {
        first2 = at;
        break;
      }
  first2 = behindPlace(parsed, first2, wordedFrom);
  for (let at = first2; at < wordedFrom; at += 1) {
    const word = parsed.tokens[at]?.word ?? "";
    const and = parsed.of("and").some((match) => match.from <= at && at < match.to);
    if (!and && !isComma(parsed, at) && !JOINING.has(word)) return false;
  }
  return wordedFrom > from;
}

/** Roles of words that a noun phrase, however unknown its words, does not hold. */
const NO_NOUN: ReadonlySet<string> = new Set([
  "say",
  "event",
  "clause",
  "deny",
  "refuse",
  "according",
  "cite",
  "tell",
]);
const MOST_WORDS = 6;

/**
 * "40 guardians of order and 24 bystanders": between two parts stand only words that may belong to the noun of
 * the first, and "and".
 */
export function looselyListed(parsed: Parsed, first: Working, second: Working): boolean {
  const from = Math.max(first.noun.to, first.quantity.wordedTo);
  const { wordedFrom } = second.quantity;
  if (wordedFrom - from < 2 || wordedFrom - from > MOST_WORDS + 1) return false;
  const and = parsed.of("and").some(({ to }) => to === wordedFrom);
  if (!and && !isComma(parsed, wordedFrom - 1)) return false;
  for (let at = from; at < wordedFrom - 1; at += 1) {
    if (parsed.tokens[at]?.kind !== "word") return false;
    // Persian "به" is "to" within a noun as well: "وابسته به حکومت".
    const within = parsed.language === "fa" && parsed.tokens[at]?.word === "به";
    if (
      !within &&
      parsed.matches.some((match) => match.from <= at && at < match.to && NO_NOUN.has(match.role))
    )
      return false;
  }
  return true;
}

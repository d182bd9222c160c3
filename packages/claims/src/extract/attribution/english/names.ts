/**
 * Names of those who speak, in English: where one begins and ends, and whose it is where a record stands before it
 * ("figures compiled by the committee"). Cost: linear in words.
 */
import type { Parsed } from "../../sentence/parse.ts";
import { type Span, trimmed } from "../span.ts";

const NP_ENDS =
  /^(?:on|in|to|that|as|by|through|about|with|after|before|during|and|said|over|since|has|have|had|is|was|were|are|via|this|late|early|when|how|last|if|there|it|they|he|she|we|i|which|what)$/;
const OF_SOMEBODY =
  /^(?:model|count|tally|survey|study|estimate|estimates|toll|list|report|reports|figures|data|documents|records|compiled|published|issued|released|provided|collected|gathered|statistics|statement|numbers|information|obtained|seen|reviewed|viewed|examined|leaked|memo|document)$/;
const TALLY = /^(?:tally|count|toll|report|figures|data|numbers|list|statement|estimate|survey|database)$/;

export const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";
export const eventAt = (parsed: Parsed, at: number): boolean =>
  parsed.of("event").some(({ from, to, value }) => from <= at && at < to && !value.startsWith("other"));

/** The name that begins here. */
export function nameAfter(parsed: Parsed, from: number): Span | null {
  let to = from;
  for (; to < parsed.tokens.length && to - from < 16; to += 1) {
    const token = parsed.tokens[to];
    if (token === undefined) break;
    if (token.kind === "mark") {
      const title =
        token.word === "." &&
        /^(?:dr|mr|mrs|ms|gen|col|lt|sgt|maj|capt|prof|st|rev|sen|rep|gov|[a-z])$/.test(
          wordAt(parsed, to - 1),
        );
      if (!title && !/^[-'’&]$/.test(token.word)) break;
      continue;
    }
    if (to > from && token.word === "based" && /^(?:on|upon)$/.test(wordAt(parsed, to + 1))) break;
    // "Channel 4": a channel's number.
    if (token.kind === "number" && to > from && /^(?:channel|radio|tv|news)$/.test(wordAt(parsed, to - 1)))
      continue;
    if (token.kind !== "word" && to > from) break;
    const lower = !token.capital;
    // "Figures compiled by", "a model by": whose they are follows.
    const kept = parsed.before("seenBy", to + 1);
    if (
      to > from &&
      /^(?:by|from)$/.test(token.word) &&
      (OF_SOMEBODY.test(wordAt(parsed, to - 1)) || (kept !== undefined && kept.to - kept.from > 1))
    )
      continue;
    if (
      to > from &&
      lower &&
      NP_ENDS.test(token.word) &&
      !(token.word === "to" && /^(?:close|near)$/.test(wordAt(parsed, to - 1))) &&
      !(token.word === "and" && parsed.tokens[to + 1]?.capital && parsed.tokens[to - 1]?.capital)
    )
      break;
    if (
      to > from &&
      (parsed.at("clause", to) ?? parsed.at("weekday", to) ?? parsed.at("relativeDay", to)) !== undefined
    )
      break;
    const record = TALLY.test(token.word) && parsed.at("seenBy", to + 1) !== undefined;
    const article = /^(?:a|an|the)$/.test(wordAt(parsed, to - 1));
    if (
      to > from &&
      lower &&
      !record &&
      !article &&
      (parsed.at("say", to) ?? parsed.at("quote", to)) !== undefined
    )
      break;
    if (to > from && lower && (eventAt(parsed, to) || parsed.at("part", to) !== undefined)) break;
    const behindBy = /^(?:by|from)$/.test(wordAt(parsed, to - 1));
    // "Channel Six": the number is its name.
    const channel =
      token.capital && (parsed.before("media", to) !== undefined || parsed.tokens[to - 1]?.capital === true);
    if (to > from && !behindBy && !channel && parsed.quantities.some((one) => one.wordedFrom === to)) break;
    if (to > from && lower && parsed.at("tell", to) !== undefined) break;
  }
  return trimmed(parsed, { from, to });
}

/** Words between two commas behind a name are a name too: "the deputy governor of Selkan, Ilen Sorak,". */
export function withApposed(parsed: Parsed, span: Span): Span {
  const { tokens } = parsed;
  if (wordAt(parsed, span.to) !== "," || span.to === span.from) return span;
  let to = span.to + 1;
  while (
    to - span.to <= 5 &&
    (tokens[to]?.capital === true || NAME_WORDS.test(wordAt(parsed, to)) || isInitial(parsed, to))
  ) {
    if ((parsed.at("weekday", to) ?? parsed.at("month", to) ?? parsed.at("media", to)) !== undefined)
      return span;
    to += 1;
  }
  const length = to - span.to - 1;
  if (length < 2 || length > 4 || tokens[span.to + 1]?.capital !== true) return span;
  const after = tokens[to];
  const ends = after === undefined || after.kind === "mark" || /^(?:as|said|says|told)$/.test(after.word);
  // A place behind a place ends in a comma too, but has one word, or follows a name with a capital throughout.
  const proper = tokens.slice(span.from, span.to).every(({ capital, kind }) => capital || kind === "mark");
  return ends && !proper ? { from: span.from, to } : span;
}

/** "Said one surgeon in Tarsk": where somebody without a name is, up to the end of the clause. */
export function withPlace(parsed: Parsed, span: Span): Span {
  const { tokens } = parsed;
  if (!/^(?:in|at|from)$/.test(wordAt(parsed, span.to)) || tokens[span.to - 1]?.capital !== false)
    return span;
  if (parsed.at("tell", span.to) !== undefined) return span;
  let to = span.to + 1;
  while (tokens[to]?.kind === "word" && tokens[to]?.capital === true && to - span.to <= 4) {
    if ((parsed.at("month", to) ?? parsed.at("weekday", to)) !== undefined) return span;
    to += 1;
  }
  const after = tokens[to];
  return to > span.to + 1 && (after === undefined || after.kind === "mark") ? { from: span.from, to } : span;
}

const NAME_WORDS = /^(?:al|el|bin|ibn|de|van|von|der|di|da|-)$/;

/** The point behind an initial: "Oren K. Vale". */
const isInitial = (parsed: Parsed, at: number): boolean =>
  wordAt(parsed, at) === "." &&
  wordAt(parsed, at - 1).length === 1 &&
  parsed.tokens[at + 1]?.capital === true;

const PAPERS =
  /^(?:bulletin|update|edition|statement|report|tally|count|list|register|log|records|figures|data|website)$/;

/** "The ministry's daily bulletin": the ministry's. */
export function possessor(parsed: Parsed, span: Span): Span {
  if (!PAPERS.test(wordAt(parsed, span.to - 1))) return span;
  for (let at = span.to - 2; at > span.from + 1 && span.to - at < 5; at -= 1)
    if (wordAt(parsed, at) === "s" && /^['’]$/.test(wordAt(parsed, at - 1)))
      return { from: span.from, to: at - 1 };
  // "The groups' statement"
  if (/^['’]$/.test(wordAt(parsed, span.to - 2)) && wordAt(parsed, span.to - 3).endsWith("s"))
    return { from: span.from, to: span.to - 2 };
  return span;
}

/** "A Teskan News tally": whose it is, where a name with a capital stands before. */
export function ownerOf(parsed: Parsed, span: Span): Span {
  const last = wordAt(parsed, span.to - 1);
  if (!TALLY.test(last) || span.to - span.from < 2) return span;
  if (parsed.tokens[span.to - 2]?.capital !== true) return span;
  const first = /^(?:a|an|the)$/.test(wordAt(parsed, span.from)) ? span.from + 1 : span.from;
  // "Official figures" at the head of a sentence are nobody's.
  if (parsed.tokens[first]?.capital !== true || (first === 0 && span.to - first < 3)) return span;
  return trimmed(parsed, { from: first, to: span.to - 1 }) ?? span;
}

const MODEL =
  /^(?:model|count|tally|survey|study|estimate|toll|list|report|bulletin|update|statement|breakdown|register|database|memo|memorandum|document|dossier|spreadsheet|file|minutes|cable|letter|note|log|ledger|email|briefing|transcript|recording|draft|table|assessment)$/;

/** The name within a name: "figures compiled by the committee" are the committee's. */
export function behindRecords(parsed: Parsed, span: Span): Span {
  const seen = parsed
    .of("seenBy")
    .filter(({ from, to }) => from > span.from && to < span.to)
    .at(-1);
  const records = parsed.of("records").some(({ from }) => from >= span.from && from < (seen?.from ?? 0));
  const participle = seen !== undefined && seen.to - seen.from > 1;
  const model = parsed.tokens
    .slice(participle ? span.from : Math.max(span.from, (seen?.from ?? 0) - 1), seen?.from ?? 0)
    .some(({ word }) => MODEL.test(word));
  if (seen === undefined || !(records || model)) return ownerOf(parsed, span);
  return trimmed(parsed, { from: seen.to, to: span.to }) ?? span;
}

/** Whose a record is, in Persian: "اسنادی که روزنامه دیده است", "آمار کمیته", "در گزارش هرانا آمده است". */
import type { Parsed } from "../../sentence/parse.ts";
import type { Frame } from "../frame.ts";
import { type Span, trimmed } from "../span.ts";
import { nameAfter } from "./names.ts";
import { ADJECTIVES, wordAt } from "./words.ts";

/** "اسنادی که روزنامهٔ … دیده است": the paper's, not the documents'. */
export function behindRecords(parsed: Parsed, from: number): Span | null {
  const seen = parsed.of("seenBy").find((match) => match.from > from && match.from - from < 18);
  if (seen === undefined) return null;
  const which = parsed.tokens.findIndex(({ word }, at) => at > from && at < seen.from && word === "که");
  if (which < 0) return null;
  // "که به دست روزنامه رسیده است"
  const hand = wordAt(parsed, which + 1) === "به" && wordAt(parsed, which + 2) === "دست" ? 2 : 0;
  return trimmed(parsed, { from: which + 1 + hand, to: seen.from });
}

export function recordsOff(parsed: Parsed, span: Span): Span {
  const records = parsed.of("records").find(({ from }) => from === span.from);
  if (records === undefined || records.to >= span.to) return span;
  if (ADJECTIVES.test(wordAt(parsed, records.to))) return span;
  let from = records.to;
  while (/^(?:ها|های|ی|ای)$/.test(wordAt(parsed, from))) from += 1;
  return from < span.to ? { from, to: span.to } : span;
}

/** "طبق آخرین آمار کمیته": whose figures they are stands behind them, unless they are "official" or "new". */
export function behindFigures(parsed: Parsed, from: number): number {
  let at = from;
  if (LATEST.test(wordAt(parsed, at))) at += wordAt(parsed, at + 1) === "ترین" ? 2 : 1;
  const figures = parsed.at("figureWord", at) ?? parsed.at("records", at);
  if (figures === undefined || /^(?:این|ان)$/.test(wordAt(parsed, at))) return Math.max(at, from);
  let to = figures.to;
  while (/^(?:ها|های|ی|ای)$/.test(wordAt(parsed, to))) to += 1;
  const next = parsed.tokens[to];
  const named =
    next?.kind === "word" &&
    !ADJECTIVES.test(next.word) &&
    parsed.at("stop", to) === undefined &&
    parsed.at("clause", to) === undefined;
  return named ? to : at;
}

const LATEST = /^(?:اخرین|تازه|جدید|جدیدترین|تازهترین)$/;

const OF_RECORD = /^(?:جداگانه|مشترک|جدید|تازه|کوتاه|مطبوعاتی|مفصل|محرمانه|سالانه|ماهانه|روزانه|هفتگی|ای)$/;

/** "در تازه‌ترین گزارش هرانا آمده است که …": whose report it stands in. */
export function reports(parsed: Parsed, frames: Frame[]): void {
  if (frames.some(({ who }) => who !== null)) return;
  const verb = parsed.tokens.findIndex(
    ({ word }, at) =>
      /^(?:امده|میخوانیم|میخوانید)$/.test(word) &&
      (wordAt(parsed, at + 1) === "است" ||
        wordAt(parsed, at + 1) === "بود" ||
        wordAt(parsed, at + 1) === "که"),
  );
  if (verb < 0) return;
  for (let at = 0; at < verb - 1; at += 1) {
    if (wordAt(parsed, at) !== "در") continue;
    const own = /^(?:این|همین)$/.test(wordAt(parsed, at + 1));
    const behind = behindFigures(parsed, at + 1);
    if (own) {
      frames.push({ kind: "according", from: at, to: verb, who: null, via: [] });
      return;
    }
    if (behind === at + 1) continue;
    let name = behind;
    while (OF_RECORD.test(wordAt(parsed, name))) name += 1;
    const who = nameAfter(parsed, name, verb);
    if (who !== null) frames.push({ kind: "according", from: at, to: verb, who, via: [] });
    return;
  }
}

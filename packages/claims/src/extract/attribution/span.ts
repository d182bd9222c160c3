/** Runs of tokens that name somebody, and their words as the text has them. */
import type { Parsed } from "../sentence/parse.ts";
import type { Token } from "../text/tokens.ts";

export interface Span {
  readonly from: number;
  readonly to: number;
}

const EDGE: ReadonlySet<string> = new Set(["the", "و", "ف", "ی", "ای", "،", ","]);
const CLOSED: ReadonlySet<string> = new Set(['"', "»", "”", ")"]);

/** Whether one of the sentence's words of a carrier stands in the span. */
export function isMedia(parsed: Parsed, span: Span): boolean {
  return parsed.of("media").some(({ from, to }) => from >= span.from && to <= span.to);
}

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "«": "»", "“": "”", "(": ")" };

/** Where a short quotation within a name closes; -1 where none opens here. */
export function closing(tokens: readonly Token[], at: number): number {
  const mark = QUOTES[tokens[at]?.word ?? ""];
  if (mark === undefined) return -1;
  for (let to = at + 1; to < at + 8; to += 1) {
    if (tokens[to]?.word === mark) return to;
    if (tokens[to]?.kind === "number") return -1;
  }
  return -1;
}

/** The span without an article or a joining word at its edges; null where nothing is left. */
export function trimmed(parsed: Parsed, span: Span): Span | null {
  let { from, to } = span;
  const word = (at: number): string => parsed.tokens[at]?.word ?? "";
  const mark = (at: number): boolean => parsed.tokens[at]?.kind === "mark";
  while (from < to && (EDGE.has(word(from)) || mark(from))) from += 1;
  while (
    to > from &&
    ((mark(to - 1) && !CLOSED.has(word(to - 1))) ||
      word(to - 1) === "the" ||
      word(to - 1) === "و" ||
      word(to - 1) === "ف")
  )
    to -= 1;
  return from < to ? { from, to } : null;
}

/** The words of a span, as the text has them. */
export function wordsOf(parsed: Parsed, span: Span, text: string): string {
  const first = parsed.tokens[span.from];
  const last = parsed.tokens[span.to - 1];
  if (first === undefined || last === undefined) return "";
  const raw = text.slice(first.start, last.end).replace(/\s+/g, " ");
  // "لل" joins "to" and "the"; parted from "to", the article has its own first letter again.
  return parsed.language === "ar" && raw.startsWith("ل") && first.word.startsWith("ال") ? `ا${raw}` : raw;
}

/** A few words in brackets that end a sentence, and count nothing; null where none do. */
export function lastBrackets(parsed: Parsed): Span | null {
  const { tokens } = parsed;
  const close = tokens.findLastIndex(({ word }) => word === ")");
  if (close < 0 || tokens.slice(close + 1).some(({ kind }) => kind !== "mark")) return null;
  const open = tokens.findLastIndex(({ word }, at) => word === "(" && at < close);
  if (open <= 0 || close - open < 2 || close - open > 7) return null;
  const counts =
    parsed.quantities.some(({ from }) => from > open && from < close) ||
    parsed.events.some(({ from, class: of }) => from > open && from < close && of !== "other");
  return counts ? null : { from: open + 1, to: close };
}

/** "… to 118 - civil defence": a few words behind the last dash of a sentence, which count nothing; null where none do. */
export function behindDash(parsed: Parsed): Span | null {
  const { tokens } = parsed;
  const dash = tokens.findLastIndex(
    ({ word, near }, at) => /^[-–—|]$/.test(word) && !(near && tokens[at + 1]?.near === true),
  );
  if (dash <= 2 || tokens.length - dash > 8) return null;
  const span = trimmed(parsed, { from: dash + 1, to: tokens.length });
  if (span === null) return null;
  const plain = tokens.slice(span.from, span.to).every(({ kind }) => kind === "word");
  const counts =
    parsed.quantities.some(({ to }) => to > dash) ||
    parsed.events.some(({ from, class: of }) => from > dash && of !== "other");
  return plain && !counts ? span : null;
}

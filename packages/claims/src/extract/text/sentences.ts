/**
 * A text as paragraphs of sentences, each a run of tokens.
 *
 * A line end parts sentences unless the paragraph was wrapped, which its lines of nearly one length show.
 * A sentence without an end is cut, so that no rule ever looks further than it should. Cost: linear.
 */
import { type Folded, type Token, tokensOf } from "./tokens.ts";

export interface Sentence {
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  /** Number of its paragraph. */
  readonly paragraph: number;
}

/** No sentence of a story is longer; what is, is a table, a list or an attack. */
const LONGEST = 160;
const ENDS = new Set([".", "!", "?", "؟", "۔", "…", "؛"]);
const CLOSING = new Set(['"', "”", "»", ")", "]", "'", "’"]);
const SHORT = new Set(
  "mr mrs ms dr gen col lt sgt capt maj brig prof rev hon st sen rep gov jan feb mar apr jun jul aug sep sept oct nov dec no vs art approx ca etc inc co incl est dept gov".split(
    " ",
  ),
);
const GAP = /\n\s*\n/g;
const BULLETS = new Set(["•", "*", "-", "–", "—", "▪", "·", "●"]);

/** Whether the lines were broken to fit a width: all but the last nearly as long as each other. */
function wrapped(text: string, from: number, to: number): boolean {
  const lines = text.slice(from, to).trim().split("\n");
  if (lines.length < 2) return false;
  // Two lines tell no width: the second must visibly go on.
  if (lines.length === 2) return /^\s*[a-z]/.test(lines[1] ?? "");
  const lengths = lines.slice(0, -1).map((line) => line.trim().length);
  const most = Math.max(...lengths.slice(0, 200));
  if (most < 45 || most > 110 || !lengths.every((length) => length >= most - 22 && length <= 110))
    return false;
  // Posts and lists have lines of one length too: a wrapped line ends within a sentence, and sentences within lines.
  const goOn = lines.slice(1).filter((line) => /^\s*[a-z]/.test(line)).length;
  // Where there are capitals, a wrapped line shows itself by going on without one.
  if (/[a-z]{3}/.test(lines[1] ?? "")) return goOn * 4 >= lines.length - 1;
  return (
    goOn * 3 >= lines.length - 1 ||
    lines.slice(0, -1).some((line) => /[.!?؟؛،,]\s+\S/.test(line.trim().slice(12)))
  );
}

function linesBreak(text: string, before: Token, token: Token): boolean {
  for (let at = before.end; at < token.start; at += 1) if (text.charCodeAt(at) === 10) return true;
  return false;
}

const FEW = 8;

/** "… به ۷۶ نفر رسید؛ شورا اعلام کرد": a few words without a number say who told what stands before. */
function goesOn(text: string, tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + FEW; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined || (token.kind === "mark" && ENDS.has(token.word))) return at > from;
    if (before !== undefined && linesBreak(text, before, token)) return at > from;
    if (token.kind === "number") return false;
  }
  return false;
}

function endsHere(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== "mark" || !ENDS.has(token.word)) return false;
  if (token.word === "؛") return !goesOn(text, tokens, at + 1);
  if (token.word !== ".") return true;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before !== undefined && before.kind === "word" && token.near) {
    if (SHORT.has(before.word)) return false;
    if (before.word.length === 1 && before.capital) return false;
  }
  // "a.m. and", "etc. were": a story's sentence does not go on in lower case.
  return after === undefined || !(after.kind === "word" && /^[a-z]/.test(after.word) && !after.capital);
}

function sentencesOf(text: string, tokens: readonly Token[], paragraph: number, lines: boolean): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  const cut = (to: number): void => {
    const run = tokens.slice(first, to);
    const [start, end] = [run[0], run.at(-1)];
    if (start !== undefined && end !== undefined)
      sentences.push({ tokens: run, start: start.start, end: end.end, paragraph });
    first = to;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined) continue;
    if (before !== undefined && at > first && linesBreak(text, before, token)) {
      if (lines || (token.kind === "mark" && BULLETS.has(token.word))) cut(at);
    }
    if (endsHere(text, tokens, at)) {
      let to = at + 1;
      while (to < tokens.length) {
        const next = tokens[to];
        if (next?.kind !== "mark" || !(CLOSING.has(next.word) || ENDS.has(next.word)) || !next.near) break;
        to += 1;
      }
      // "We counted 36.", the doctor said: what follows the closing mark in lower case belongs to it.
      cut(to);
      at = to - 1;
    } else if (at - first >= LONGEST) cut(at);
  }
  cut(tokens.length);
  return sentences;
}

/** The sentences of a text in order, a paragraph at a time. */
export function* sentencesIn(text: string): Generator<readonly Sentence[]> {
  let paragraph = 0;
  let from = 0;
  const folded: Folded = new Map();
  const piece = (to: number): readonly Sentence[] => {
    const tokens = tokensOf(text, from, to, folded);
    return tokens.length === 0 ? [] : sentencesOf(text, tokens, paragraph, !wrapped(text, from, to));
  };
  for (const gap of text.matchAll(GAP)) {
    const found = piece(gap.index);
    if (found.length > 0) {
      yield found;
      paragraph += 1;
    }
    from = gap.index + gap[0].length;
  }
  const found = piece(text.length);
  if (found.length > 0) yield found;
}

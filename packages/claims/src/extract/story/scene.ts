/** What the drafts of one sentence share: its story, numbers, frames, days and places; and how words are taken from the text. */
import type { Frame } from "../attribution/frame.ts";
import { type Span, wordsOf } from "../attribution/span.ts";
import type { Dated, KnownDays } from "../circumstances/window.ts";
import type { Counted } from "../sentence/counted.ts";
import type { Parsed } from "../sentence/parse.ts";
import type { Memory } from "./memory.ts";

export interface Story {
  readonly text: string;
  /** The article's own day. */
  readonly date: string | null;
  readonly days: KnownDays;
  /** Number of the next draft. */
  next: number;
}

/** A number is told of near by for so many sentences. */
export const NEAR = 2;

export interface Base {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly asOf: string | null;
  readonly language: Parsed["language"];
  readonly caveats: string | null;
}

/** What the drafts of one sentence share. */
export interface Scene {
  readonly story: Story;
  readonly parsed: Parsed;
  readonly base: Base;
  readonly memory: Memory;
  readonly deathsBefore: boolean;
  /** The sentence stands in a quotation that began before it, or begins one. */
  readonly quoted: boolean;
  readonly frames: readonly Frame[];
  readonly names: ReadonlyMap<Frame, string | null>;
  /** Every number of the sentence, and those of the dead that nobody denies. */
  readonly counted: readonly Counted[];
  readonly dead: readonly Counted[];
  /** Of the numbers of the dead, by position in `counted`. */
  readonly ids: ReadonlyMap<number, string>;
  readonly dates: readonly Dated[];
  readonly places: readonly Span[];
  readonly responsibility: string | null;
}

export function asWordedAt(
  parsed: Parsed,
  from: number,
  to: number,
  text: string,
): readonly [number, number, string] {
  const start = parsed.tokens[from]?.start ?? parsed.sentence.start;
  const end = parsed.tokens[to - 1]?.end ?? parsed.sentence.end;
  return [start, end, text.slice(start, end)];
}

export const viaOf = (parsed: Parsed, frame: Frame | null, text: string): string[] =>
  frame === null ? [] : frame.via.map((span) => wordsOf(parsed, span, text));

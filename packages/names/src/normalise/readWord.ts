/**
 * One written word (what stands between two spaces) folded and cut into the words it holds, remembered,
 * since lists of names repeat their words.
 *
 * Cost: linear in words not seen yet, then a look-up. Remembers some thousands of words and starts anew
 * when it is full, which changes no answer.
 */
import { APOSTROPHES, foldLetters } from "../fold/foldLetters.ts";
import { type NameScript, scriptOf } from "../fold/scriptOf.ts";
import { kindsOf } from "./wordKinds.ts";

export interface ReadWord {
  readonly tokens: readonly string[];
  /** Kinds of all its words together. */
  readonly kinds: number;
  readonly script: NameScript;
  /** Nothing in it reaches over to another word, as a bracket or a slash does. */
  readonly alone: boolean;
}

const MOST_WORDS = 50_000;
const LONGEST_KEPT = 40;
const known = new Map<string, ReadWord>();

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER = /\p{L}/u;
const ARABIC = /\p{Script=Arabic}/u;
const REACHES_OVER = /[()[\]{}«»"/]/;

/** Words of a text already folded; a word in two scripts is two. */
export function cutWords(folded: string): string[] {
  const words: string[] = [];
  for (const word of folded.match(WORD) ?? []) {
    if (!LETTER.test(word)) continue;
    const arabic = ARABIC.test(word);
    if (!arabic || !/[^\p{Script=Arabic}\p{N}]/u.test(word)) words.push(word);
    else
      for (const part of word.match(/[\p{Script=Arabic}]+|[^\p{Script=Arabic}]+/gu) ?? [])
        if (LETTER.test(part)) words.push(part);
  }
  return words;
}

export function foldWord(text: string): string {
  return foldLetters(text).replace(APOSTROPHES, "");
}

export function readWord(written: string): ReadWord {
  const before = known.get(written);
  if (before !== undefined) return before;
  const folded = foldWord(written);
  const tokens = cutWords(folded);
  let kinds = 0;
  for (const token of tokens) kinds |= kindsOf(token);
  const read: ReadWord = {
    tokens,
    kinds,
    script: scriptOf(tokens.join("")),
    alone: !REACHES_OVER.test(folded),
  };
  if (written.length <= LONGEST_KEPT) {
    if (known.size >= MOST_WORDS) known.clear();
    known.set(written, read);
  }
  return read;
}

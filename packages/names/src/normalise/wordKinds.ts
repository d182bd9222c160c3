/**
 * What a folded word may be in a name, as bits: most words are nothing but names, and one test of all
 * bits at once tells so.
 *
 * Cost: one look-up for each word, and a pattern for words that begin with a title.
 */
import {
  BESIDE_UNKNOWN,
  FILIAL,
  JOIN_BEFORE,
  JOIN_NEXT,
  JOINED_TITLE,
  KUNYA,
  NAMES_OF_NOBODY,
  TITLES,
  UNKNOWN,
  UNKNOWN_PAIR,
  UNKNOWN_PART,
} from "./nameWords.ts";

export const KIND = {
  title: 1,
  unknown: 2,
  besideUnknown: 4,
  unknownPart: 8,
  /** Begins a pair of words that says that a name is unknown. */
  pairFirst: 16,
  joinNext: 32,
  joinBefore: 64,
  kunya: 128,
  joinedTitle: 256,
  oneLetter: 512,
  filial: 1024,
  /** Ends a name that is nobody's: John Doe. */
  nobody: 2048,
} as const;

const KINDS = new Map<string, number>();
for (const [words, kind] of [
  [TITLES, KIND.title],
  [UNKNOWN, KIND.unknown],
  [BESIDE_UNKNOWN, KIND.besideUnknown],
  [UNKNOWN_PART, KIND.unknownPart],
  [[...UNKNOWN_PAIR].map((pair) => pair.split(" ")[0] ?? ""), KIND.pairFirst],
  [JOIN_NEXT, KIND.joinNext],
  [JOIN_BEFORE, KIND.joinBefore],
  [KUNYA, KIND.kunya],
  [FILIAL, KIND.filial],
  [[...NAMES_OF_NOBODY].map((name) => name.split(" ").at(-1) ?? ""), KIND.nobody],
] as const)
  for (const word of words) KINDS.set(word, (KINDS.get(word) ?? 0) | kind);

/** One letter is a whole name in these scripts only. */
const WHOLE_LETTER = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a folded word is an initial: one letter, of a script in which that is no name. */
export function isInitial(word: string): boolean {
  const first = word.codePointAt(0);
  return first !== undefined && word.length === (first > 0xffff ? 2 : 1) && !WHOLE_LETTER.test(word);
}

export function kindsOf(word: string): number {
  let kinds = KINDS.get(word) ?? 0;
  if (word.length <= 2 && isInitial(word)) kinds |= KIND.oneLetter;
  const first = word.charCodeAt(0);
  // س and s: with these the titles begin that are written onto a name.
  if ((first === 0x633 || first === 0x73) && JOINED_TITLE.test(word)) kinds |= KIND.joinedTitle;
  return kinds;
}

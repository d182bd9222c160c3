/**
 * Whether a sentence has the words without which it can hold no claim: asked of every sentence, so that most
 * end here.
 *
 * A claim needs a word for death, for a figure or for a part of the dead, and a number or a word of denial.
 * Every phrase that may tell of death is known by its least common word. Cost: one look-up a word.
 */
import type { Lexicon, Role } from "../lexicon/cue.ts";
import { ARABIC_DUALS } from "../numbers/numberWords.ts";
import { type Language, namesNumber } from "../numbers/readNumber.ts";
import type { Token } from "../text/tokens.ts";
import type { Lexicons } from "./parse.ts";

const NUMBER = 1;
const DENIAL = 2;
const DEATH = 4;
const CAVEAT = 8;
/** Somebody may speak. */
const SPEECH = 16;

/** Too common to tell a phrase by, unless it has no other word. */
const COMMON = new Set(
  "people their those have were been number of the was had with from شدند شده شدن است اند کردند کرده دادند داده خود دست نفر هستند شمار تعداد عدد الذین اشخاص".split(
    " ",
  ),
);

const SAID: Readonly<Partial<Record<Role, number>>> = {
  vague: NUMBER,
  none: DENIAL | DEATH,
  deny: DENIAL | SPEECH,
  refuse: DENIAL | SPEECH,
  falseWord: DENIAL,
  later: DENIAL,
  caveat: CAVEAT,
  figureWord: DEATH,
  part: DEATH,
  ofThem: DEATH,
  say: SPEECH,
  tell: SPEECH,
  according: SPEECH,
  cite: SPEECH,
  quote: SPEECH,
};

/** Marks by which somebody is named as speaking without a verb. */
const LABELS: ReadonlySet<string> = new Set([":", "-", "–", "—", "'", "’"]);

function keyOf(words: readonly string[]): string {
  const rare = words.filter((word) => !COMMON.has(word));
  return (rare.length > 0 ? rare : [...words]).reduce(
    (best, word) => (word.length >= best.length ? word : best),
    "",
  );
}

function wordsOf(lexicon: Lexicon): Map<string, number> {
  const words = new Map<string, number>();
  for (const phrases of lexicon.byFirst.values()) {
    for (const { words: phrase, cues } of phrases) {
      for (const { role, value } of cues) {
        const dead = role === "event" && value.startsWith("dead");
        const open = role === "basis" && value === "under-investigation";
        const mask = dead || open ? DEATH : (SAID[role] ?? 0);
        if (mask === 0) continue;
        const key = keyOf(phrase);
        words.set(key, (words.get(key) ?? 0) | mask);
      }
    }
  }
  return words;
}

/** More words than a language uses often need not be kept. */
const KEPT = 60_000;

/** What a sentence may hold, by its words alone. */
export interface Opening {
  /** A claim, or a caveat of one. */
  readonly claim: boolean;
  readonly number: boolean;
  readonly denial: boolean;
  /** Words for death. */
  readonly deaths: boolean;
  /** Somebody who speaks. */
  readonly speaker: boolean;
}

export interface Openings {
  of(tokens: readonly Token[], language: Language): Opening;
}

export function openingsOf({ en, fa, ar }: Lexicons): Openings {
  const lexical = { en: wordsOf(en), fa: wordsOf(fa), ar: wordsOf(ar) };
  const met: Readonly<Record<Language, Map<string, number>>> = {
    en: new Map(),
    fa: new Map(),
    ar: new Map(),
  };
  const maskOf = (word: string, language: Language): number => {
    let mask = (lexical[language].get(word) ?? 0) | (namesNumber(word, language) ? NUMBER : 0);
    if (language !== "ar") return mask;
    if (ARABIC_DUALS.has(word)) mask |= NUMBER | DEATH;
    // "And the dead", "and two people": the joining letter stands before the word.
    const joined = word.length > 2 && (word.startsWith("و") || word.startsWith("ف"));
    return joined ? mask | maskOf(word.slice(1), language) : mask;
  };
  return {
    of(tokens, language) {
      const known = met[language];
      let sum = 0;
      for (const { kind, word } of tokens) {
        if (kind === "number") sum |= NUMBER;
        else if (kind === "word") {
          let mask = known.get(word);
          if (mask === undefined) {
            mask = maskOf(word, language);
            if (known.size < KEPT) known.set(word, mask);
          }
          sum |= mask;
        } else if (LABELS.has(word)) sum |= SPEECH;
      }
      return {
        claim: (sum & CAVEAT) !== 0 || ((sum & DEATH) !== 0 && (sum & (NUMBER | DENIAL)) !== 0),
        number: (sum & NUMBER) !== 0,
        denial: (sum & DENIAL) !== 0,
        deaths: (sum & DEATH) !== 0,
        speaker: (sum & SPEECH) !== 0,
      };
    },
  };
}

/**
 * What a word or phrase may mean in a sentence about deaths, and how phrases are found.
 *
 * A lexicon is lines of `[role, value, "phrase | phrase"]`, read by people who know the language and by
 * nothing else. Phrases are folded as the text is. Finding takes the longest phrase at every word, from
 * the left, so that "number of people killed" is not "killed". Cost: linear in words.
 */
import { toAsciiDigits } from "@daftar/model";
import { foldWord } from "../text/foldWord.ts";
import type { Token } from "../text/tokens.ts";

export type Role =
  // Numbers
  | "qualifier"
  | "qualifierAfter"
  | "vague"
  | "unit"
  | "notCount"
  | "by"
  // People and what befell them; `value` of an event is class, forms and what is counted
  | "event"
  | "people"
  | "anyone"
  | "actor"
  | "plural"
  // Who says so
  | "say"
  | "tell"
  | "according"
  | "cite"
  | "quote"
  | "media"
  | "speaker"
  | "records"
  | "seenBy"
  | "pronoun"
  | "groupNoun"
  // What is said
  | "deny"
  | "refuse"
  | "later"
  | "answer"
  | "talk"
  | "none"
  | "figureWord"
  | "falseWord"
  | "basis"
  | "caveat"
  | "blame"
  | "fire"
  | "order"
  // How it hangs together
  | "part"
  | "ofThem"
  | "more"
  | "clause"
  | "stop"
  | "and"
  | "be"
  | "earlier"
  // Time and place
  | "weekday"
  | "month"
  | "relativeDay"
  | "since"
  | "inYear"
  | "place"
  | "notPlace";

export interface Cue {
  readonly role: Role;
  readonly value: string;
}

export type LexiconLine = readonly [Role, string, string];

export interface Match extends Cue {
  /** First token. */
  readonly from: number;
  /** One after the last token. */
  readonly to: number;
}

interface Phrase {
  readonly words: readonly string[];
  readonly cues: readonly Cue[];
}

export interface Lexicon {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  /** Every word of every phrase, to tell a prefix from the beginning of a word. */
  readonly words: ReadonlySet<string>;
}

/** Words as the tokeniser gives them: half-spaces part, marks within a phrase stand alone. */
function phraseWords(phrase: string): string[] {
  return phrase
    .trim()
    .split(/[\s\u200c]+|(?=[-])|(?<=[-])/)
    .filter((word) => word !== "")
    .map((word) => toAsciiDigits(foldWord(word)));
}

export function lexiconOf(lines: readonly LexiconLine[]): Lexicon {
  const phrases = new Map<string, { words: string[]; cues: Cue[] }>();
  for (const [role, value, list] of lines) {
    for (const phrase of list.split("|")) {
      const words = phraseWords(phrase);
      const key = words.join(" ");
      const known = phrases.get(key);
      if (known === undefined) phrases.set(key, { words, cues: [{ role, value }] });
      else if (!known.cues.some((cue) => cue.role === role && cue.value === value))
        known.cues.push({ role, value });
    }
  }
  const byFirst = new Map<string, Phrase[]>();
  const words = new Set<string>();
  for (const phrase of phrases.values()) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    for (const word of phrase.words) words.add(word);
    const list = byFirst.get(first);
    if (list === undefined) byFirst.set(first, [phrase]);
    else list.push(phrase);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirst, words };
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let n = 1; n < words.length; n += 1) if (tokens[at + n]?.word !== words[n]) return false;
  return true;
}

/** Every phrase of the lexicon in the sentence, in order; one phrase may have several meanings. */
export function matchesIn(tokens: readonly Token[], lexicon: Lexicon): Match[] {
  const matches: Match[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    const phrases =
      token === undefined || token.kind === "number" ? undefined : lexicon.byFirst.get(token.word);
    let found: Phrase | undefined;
    for (let n = 0; phrases !== undefined && n < phrases.length; n += 1) {
      const phrase = phrases[n];
      if (phrase === undefined || !standsAt(tokens, at, phrase.words)) continue;
      found = phrase;
      break;
    }
    if (found === undefined) {
      at += 1;
      continue;
    }
    const to = at + found.words.length;
    for (const { role, value } of found.cues) matches.push({ role, value, from: at, to });
    at = to;
  }
  return matches;
}

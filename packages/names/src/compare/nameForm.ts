/**
 * A name word with all that comparing needs, each thing made when first asked for and once.
 *
 * Cost: a look-up for a word met before; else linear. Words are remembered, some ten thousands of them;
 * when that is full it starts anew, which changes no answer.
 */
import { damageKey, undamaged } from "../damage/damageKeys.ts";
import { isInitial } from "../normalise/wordKinds.ts";
import { type AcrossCode, acrossCode } from "../read/acrossCode.ts";
import { readingPattern } from "../read/readsAs.ts";
import { skeletons } from "../skeleton/skeletons.ts";
import { soundKey } from "../sound/soundKey.ts";
import { codePoints } from "./editDistance.ts";

export interface NameForm {
  readonly token: string;
  readonly arabic: boolean;
  readonly points: Uint32Array;
  /** One bit for each letter in it, letters sharing 32 bits. */
  readonly letterMask: number;
  readonly keys: readonly string[];
  readonly keyPoints: Uint32Array;
  /** `soundKey` of the word. */
  readonly sound: string;
  /** One bit for each sound in it. */
  readonly soundMask: number;
  /** What Latin spellings the rules allow for a word in Arabic script; null of any other word. */
  /** `damageKey` of the word. */
  readonly damage: string;
  /** One letter for a whole word. */
  readonly initial: boolean;
  /** What the word may have been before damage, of a word in Arabic script. */
  readonly undamaged: () => readonly NameForm[];
  readonly pattern: () => RegExp | null;
  readonly across: () => AcrossCode;
}

/** Whether a word holds a letter of Arabic script. */
export function holdsArabic(token: string): boolean {
  for (let at = 0; at < token.length; at += 1) {
    const unit = token.charCodeAt(at);
    if (unit >= 0x621 && unit <= 0x6d3 && unit !== 0x640) return true;
    if (unit > 0x6ff) return /\p{Script=Arabic}/u.test(token);
  }
  return false;
}

/** One bit for each letter of a word, letters sharing 32 bits. */
export function letterMask(token: string): number {
  let letters = 0;
  for (const letter of token) letters |= 1 << (letter.codePointAt(0)! & 31);
  return letters;
}

class WordForm implements NameForm {
  readonly token: string;
  readonly arabic: boolean;
  readonly points: Uint32Array;
  readonly letterMask: number;
  readonly initial: boolean;
  #sound: string | undefined;
  #soundMask: number | undefined;
  #damage: string | undefined;
  #undamaged: readonly NameForm[] | undefined;
  readonly #makeKeys: () => readonly string[];
  #keys: readonly string[] | undefined;
  #keyPoints: Uint32Array | undefined;
  #pattern: RegExp | null | undefined;
  #across: AcrossCode | undefined;

  constructor(token: string, keys: () => readonly string[]) {
    this.token = token;
    this.arabic = holdsArabic(token);
    this.points = codePoints(token);
    this.initial = token.length <= 2 && isInitial(token);
    this.#makeKeys = keys;
    this.letterMask = letterMask(token);
  }

  get sound(): string {
    this.#sound ??= soundKey(this.token);
    return this.#sound;
  }

  get soundMask(): number {
    if (this.#soundMask === undefined) {
      let sounds = 0;
      for (let at = 0; at < this.sound.length; at += 1) sounds |= 1 << (this.sound.charCodeAt(at) & 31);
      this.#soundMask = sounds;
    }
    return this.#soundMask;
  }

  get keys(): readonly string[] {
    this.#keys ??= this.#makeKeys();
    return this.#keys;
  }

  get damage(): string {
    this.#damage ??= damageKey(this.token);
    return this.#damage;
  }

  undamaged(): readonly NameForm[] {
    this.#undamaged ??= this.arabic ? undamaged(this.token).map((token) => nameForm(token)) : [];
    return this.#undamaged;
  }

  get keyPoints(): Uint32Array {
    this.#keyPoints ??= codePoints(this.keys[0] ?? "");
    return this.#keyPoints;
  }

  pattern(): RegExp | null {
    if (this.#pattern === undefined) this.#pattern = this.arabic ? readingPattern(this.token) : null;
    return this.#pattern;
  }

  across(): AcrossCode {
    this.#across ??= acrossCode(this.token, this.arabic);
    return this.#across;
  }
}

const MOST_WORDS = 50_000;
const known = new Map<string, NameForm>();

/**
 * @param token one folded word, or several joined without a space
 * @param keys its skeletons, where the caller has better ones (of words joined)
 */
export function nameForm(token: string, keys?: () => readonly string[]): NameForm {
  if (keys !== undefined) return new WordForm(token, keys);
  const before = known.get(token);
  if (before !== undefined) return before;
  const form = new WordForm(token, () => skeletons(token));
  if (known.size >= MOST_WORDS) known.clear();
  known.set(token, form);
  return form;
}

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
import { joinedSkeletons, skeletons } from "../skeleton/skeletons.ts";
import { soundKey } from "../sound/soundKey.ts";
import { codePoints } from "./editDistance.ts";

export interface NameForm {
  readonly token: string;
  readonly arabic: boolean;
  readonly points: readonly number[];
  /** One bit for each letter in it, letters sharing 32 bits. */
  readonly letterMask: number;
  /** `skeletons` of the word. */
  readonly keys: readonly string[];
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

/** What few words are ever asked for. */
interface Further {
  sound?: string;
  soundMask?: number;
  damage?: string;
  undamaged?: readonly NameForm[];
  keys?: readonly string[];
  pattern?: RegExp | null;
  across?: AcrossCode;
}

/** Lists of millions hold hundreds of thousands of these: what most words are never asked for has an object of its own. */
class WordForm implements NameForm {
  readonly token: string;
  readonly arabic: boolean;
  readonly points: readonly number[];
  readonly letterMask: number;
  readonly initial: boolean;
  /** Words it was joined from; null for one. */
  readonly #tokens: readonly string[] | null;
  #made: Further | null = null;

  constructor(token: string, tokens: readonly string[] | null) {
    this.token = token;
    this.arabic = holdsArabic(token);
    this.points = codePoints(token);
    this.initial = token.length <= 2 && isInitial(token);
    this.letterMask = letterMask(token);
    this.#tokens = tokens;
  }

  get #further(): Further {
    this.#made ??= {};
    return this.#made;
  }

  get sound(): string {
    const further = this.#further;
    further.sound ??= soundKey(this.token);
    return further.sound;
  }

  get soundMask(): number {
    const further = this.#further;
    if (further.soundMask === undefined) {
      const { sound } = this;
      let sounds = 0;
      for (let at = 0; at < sound.length; at += 1) sounds |= 1 << (sound.charCodeAt(at) & 31);
      further.soundMask = sounds;
    }
    return further.soundMask;
  }

  get keys(): readonly string[] {
    const further = this.#further;
    further.keys ??= this.#tokens === null ? skeletons(this.token) : joinedSkeletons(this.#tokens);
    return further.keys;
  }

  get damage(): string {
    const further = this.#further;
    further.damage ??= damageKey(this.token);
    return further.damage;
  }

  undamaged(): readonly NameForm[] {
    const further = this.#further;
    further.undamaged ??= this.arabic ? undamaged(this.token).map((token) => nameForm(token)) : [];
    return further.undamaged;
  }

  pattern(): RegExp | null {
    const further = this.#further;
    if (further.pattern === undefined) further.pattern = this.arabic ? readingPattern(this.token) : null;
    return further.pattern;
  }

  across(): AcrossCode {
    const further = this.#further;
    further.across ??= acrossCode(this.token, this.arabic);
    return further.across;
  }
}

const MOST_WORDS = 50_000;
const known = new Map<string, NameForm>();

/** @param token one folded word */
export function nameForm(token: string): NameForm {
  const before = known.get(token);
  if (before !== undefined) return before;
  const form = new WordForm(token, null);
  if (known.size >= MOST_WORDS) known.clear();
  known.set(token, form);
  return form;
}

/** @param tokens folded words written as one; the skeletons are those of the words */
export function joinedForm(tokens: readonly string[]): NameForm {
  const [only] = tokens;
  return tokens.length === 1 && only !== undefined ? nameForm(only) : new WordForm(tokens.join(""), tokens);
}

/**
 * Words of a name brought to rest: titles and kunya taken off the front, words for an unknown part taken
 * out, parts that are written joined or apart joined.
 *
 * The passes run until nothing changes, which makes the whole idempotent. Cost: linear in practice.
 */
import { FAMILY_ENDING, JOINED_TITLE, NAMES_OF_NOBODY, OF_UNKNOWN, UNKNOWN_PAIR } from "./nameWords.ts";
import { KIND, kindsOf } from "./wordKinds.ts";

export interface Settled {
  readonly tokens: readonly string[];
  readonly titles: readonly string[];
  readonly kunya: readonly string[];
  /** Places in `tokens` before which a word for an unknown part stood. */
  readonly unknownAt: readonly number[];
  /** Of words that were written "son of …" or "daughter of …": their place in `tokens`, and whose. */
  readonly fathers: readonly (readonly [at: number, name: string])[];
  readonly placeholder: boolean;
}

const is = (word: string | undefined, kind: number): boolean =>
  word !== undefined && (kindsOf(word) & kind) !== 0;

/** Words that say, all together, that no name is known. */
function saysUnknown(tokens: readonly string[]): boolean {
  if (tokens.length === 0) return true;
  if (tokens.length === 1 && is(tokens[0], KIND.oneLetter)) return true;
  const rest = tokens.filter((token) => !is(token, KIND.unknown));
  const beside = rest.every((token) => is(token, KIND.besideUnknown));
  if (beside && rest.length < tokens.length) return true;
  const text = tokens.join(" ");
  return UNKNOWN_PAIR.has(text) || NAMES_OF_NOBODY.has(text) || text === "n a";
}

/** The first letter tells the script here, since a word is of one script. */
const isArabic = (word: string): boolean => word >= "\u0600" && word <= "\u08ff";

class Words {
  readonly titles: string[] = [];
  readonly kunya: string[] = [];
  readonly unknownAt: number[] = [];
  /** Of joined words, what was joined to "son of". */
  readonly #fathers = new Map<string, string>();
  tokens: string[];

  constructor(tokens: readonly string[]) {
    this.tokens = [...tokens];
  }

  /** Replaces `count` words at a place; places of unknown parts move along. */
  #replace(at: number, count: number, by: readonly string[]): void {
    this.tokens.splice(at, count, ...by);
    this.unknownAt.forEach((place, index) => {
      if (place > at) this.unknownAt[index] = Math.max(at, place - count + by.length);
    });
  }

  takeTitles(): void {
    for (;;) {
      const first = this.tokens[0] ?? "";
      if (this.tokens.length > 1 && is(first, KIND.title)) {
        this.titles.push(first);
        this.#replace(0, 1, []);
        continue;
      }
      const joined = is(first, KIND.joinedTitle) ? JOINED_TITLE.exec(first)?.[0] : undefined;
      const bare = joined === undefined ? "" : first.slice(joined.length);
      if (joined !== undefined && !FAMILY_ENDING.test(bare)) {
        this.titles.push(joined);
        this.#replace(0, 1, [bare]);
        continue;
      }
      // "Abu Ali Hasan Karimi": two words or more must remain, else it is the name itself.
      if (this.tokens.length < 4 || !is(first, KIND.kunya)) return;
      this.kunya.push(`${first} ${this.tokens[1]}`);
      this.#replace(0, 2, []);
    }
  }

  takeUnknown(): void {
    for (let at = 0; at < this.tokens.length; ) {
      const word = this.tokens[at] ?? "";
      const next = this.tokens[at + 1] ?? "";
      const pair = is(word, KIND.pairFirst) && UNKNOWN_PAIR.has(`${word} ${next}`);
      if (!pair && !is(word, KIND.unknownPart)) {
        at += 1;
        continue;
      }
      this.#replace(at, pair || OF_UNKNOWN.has(next) ? 2 : 1, []);
      if (!this.unknownAt.includes(at)) this.unknownAt.push(at);
    }
  }

  /** The word that a join at a place gives, where the word there is joined to the next; null elsewhere. */
  #joinedToNext(at: number): string | null {
    const [word = "", next] = [this.tokens[at], this.tokens[at + 1]];
    if (next === undefined || isArabic(word) !== isArabic(next)) return null;
    // In front ولد is a boy and Ben a given name; between two names, a son.
    const filial = is(word, KIND.filial) && at > 0;
    if (!is(word, KIND.joinNext) && !filial) return null;
    if (is(word, KIND.filial)) this.#fathers.set(word + next, next);
    return word + next;
  }

  join(): void {
    for (let at = 0; at < this.tokens.length; at += 1) {
      const word = this.tokens[at] ?? "";
      const before = this.tokens[at - 1];
      if (before !== undefined && is(word, KIND.joinBefore) && isArabic(word) === isArabic(before)) {
        const father = this.#fathers.get(before);
        if (father !== undefined) this.#fathers.set(before + word, father + word);
        this.#replace(at - 1, 2, [before + word]);
        at -= 1;
        continue;
      }
      // "bin Abd al-Rahman": first what the father's own name is joined of.
      if (is(word, KIND.filial))
        for (let own = this.#joinedToNext(at + 1); own !== null; own = this.#joinedToNext(at + 1))
          this.#replace(at + 1, 2, [own]);
      const joined = this.#joinedToNext(at);
      if (joined !== null) this.#replace(at, 2, [joined]);
    }
  }

  fathers(): (readonly [number, string])[] {
    return this.tokens.flatMap((token, at) => {
      const name = this.#fathers.get(token);
      return name === undefined ? [] : [[at, name] as const];
    });
  }
}

/** @param words folded words of a name, in the order written */
export function settleWords(words: readonly string[]): Settled {
  const name = new Words(words);
  for (let before = ""; before !== name.tokens.join(" "); ) {
    before = name.tokens.join(" ");
    name.takeTitles();
    if (saysUnknown(name.tokens)) break;
    name.takeUnknown();
    if (saysUnknown(name.tokens)) break;
    name.join();
  }
  const placeholder = saysUnknown(name.tokens);
  return {
    tokens: placeholder ? [] : name.tokens,
    titles: name.titles,
    kunya: name.kunya,
    unknownAt: placeholder ? [] : name.unknownAt.sort((a, b) => a - b),
    fathers: placeholder ? [] : name.fathers(),
    placeholder,
  };
}

/**
 * Finds people by what somebody types, across scripts and spellings: "mohamad reza" finds محمدرضا.
 *
 * Each word typed must meet a word of one of the person's names: the same, its beginning, a spelling that
 * reads as it, or one with the same consonants (`names/skeleton`). Two words typed may meet one word, and
 * one may meet two, since names are written together and apart. The nearest come first.
 * Cost: building is linear in words of names; a search in distinct words plus people.
 */
import { joinedSkeletons, type NameForm } from "@daftar/names";
import type { NameWords } from "./nameWords.ts";

/** How near a word is: the sum over the words typed orders people. */
const NEAR = { same: 5, beginning: 4, reads: 4, sound: 2, soundBegins: 1 } as const;
/** Consonants that a beginning must have, else half of all names begin so. */
const SHORTEST_SOUND = 2;

function meets(typed: NameForm, word: NameForm): number {
  if (typed.token === word.token) return NEAR.same;
  if (typed.points.length > 1 && word.token.startsWith(typed.token)) return NEAR.beginning;
  const across = typed.arabic !== word.arabic;
  if (across) {
    const [arabic, latin] = typed.arabic ? [typed, word] : [word, typed];
    if (arabic.pattern()?.test(latin.token) === true) return NEAR.reads;
  }
  if (typed.keys.some((key) => word.keys.includes(key))) return NEAR.sound;
  // Within one script a beginning is seen in the letters.
  const begins = typed.keys.some(
    (key) => key.length >= SHORTEST_SOUND && word.keys.some((other) => other.startsWith(key)),
  );
  return begins && across ? NEAR.soundBegins : 0;
}

export class NameIndex {
  readonly #words: NameWords;
  readonly #people: number;
  readonly #forms: NameForm[] = [];
  /** People who bear a word, by its position in `#forms`. */
  readonly #bearers: number[][] = [];
  readonly #byKey = new Map<string, number[]>();

  /** @param names the name forms of each person; what is found are positions in it */
  constructor(names: readonly (readonly string[])[], words: NameWords) {
    this.#words = words;
    this.#people = names.length;
    const positions = new Map<string, number>();
    names.forEach((forms, person) => {
      const tokens = new Set(forms.flatMap((text) => words.tokensOf(text)));
      for (const token of tokens) {
        const at = positions.get(token) ?? this.#add(token);
        positions.set(token, at);
        this.#bearers[at]?.push(person);
      }
    });
  }

  #add(token: string): number {
    const form = this.#words.formOf(token);
    const at = this.#forms.push(form) - 1;
    this.#bearers.push([]);
    for (const key of form.keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), at]);
    return at;
  }

  /** @returns people found with how near they are, or null where nothing that could be a name was typed */
  find(typed: string): Map<number, number> | null {
    const tokens = this.#words.tokensOf(typed);
    if (tokens.length === 0) return null;
    // reached[n]: people whose names met the first n words typed; 0 is nobody yet, else 1 + nearness.
    const reached = Array.from({ length: tokens.length + 1 }, () => new Uint16Array(this.#people));
    reached[0]?.fill(1);
    tokens.forEach((token, at) => {
      this.#advance(reached[at], reached[at + 1], this.#bearersOfOne(token));
      const next = tokens[at + 1];
      if (next !== undefined) {
        this.#advance(reached[at], reached[at + 2], this.#bearersOfKeys(joinedSkeletons([token, next])));
      }
    });
    const found = new Map<number, number>();
    reached[tokens.length]?.forEach((nearness, person) => {
      if (nearness > 0) found.set(person, nearness - 1);
    });
    return found;
  }

  #advance(
    from: Uint16Array | undefined,
    to: Uint16Array | undefined,
    met: ReadonlyMap<number, number>,
  ): void {
    if (from === undefined || to === undefined) return;
    for (const [person, nearness] of met) {
      const before = from[person] ?? 0;
      if (before > 0) to[person] = Math.max(to[person] ?? 0, before + nearness);
    }
  }

  #bearersOfOne(token: string): Map<number, number> {
    const typed = this.#words.formOf(token);
    const met = new Map<number, number>();
    this.#forms.forEach((form, at) => {
      const nearness = meets(typed, form);
      if (nearness > 0) this.#meet(met, at, nearness);
    });
    for (const key of typed.keys) this.#addParted(met, key);
    return met;
  }

  /** One word typed that is two in a name: its consonants, parted anywhere. */
  #addParted(met: Map<number, number>, key: string): void {
    for (let at = SHORTEST_SOUND; at <= key.length - SHORTEST_SOUND; at += 1) {
      const first = this.#bearersOfKeys([key.slice(0, at)]);
      if (first.size === 0) continue;
      const second = this.#bearersOfKeys([key.slice(at)]);
      for (const person of first.keys()) {
        if (second.has(person) && !met.has(person)) met.set(person, NEAR.sound);
      }
    }
  }

  #bearersOfKeys(keys: readonly string[]): Map<number, number> {
    const met = new Map<number, number>();
    for (const key of keys) for (const at of this.#byKey.get(key) ?? []) this.#meet(met, at, NEAR.sound);
    return met;
  }

  #meet(met: Map<number, number>, word: number, nearness: number): void {
    for (const person of this.#bearers[word] ?? []) {
      if ((met.get(person) ?? 0) < nearness) met.set(person, nearness);
    }
  }
}

/**
 * Distinct words, each with a number; what comparing needs of a word is made when it is first compared.
 *
 * Cost: one look-up for each word given; a form (`nameForm`) only for words that meet another.
 */
import { isInitial, joinedSkeletons, letterMask, type NameForm, nameForm } from "@daftar/names";

export class Words {
  readonly texts: string[] = [];
  readonly #tokens: (readonly string[])[] = [];
  readonly #forms: (NameForm | undefined)[] = [];
  /** Letters of each word, as a mask and by number; 0 where they are not yet counted. */
  readonly #masks: number[] = [];
  readonly #lengths: number[] = [];
  readonly #ids = new Map<string, number>();
  readonly #initials = new Set<number>();
  readonly #glued = new Map<number, number>();

  /**
   * @param tokens words of one part of a name, compared as one word
   * @returns -1 where there are none
   */
  id(tokens: readonly string[]): number {
    const text = tokens.length === 1 ? tokens[0]! : tokens.join("");
    if (text === "") return -1;
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.#ids.set(text, id);
      this.texts.push(text);
      this.#tokens.push(tokens);
      this.#forms.push(undefined);
      this.#masks.push(0);
      this.#lengths.push(0);
      if (isInitial(text)) this.#initials.add(id);
    }
    return id;
  }

  /** Two words written as one. */
  glued(one: number, other: number): number {
    const key = one * 67_108_864 + other;
    let id = this.#glued.get(key);
    if (id === undefined) {
      id = this.id([...this.tokens(one), ...this.tokens(other)]);
      this.#glued.set(key, id);
    }
    return id;
  }

  /** "A." and "A." may be any two names that begin so. */
  isInitial(id: number): boolean {
    return this.#initials.size > 0 && this.#initials.has(id);
  }

  get size(): number {
    return this.texts.length;
  }

  #count(id: number): void {
    const text = this.texts[id]!;
    this.#masks[id] = letterMask(text);
    let length = 0;
    for (const _ of text) length += 1;
    this.#lengths[id] = length;
  }

  /** Letters of the word. */
  length(id: number): number {
    if (this.#lengths[id] === 0) this.#count(id);
    return this.#lengths[id]!;
  }

  /** `letterMask` of the word. */
  letters(id: number): number {
    if (this.#lengths[id] === 0) this.#count(id);
    return this.#masks[id]!;
  }

  /** Letters at the start, at most four, that two names of two words have alike, each written as one word. */
  sharedStart(one: number, then: number, other: number, andThen: number): number {
    const [a, b] = [this.texts[one]!, this.texts[other]!];
    const [c, d] = [this.texts[then]!, this.texts[andThen]!];
    let at = 0;
    for (; at < 4; at += 1) {
      const left = at < a.length ? a.charCodeAt(at) : c.charCodeAt(at - a.length);
      const right = at < b.length ? b.charCodeAt(at) : d.charCodeAt(at - b.length);
      if (left !== right) break;
    }
    return at;
  }

  firstLetter(id: number): number {
    return this.texts[id]!.charCodeAt(0);
  }

  tokens(id: number): readonly string[] {
    return this.#tokens[id]!;
  }

  form(id: number): NameForm {
    let form = this.#forms[id];
    if (form === undefined) {
      const tokens = this.#tokens[id]!;
      form = nameForm(this.texts[id]!, tokens.length === 1 ? undefined : joinedSkeletons(tokens));
      this.#forms[id] = form;
    }
    return form;
  }
}

/** Distinct plain values. */
export class Values {
  readonly texts: string[] = [];
  readonly #ids = new Map<string, number>();

  id(text: string): number {
    if (text === "") return -1;
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.#ids.set(text, id);
      this.texts.push(text);
    }
    return id;
  }
}

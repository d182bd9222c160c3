/**
 * Distinct words, each with a number; what comparing needs of a word is made when it is first compared.
 *
 * Cost: one look-up for each word given; a form (`nameForm`) only for words that meet another.
 */
import {
  holdsArabic,
  isInitial,
  joinedForm,
  letterMask,
  mayBeVariants,
  type NameForm,
  surelyDiffer,
} from "@daftar/names";

/** Room for so many words at first. */
const FIRST_ROOM = 256;
const MOST_LETTERS = 65_535;

function grown<A extends Int32Array | Uint8Array | Uint16Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

export class Words {
  readonly texts: string[] = [];
  readonly #tokens: (readonly string[])[] = [];
  readonly #forms: (NameForm | undefined)[] = [];
  /** What is at hand of each word without its text: letters as a mask, their number, the first, and the script. */
  #masks = new Int32Array(FIRST_ROOM);
  #lengths = new Uint16Array(FIRST_ROOM);
  #first = new Uint16Array(FIRST_ROOM);
  #arabic = new Uint8Array(FIRST_ROOM);
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
      this.#describe(id, text);
      if (isInitial(text)) this.#initials.add(id);
    }
    return id;
  }

  /** The number of a text, where there is such a word. */
  numberOf(text: string): number | undefined {
    return this.#ids.get(text);
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

  #describe(id: number, text: string): void {
    if (id === this.#masks.length) {
      this.#masks = grown(this.#masks, new Int32Array(2 * id));
      this.#lengths = grown(this.#lengths, new Uint16Array(2 * id));
      this.#first = grown(this.#first, new Uint16Array(2 * id));
      this.#arabic = grown(this.#arabic, new Uint8Array(2 * id));
    }
    let length = 0;
    for (const _ of text) length += 1;
    this.#masks[id] = letterMask(text);
    this.#lengths[id] = Math.min(MOST_LETTERS, length);
    this.#first[id] = text.charCodeAt(0);
    this.#arabic[id] = holdsArabic(text) ? 1 : 0;
  }

  /** Letters of the word, 65,535 where there are more. */
  length(id: number): number {
    return this.#lengths[id]!;
  }

  /** `letterMask` of the word. */
  letters(id: number): number {
    return this.#masks[id]!;
  }

  /** At most so many letters at the start are the same, of four. */
  #mostStart(a: number, b: number): number {
    return this.#first[a] === this.#first[b] ? 4 : 0;
  }

  /** Whether two words of one script differ for certain, by what is at hand; false says nothing. */
  surelyDiffer(a: number, b: number): boolean {
    const [one, other] = [this.#lengths[a]!, this.#lengths[b]!];
    // A word of one or two letters may be an initial.
    if (this.#arabic[a] !== this.#arabic[b] || one <= 2 || other <= 2) return false;
    if (one === MOST_LETTERS || other === MOST_LETTERS) return false;
    return surelyDiffer(one, this.#masks[a]!, other, this.#masks[b]!, this.#mostStart(a, b));
  }

  /** Whether two words of one script may be variants of one, by what is at hand; true says nothing. */
  mayBeVariants(a: number, b: number): boolean {
    const [one, other] = [this.#lengths[a]!, this.#lengths[b]!];
    if (this.#arabic[a] !== this.#arabic[b] || one === MOST_LETTERS || other === MOST_LETTERS) return true;
    return mayBeVariants(one, this.#masks[a]!, other, this.#masks[b]!, this.#mostStart(a, b));
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
    return this.#first[id]!;
  }

  tokens(id: number): readonly string[] {
    return this.#tokens[id]!;
  }

  form(id: number): NameForm {
    let form = this.#forms[id];
    if (form === undefined) {
      form = joinedForm(this.#tokens[id]!);
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

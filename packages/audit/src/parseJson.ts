/**
 * JSON of a file, in its one spelling (docs/release-format.md): what `JSON.stringify` writes, and white space
 * between tokens. Of two values under one key this reader takes the last, and another may take the first.
 *
 * An array is compared item by item: of a file of 150 MB no second copy is made. Cost: linear.
 */
import { fromUtf8 } from "@daftar/model";

const [TAB, LINE_END, RETURN, SPACE, QUOTE, BACKSLASH] = [9, 10, 13, 32, 34, 92];
const isSpace = (letter: number): boolean =>
  letter === SPACE || letter === LINE_END || letter === TAB || letter === RETURN;

/** A text that is compared piece by piece; each piece begins and ends between tokens. */
class Spelling {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the text goes on with this piece, and white space between its tokens at most. */
  takes(plain: string): boolean {
    this.#skipSpace();
    if (this.#text.startsWith(plain, this.#at)) {
      this.#at += plain.length;
      return true;
    }
    return this.#takesSpaced(plain);
  }

  get ended(): boolean {
    this.#skipSpace();
    return this.#at === this.#text.length;
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #takesSpaced(plain: string): boolean {
    const text = this.#text;
    let [at, inString] = [this.#at, false];
    for (let i = 0; i < plain.length; i += 1) {
      const letter = plain.charCodeAt(i);
      if (!inString) while (isSpace(text.charCodeAt(at))) at += 1;
      if (text.charCodeAt(at) !== letter) return false;
      at += 1;
      if (letter === QUOTE) inString = !inString;
      else if (letter === BACKSLASH) {
        // Whatever it escapes ends no string.
        i += 1;
        if (text.charCodeAt(at) !== plain.charCodeAt(i)) return false;
        at += 1;
      }
    }
    this.#at = at;
    return true;
  }
}

function isInOneSpelling(text: string, value: unknown): boolean {
  const spelling = new Spelling(text);
  if (!Array.isArray(value)) return spelling.takes(JSON.stringify(value)) && spelling.ended;
  if (!spelling.takes("[")) return false;
  for (const [at, item] of value.entries()) {
    if (at > 0 && !spelling.takes(",")) return false;
    if (!spelling.takes(JSON.stringify(item))) return false;
  }
  return spelling.takes("]") && spelling.ended;
}

/** Undefined where the bytes are no JSON text in its one spelling. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = fromUtf8(bytes);
    const value: unknown = JSON.parse(text);
    return isInOneSpelling(text, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const [OPENS, CLOSES, COMMA] = [91, 93, 44];
/** Another layout, or another spelling: which of them, the whole file says. */
class OtherLayout extends Error {}

/** Items of an array whose brackets and items have each a line of their own. @throws where they have not */
function* itemsOnLines(bytes: Uint8Array): Generator<unknown, undefined> {
  if (bytes[0] !== OPENS || bytes[1] !== LINE_END) throw new OtherLayout();
  for (let at = 2, more = true; more; ) {
    const end = bytes.indexOf(LINE_END, at);
    more = bytes[end - 1] === COMMA;
    const text = fromUtf8(bytes.subarray(at, more ? end - 1 : end));
    const item: unknown = JSON.parse(text);
    if (end < 0 || JSON.stringify(item) !== text) throw new OtherLayout();
    yield item;
    at = end + 1;
    if (!more && (bytes[at] !== CLOSES || bytes[at + 1] !== LINE_END || at + 2 !== bytes.length))
      throw new OtherLayout();
  }
}

/**
 * Items of an array, each as `read` makes it; null where the bytes are no array in its one spelling, or `read` gives
 * null for one.
 *
 * Where each item has a line of its own, as in a release, one after the other is read, and neither the text nor the
 * value of the whole is ever held.
 */
export function parseItems<T>(bytes: Uint8Array, read: (item: unknown) => T | null): T[] | null {
  const whole = parseItemsOf(bytes, read);
  if (whole !== undefined) return whole;
  const value = parseJson(bytes);
  return Array.isArray(value) ? allOf(value, read) : null;
}

/** Undefined where the items have no lines of their own. */
function parseItemsOf<T>(bytes: Uint8Array, read: (item: unknown) => T | null): T[] | null | undefined {
  try {
    return allOf(itemsOnLines(bytes), read);
  } catch {
    return undefined;
  }
}

function allOf<T>(items: Iterable<unknown>, read: (item: unknown) => T | null): T[] | null {
  const all: T[] = [];
  for (const item of items) {
    const made = read(item);
    if (made === null) return null;
    all.push(made);
  }
  return all;
}

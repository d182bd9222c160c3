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

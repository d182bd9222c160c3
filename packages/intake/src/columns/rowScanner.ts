/**
 * Where the rows and cells of delimited UTF-8 begin and end, found byte by byte without making a text.
 *
 * Source: RFC 4180, read as csv-parse reads it with the settings of `readCsv`: CR LF, LF or CR end a row;
 * a quote opens a cell only at its start and is a letter elsewhere; lines without any byte are passed over.
 * What the two could read differently (a letter after a closing quote, an open quote at the end, rows
 * beyond what csv-parse takes) is not read here: `irregular` says so, and csv-parse decides.
 * Cost: one look at each byte; a row cut by the end of what is there is looked at again when more has come.
 */

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** What a byte may mean. Ink: its cell says something. Doubt: a blank or a control character may be meant. */
const INK = 1;
const DOUBT = 2;
const DIVIDES = 4;
const ENDS = 8;

/** Cells of a row at most; wider rows are irregular. */
const MOST_CELLS = 4096;

function kindsOfBytes(delimiter: string): Uint8Array {
  const kinds = new Uint8Array(256).fill(INK);
  kinds.fill(DOUBT, 0, 0x20);
  kinds[0x7f] = DOUBT;
  kinds[0x20] = 0;
  kinds[0x09] = 0;
  kinds[QUOTE] = 0;
  // Bytes inside a character say nothing by themselves.
  kinds.fill(0, 0x80, 0xc0);
  // First bytes of the characters that are blanks (U+00A0, U+1680, U+2000…, U+3000, U+FEFF), and C2 of the
  // control characters U+0080 to U+009F.
  for (const byte of [0xe1, 0xe2, 0xe3, 0xef]) kinds[byte] = 0;
  kinds[0xc2] = DOUBT;
  kinds[delimiter.charCodeAt(0)] = DIVIDES;
  kinds[LF] = ENDS;
  kinds[CR] = ENDS;
  return kinds;
}

/** `row`: a row lies between; `more`: the rest of a row has not come yet; `end`: no row is left. */
export type Scanned = "row" | "more" | "end" | "irregular";

export class RowScanner {
  /** What was fed and not yet scanned, among it the cells of the row that was found; overwritten by feeding. */
  bytes: Uint8Array = new Uint8Array(1 << 16);
  /** Cells of the row, without their quotes, doubled quotes made one. */
  readonly from = new Int32Array(MOST_CELLS);
  readonly to = new Int32Array(MOST_CELLS);
  cells = 0;
  /** Line on which the row begins, counted from 1. */
  row = 0;
  /** Whether the row says something for certain, and holds nothing that no text has. */
  plain = false;

  readonly #kinds: Uint8Array;
  readonly #longest: number;
  /** Whether the quotes of a cell are doubled. */
  readonly #doubled = new Uint8Array(MOST_CELLS);
  #at = 0;
  #end = 0;
  #line = 1;
  #last = false;

  /** @param longest bytes of a row at most; longer rows are irregular */
  constructor(delimiter: string, longest: number) {
    this.#kinds = kindsOfBytes(delimiter);
    this.#longest = longest;
  }

  /** @param last whether these bytes are the last */
  feed(chunk: Uint8Array, last: boolean): void {
    const rest = this.#end - this.#at;
    // One byte more than there is: a line end is put there, so that `scan` need not ask for the end of it.
    if (rest + chunk.length + 1 > this.bytes.length) {
      const larger = new Uint8Array(2 * (rest + chunk.length + 1));
      larger.set(this.bytes.subarray(this.#at, this.#end));
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.#at, this.#end);
    this.bytes.set(chunk, rest);
    this.#at = 0;
    this.#end = rest + chunk.length;
    this.bytes[this.#end] = LF;
    this.#last = last;
  }

  /** Passes over a byte order mark; to be called before the first `scan`. @returns whether enough bytes are there to tell */
  passMark(): boolean {
    const [a, b, c] = this.bytes;
    if (this.#end >= 3 && a === 0xef && b === 0xbb && c === 0xbf) this.#at = 3;
    return this.#end >= 3;
  }

  /** The next row, if it lies in what was fed. */
  scan(): Scanned {
    const { bytes, from, to } = this;
    const kinds = this.#kinds;
    const end = this.#end;
    // Lines without any byte.
    while (this.#at < end && (bytes[this.#at] === LF || bytes[this.#at] === CR)) {
      const next = this.#afterBreak(this.#at);
      if (next < 0) return "more";
      this.#at = next;
      this.#line += 1;
    }
    const begin = this.#at;
    if (begin === end) return this.#last ? "end" : "more";
    let at = begin;
    let seen = 0;
    let cells = 0;
    let breaks = 0;
    let doubled = 0;
    for (;;) {
      if (cells === MOST_CELLS) return "irregular";
      let kind = 0;
      if (bytes[at] === QUOTE) {
        let twice = 0;
        at += 1;
        from[cells] = at;
        for (;;) {
          const byte = bytes[at]!;
          if (byte === QUOTE) {
            if (at + 1 < end && bytes[at + 1] === QUOTE) {
              twice = 1;
              at += 2;
              continue;
            }
            break;
          }
          if (at >= end) return this.#open(begin);
          if (byte === LF ? bytes[at - 1] !== CR || at === from[cells] : byte === CR) breaks += 1;
          seen |= kinds[byte]!;
          at += 1;
        }
        to[cells] = at;
        at += 1;
        if (at >= end && !this.#last) return this.#cut(begin);
        kind = kinds[bytes[at]!]!;
        if (kind < DIVIDES) return "irregular";
        this.#doubled[cells] = twice;
        doubled |= twice;
      } else {
        from[cells] = at;
        for (;;) {
          kind = kinds[bytes[at]!]!;
          if (kind >= DIVIDES) break;
          seen |= kind;
          at += 1;
        }
        to[cells] = at;
        this.#doubled[cells] = 0;
      }
      cells += 1;
      if (kind === DIVIDES) {
        at += 1;
        continue;
      }
      break;
    }
    if (at >= end && !this.#last) return this.#cut(begin);
    const next = at >= end ? end : this.#afterBreak(at);
    if (next < 0) return this.#cut(begin);
    if (at - begin > this.#longest) return "irregular";
    this.cells = cells;
    this.row = this.#line;
    this.plain = (seen & (INK | DOUBT)) === INK;
    this.#line += 1 + breaks;
    this.#at = next;
    if (doubled !== 0) this.#undouble();
    return "row";
  }

  /** Place after a line end, or -1 where it cannot be told yet. */
  #afterBreak(at: number): number {
    if (this.bytes[at] === LF) return at + 1;
    if (at + 1 < this.#end) return this.bytes[at + 1] === LF ? at + 2 : at + 1;
    return this.#last ? at + 1 : -1;
  }

  /** A row that ends beyond what is there. */
  #cut(begin: number): Scanned {
    return this.#end - begin > this.#longest ? "irregular" : "more";
  }

  #open(begin: number): Scanned {
    return this.#last ? "irregular" : this.#cut(begin);
  }

  #undouble(): void {
    const { bytes } = this;
    for (let cell = 0; cell < this.cells; cell += 1) {
      if (this.#doubled[cell] === 0) continue;
      const end = this.to[cell]!;
      let put = this.from[cell]!;
      for (let at = put; at < end; at += 1) {
        bytes[put] = bytes[at]!;
        put += 1;
        if (bytes[at] === QUOTE) at += 1;
      }
      this.to[cell] = put;
    }
  }
}

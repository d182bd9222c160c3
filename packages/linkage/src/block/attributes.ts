/**
 * What two records may agree on before they are compared: for each part of a name its coarse sound, for other
 * fields plain values, and damaged or vaguer forms of them.
 *
 * Every attribute gives a row one number or none. Coarse sounds merge what spellings and romanisations
 * confuse most, since a key must not miss; comparing decides. Attributes of one fact (a birth date, its year)
 * share a bit of `facts` and are never asked for together: the second would say nothing new.
 * Cost: each distinct value is read once.
 */
import { writtenDay } from "@daftar/model";
import { soundKey } from "@daftar/names";
import type { Columns } from "../encode/columns.ts";
import { type Spans, UNKNOWN } from "../encode/dates.ts";
import { isTold } from "../encode/isTold.ts";
import { hashText, mix } from "../numbering/hash.ts";
import { Numbering } from "../numbering/numbering.ts";
import { sharableInts } from "../numbering/sharable.ts";

export interface Attribute {
  readonly name: string;
  /** Bits of the facts it speaks of. */
  readonly facts: number;
  /** Number of the value for each row; -1 where the account is silent. */
  readonly ids: Int32Array;
  /** 32 bits for each value, the same whatever its number. */
  readonly hashes: Int32Array;
}

/**
 * Tables of more rows are compared less, for the sake of cost: they are not asked for further readings, which are for
 * damage that is rare, and agreement must be rarer (`candidates.ts`).
 */
export const FULL_TO = 250_000;
const FURTHER: ReadonlySet<string> = new Set([
  "given and family",
  "name without spaces",
  "start of given",
  "start of family",
  "age",
  "age, other bands",
]);

const GIVEN = 1;
const FATHER = 2;
const GRANDFATHER = 4;
const FAMILY = 8;
const BORN = 16;
const DIED = 32;
const PLACE = 64;
const ORIGIN = 128;
const ID = 256;
const PHONE = 512;
const EMAIL = 1024;
const FIRST_TEXT = 2048;

/** One coarse sound of a part of a name or place: spellings and scripts that stand for one another are one. */
function soundOf(tokens: readonly string[]): string {
  const text = tokens.join("");
  // Numbers have no sound: what holds a digit is a key as it is.
  return /\p{N}/u.test(text) ? text : soundKey(text) || text;
}

const UNREAD = -2;

/** Values of one attribute, numbered as they are met. */
class Keys {
  readonly ids: Int32Array;
  readonly #hashes: number[] = [];
  readonly #known = new Numbering();

  constructor(size: number) {
    this.ids = sharableInts(size).fill(-1);
  }

  number(hash: number): number {
    const id = this.#known.of(hash >>> 0);
    if (id === this.#hashes.length) this.#hashes.push(hash);
    return id;
  }

  attribute(name: string, facts: number): Attribute {
    const hashes = sharableInts(this.#hashes.length);
    hashes.set(this.#hashes);
    return { name, facts, ids: this.ids, hashes };
  }
}

/** Attributes that at least one row has, in a fixed order. */
export function attributesOf(c: Columns): Attribute[] {
  const { size, words, placeWords } = c;
  const found: Attribute[] = [];
  const add = (name: string, facts: number, fill: (keys: Keys) => (row: number) => number): void => {
    if (size > FULL_TO && FURTHER.has(name)) return;
    const keys = new Keys(size);
    const of = fill(keys);
    let any = false;
    for (let row = 0; row < size; row += 1) {
      const id = of(row);
      keys.ids[row] = id;
      if (id >= 0) any = true;
    }
    if (any) found.push(keys.attribute(name, facts));
  };
  const byText: ByText = (name, facts, count, column, read) =>
    add(name, facts, (keys) => {
      // Each value is read once, and only where a row has it.
      const known = new Int32Array(count).fill(UNREAD);
      const number = (id: number): number => {
        const text = read(id);
        return text === null || text === "" ? -1 : keys.number(hashText(text));
      };
      return (row) => {
        const id = column[row]!;
        if (id < 0) return -1;
        if (known[id] === UNREAD) known[id] = number(id);
        return known[id]!;
      };
    });
  /** @param of a number for each row, or null */
  const byNumber = (name: string, facts: number, of: (row: number) => number | null): void =>
    add(name, facts, (keys) => (row) => {
      const value = of(row);
      return value === null ? -1 : keys.number(mix(value, 7));
    });
  const sounds: (string | undefined)[] = [];
  const soundText = (id: number): string => (sounds[id] ??= soundOf(words.tokens(id)));
  const [given, family] = [either(c.parts[0]), either(c.parts[3])];
  // First of all: where a row is asked for some of its sets only, they are those with the family name.
  byText("family", FAMILY, words.size, family, soundText);
  byText("given", GIVEN, words.size, given, soundText);
  byText("father", FATHER, words.size, either(c.parts[1]), soundText);
  byText("grandfather", GRANDFATHER, words.size, either(c.parts[2]), soundText);
  const soundHash = new Int32Array(words.size);
  const hashOf = (id: number): number => (soundHash[id] ||= hashText(soundText(id)) | 0 || 1);
  // Each pair of given and family name is read once.
  const both = new Numbering();
  const firstRow: number[] = [];
  const pairOf = new Int32Array(size).fill(-1);
  for (let row = 0; row < size; row += 1) {
    const [one, other] = [given[row]!, family[row]!];
    if (one < 0 || other < 0) continue;
    pairOf[row] = both.of(one * 67_108_864 + other);
    if (pairOf[row] === firstRow.length) firstRow.push(row);
  }
  const ofPair = (name: string, hash: (one: number, other: number) => number): void =>
    add(name, GIVEN | FAMILY, (keys) => {
      const ids = Int32Array.from(firstRow, (row) => keys.number(hash(given[row]!, family[row]!)));
      return (row) => (pairOf[row]! < 0 ? -1 : ids[pairOf[row]!]!);
    });
  // Written in each other's place.
  ofPair(
    "given and family",
    (one, other) =>
      (Math.imul(hashOf(one) ^ hashOf(other), 0x9e3779b1) ^ (hashOf(one) + hashOf(other))) >>> 0,
  );
  // Parted elsewhere.
  ofPair("name without spaces", (one, other) =>
    hashText(soundOf([...words.tokens(one), ...words.tokens(other)])),
  );
  if (c.chainWords.length > 0) addChains(c, byText, soundText);
  const start = (length: number) => (id: number) => {
    const text = soundText(id);
    return text.length > length ? text.slice(0, length) : null;
  };
  byText("start of given", GIVEN, words.size, given, start(2));
  byText("start of family", FAMILY, words.size, family, start(3));
  addDates(c, byNumber);
  const placeSound = (id: number): string => soundOf(placeWords.tokens(id));
  if (c.city.some(isTold)) {
    const city = either(c.city);
    byNumber("city", PLACE, (row) => told(city[row]!));
  }
  byText("place", PLACE, placeWords.size, either(c.place), placeSound);
  byText("origin", ORIGIN, placeWords.size, either([c.birthPlace, c.burialPlace]), placeSound);
  const idText = (id: number): string => c.ids.texts[id]!;
  // Hidden signs (`idText`) end no id; four signs are what many lists give of it.
  const idEnd = (id: number): string | null => /[^*]{4}$/.exec(idText(id))?.[0] ?? null;
  byText("id", ID, c.ids.texts.length, c.nationalId, idText);
  byText("end of id", ID, c.ids.texts.length, c.nationalId, idEnd);
  byText("phone", PHONE, c.ids.texts.length, c.phone, idText);
  byText("e-mail", EMAIL, c.ids.texts.length, c.email, idText);
  byText("user of e-mail", EMAIL, words.size, c.emailUser, (id) => words.texts[id]!);
  c.texts.forEach(({ label, words: own, at }, index) => {
    // Beyond the bits of a number texts share one: asked for apart, never together.
    const fact = FIRST_TEXT << Math.min(index, 18);
    byText(label, fact, own.size, at, (id) => own.texts[id]!);
    byText(`first word of ${label}`, fact, own.size, at, (id) =>
      own.tokens(id).length > 1 ? own.tokens(id)[0]! : null,
    );
  });
  if (c.wholeName !== null) {
    const { words: own, at } = c.wholeName;
    byText("whole name, in any order", GIVEN | FAMILY, own.size, at, (id) =>
      own
        .tokens(id)
        .map((token) => soundOf([token]))
        .sort()
        .join(" "),
    );
  }
  return found;
}

type ByText = (
  name: string,
  facts: number,
  count: number,
  column: Int32Array,
  read: (id: number) => string | null,
) => void;

/** Chains whose words are cut or glued elsewhere: their last word, and all of them as one. */
function addChains({ chains, chainWords }: Columns, byText: ByText, soundText: (id: number) => string): void {
  const chain = either(chains);
  const last = (id: number): string => soundText(chainWords[id]!.at(-1)!);
  byText("last word", FAMILY, chainWords.length, chain, last);
  byText("all words as one", GIVEN | FATHER | GRANDFATHER | FAMILY, chainWords.length, chain, (id) =>
    Array.from(chainWords[id]!, soundText).join(""),
  );
}

/** What the first column says of a row, else what the second does. */
function either([first, second]: readonly [Int32Array, Int32Array]): Int32Array {
  if (!isTold(second)) return first;
  const out = first.slice();
  for (let row = 0; row < out.length; row += 1) if (out[row]! < 0) out[row] = second[row]!;
  return out;
}

const told = (id: number): number | null => (id < 0 ? null : id);

type ByNumber = (name: string, facts: number, of: (row: number) => number | null) => void;

function addDates(c: Columns, byNumber: ByNumber): void {
  const band = (shift: number) => (row: number) => {
    const [low, high] = [c.ageLow[row]!, c.ageHigh[row]!];
    return low < 0 || high - low > 6 ? null : ((low + high) / 2 + shift) >> 2;
  };
  byNumber("age", BORN, band(0));
  byNumber("age, other bands", BORN, band(2));
  const exact = ({ from, to }: Spans, row: number): number | null =>
    from[row] !== UNKNOWN && from[row] === to[row] ? from[row]! : null;
  byNumber("birth day", BORN, (row) => exact(c.birth, row));
  byNumber("birth year", BORN, (row) => {
    const [from, to] = [c.birth.from[row]!, c.birth.to[row]!];
    return from === UNKNOWN || to - from > 366 ? null : Math.floor(writtenDay(from) / 10_000);
  });
  byNumber("birth month and day", BORN, (row) => {
    const day = exact(c.birth, row);
    // The first of January is what stands where only the year is known.
    return day === null || writtenDay(day) % 10_000 === 101 ? null : writtenDay(day) % 10_000;
  });
  byNumber("day", DIED, (row) => exact(c.death, row) ?? exact(c.injury, row));
}

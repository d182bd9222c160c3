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
import { type Columns, isTold } from "../encode/columns.ts";
import { type Spans, UNKNOWN } from "../encode/dates.ts";
import { hashText, mix } from "../numbering/hash.ts";
import { Numbering } from "../numbering/numbering.ts";

export interface Attribute {
  readonly name: string;
  /** Bits of the facts it speaks of. */
  readonly facts: number;
  /** Number of the value for each row; -1 where the account is silent. */
  readonly ids: Int32Array;
  /** Another reading of what an attribute before it tells: for damage that is rare, at a cost that is not. */
  readonly further: boolean;
  /** 32 bits for each value, the same whatever its number. */
  readonly hashes: Int32Array;
}

/** Attributes that large tables are not asked for (`candidates.ts`). */
const FURTHER: ReadonlySet<string> = new Set([
  "name without spaces",
  "start of given",
  "start of family",
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

/** Values of one attribute, numbered as they are met. */
class Keys {
  readonly ids: Int32Array;
  readonly #hashes: number[] = [];
  readonly #known = new Numbering();

  constructor(size: number) {
    this.ids = new Int32Array(size).fill(-1);
  }

  number(hash: number): number {
    const id = this.#known.of(hash >>> 0);
    if (id === this.#hashes.length) this.#hashes.push(hash);
    return id;
  }

  attribute(name: string, facts: number): Attribute {
    return { name, facts, further: FURTHER.has(name), ids: this.ids, hashes: Int32Array.from(this.#hashes) };
  }
}

/** A number for each value of a column, read once, and from there one for each row. */
type NumberOf = (id: number) => number;

/** @param read a text for each value, or null where it gives no key */
function once(keys: Keys, count: number, read: (id: number) => string | null): NumberOf {
  const known = new Int32Array(count).fill(-2);
  return (id) => {
    if (id < 0) return -1;
    if (known[id] === -2) {
      const text = read(id);
      known[id] = text === null || text === "" ? -1 : keys.number(hashText(text));
    }
    return known[id]!;
  };
}

/** Attributes that at least one row has, in a fixed order. */
export function attributesOf(c: Columns): Attribute[] {
  const { size, words, placeWords } = c;
  const found: Attribute[] = [];
  const add = (name: string, facts: number, fill: (keys: Keys) => (row: number) => number): void => {
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
      const of = once(keys, count, read);
      return (row) => of(column(row));
    });
  /** @param of a number for each row, or null */
  const byNumber = (name: string, facts: number, of: (row: number) => number | null): void =>
    add(name, facts, (keys) => (row) => {
      const value = of(row);
      return value === null ? -1 : keys.number(mix(value, 7));
    });
  const sounds: (string | undefined)[] = [];
  const soundText = (id: number): string => (sounds[id] ??= soundOf(words.tokens(id)));
  const word = (part: 0 | 1 | 2 | 3) => {
    const [arabic, latin] = c.parts[part];
    return (row: number): number => (arabic[row]! >= 0 ? arabic[row]! : latin[row]!);
  };
  const [given, family] = [word(0), word(3)];
  byText("given", GIVEN, words.size, given, soundText);
  byText("father", FATHER, words.size, word(1), soundText);
  byText("grandfather", GRANDFATHER, words.size, word(2), soundText);
  byText("family", FAMILY, words.size, family, soundText);
  const soundHash = new Int32Array(words.size);
  const hashOf = (id: number): number => (soundHash[id] ||= hashText(soundText(id)) | 0 || 1);
  // Each pair of given and family name is read once.
  const both = new Numbering();
  const firstRow: number[] = [];
  const pairOf = new Int32Array(size).fill(-1);
  for (let row = 0; row < size; row += 1) {
    const [one, other] = [given(row), family(row)];
    if (one < 0 || other < 0) continue;
    pairOf[row] = both.of(one * 67_108_864 + other);
    if (pairOf[row] === firstRow.length) firstRow.push(row);
  }
  const ofPair = (name: string, hash: (one: number, other: number) => number): void =>
    add(name, GIVEN | FAMILY, (keys) => {
      const ids = Int32Array.from(firstRow, (row) => keys.number(hash(given(row), family(row))));
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
  const either = (columns: readonly [Int32Array, Int32Array]) => (row: number) =>
    columns[0][row]! >= 0 ? columns[0][row]! : columns[1][row]!;
  if (c.city.some(isTold)) byNumber("city", PLACE, (row) => told(either(c.city)(row)));
  byText("place", PLACE, placeWords.size, either(c.place), placeSound);
  byText("origin", ORIGIN, placeWords.size, either([c.birthPlace, c.burialPlace]), placeSound);
  const idText = (id: number): string => c.ids.texts[id]!;
  // Hidden signs (`idText`) end no id; four signs are what many lists give of it.
  const idEnd = (id: number): string | null => /[^*]{4}$/.exec(idText(id))?.[0] ?? null;
  const column = (ids: Int32Array) => (row: number) => ids[row]!;
  byText("id", ID, c.ids.texts.length, column(c.nationalId), idText);
  byText("end of id", ID, c.ids.texts.length, column(c.nationalId), idEnd);
  byText("phone", PHONE, c.ids.texts.length, column(c.phone), idText);
  byText("e-mail", EMAIL, c.ids.texts.length, column(c.email), idText);
  byText("user of e-mail", EMAIL, words.size, column(c.emailUser), (id) => words.texts[id]!);
  c.texts.forEach(({ label, words: own, at }, index) => {
    // Beyond the bits of a number texts share one: asked for apart, never together.
    const fact = FIRST_TEXT << Math.min(index, 18);
    byText(label, fact, own.size, column(at), (id) => own.texts[id]!);
    byText(`first word of ${label}`, fact, own.size, column(at), (id) =>
      own.tokens(id).length > 1 ? own.tokens(id)[0]! : null,
    );
  });
  if (c.wholeName !== null) {
    const { words: own, at } = c.wholeName;
    byText("whole name, in any order", GIVEN | FAMILY, own.size, column(at), (id) =>
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
  column: (row: number) => number,
  read: (id: number) => string | null,
) => void;

/** Chains whose words are cut or glued elsewhere: their last word, and all of them as one. */
function addChains({ chains, chainWords }: Columns, byText: ByText, soundText: (id: number) => string): void {
  const chain = (row: number): number => (chains[0][row]! >= 0 ? chains[0][row]! : chains[1][row]!);
  const last = (id: number): string => soundText(chainWords[id]!.at(-1)!);
  byText("last word", FAMILY, chainWords.length, chain, last);
  byText("all words as one", GIVEN | FATHER | GRANDFATHER | FAMILY, chainWords.length, chain, (id) =>
    Array.from(chainWords[id]!, soundText).join(""),
  );
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

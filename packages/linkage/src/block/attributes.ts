/**
 * What two records may agree on before they are compared: for each part of a name its coarse sound, for other
 * fields plain values, and damaged or vaguer forms of them.
 *
 * Every attribute gives a row one number or none. Coarse sounds merge what spellings and romanisations
 * confuse most, since a key must not miss; comparing decides. Attributes of one fact (a birth date, its year)
 * share a bit of `facts` and are never asked for together: the second would say nothing new.
 * Cost: each distinct value is read once.
 */
import { joinedSkeletons } from "@daftar/names";
import { type Columns, type Spans, UNKNOWN } from "../encode/columns.ts";
import type { Words } from "../encode/words.ts";
import { hashText, mix } from "./hash.ts";

export interface Attribute {
  readonly name: string;
  /** Bits of the facts it speaks of. */
  readonly facts: number;
  /** A hash of the value for each row; 0 where the account is silent. */
  readonly keys: Int32Array;
}

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

/** One coarse sound of a word: letters that stand for one another across spellings are one. */
export function soundOf(tokens: readonly string[]): string {
  const [key = ""] = joinedSkeletons(tokens);
  const coarse = key
    .replace(/[kgQX]/g, "k")
    .replace(/[CjZ]/g, "j")
    .replace(/[zd]/g, "d")
    .replace(/v/g, "")
    .replace(/(.)\1+/g, "$1");
  return coarse === "" ? tokens.join("") : coarse;
}

const filled = (keys: Int32Array): boolean => keys.some((key) => key !== 0);
/** 0 is kept for silence. */
const key32 = (hash: number): number => hash | 0 || 1;

/** @param read a text for each word, or null where the word gives no key */
function wordKeys(words: Words, read: (id: number) => string | null): (id: number) => number {
  const known = new Int32Array(words.size);
  const seen = new Uint8Array(words.size);
  return (id) => {
    if (id < 0) return 0;
    if (seen[id] === 0) {
      seen[id] = 1;
      const text = read(id);
      known[id] = text === null || text === "" ? 0 : key32(hashText(text));
    }
    return known[id]!;
  };
}

function dayKeys(size: number, spans: readonly Spans[], of: (day: number) => number): Int32Array {
  const out = new Int32Array(size);
  for (const { from, to } of spans)
    for (let row = 0; row < size; row += 1)
      if (out[row] === 0 && from[row] !== UNKNOWN && from[row] === to[row])
        out[row] = key32(mix(of(from[row]!), 7));
  return out;
}

const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();

/** A function of days, asked once for each. */
function byDay(of: (day: number) => number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    let value = known.get(day);
    if (value === undefined) {
      value = of(day);
      known.set(day, value);
    }
    return value;
  };
}

/** Attributes that at least one row has, in a fixed order. */
export function attributesOf(c: Columns): Attribute[] {
  const { size } = c;
  const sounds = new Map<number, string>();
  const soundText = (id: number): string => {
    let sound = sounds.get(id);
    if (sound === undefined) {
      sound = soundOf(c.words.tokens(id));
      sounds.set(id, sound);
    }
    return sound;
  };
  const sound = wordKeys(c.words, soundText);
  const start = (length: number) =>
    wordKeys(c.words, (id) => {
      const text = soundText(id);
      return text.length > length ? text.slice(0, length) : null;
    });
  const found: Attribute[] = [];
  const add = (name: string, facts: number, keys: Int32Array): void => {
    if (filled(keys)) found.push({ name, facts, keys });
  };
  const rows = (of: (row: number) => number): Int32Array => {
    const out = new Int32Array(size);
    for (let row = 0; row < size; row += 1) out[row] = of(row);
    return out;
  };
  const word = (part: 0 | 1 | 2 | 3, row: number): number => {
    const [arabic, latin] = c.parts[part];
    return arabic[row]! >= 0 ? arabic[row]! : latin[row]!;
  };
  const ageBand = (shift: number) => (row: number) => {
    const [low, high] = [c.ageLow[row]!, c.ageHigh[row]!];
    return low < 0 || high - low > 6 ? 0 : key32(mix(((low + high) / 2 + shift) >> 2, 11));
  };
  const plain = (ids: Int32Array) => (row: number) => (ids[row]! < 0 ? 0 : ids[row]! + 1);
  const [given, father, grandfather, family] = [
    rows((row) => sound(word(0, row))),
    rows((row) => sound(word(1, row))),
    rows((row) => sound(word(2, row))),
    rows((row) => sound(word(3, row))),
  ];
  add("given", GIVEN, given);
  add("father", FATHER, father);
  add("grandfather", GRANDFATHER, grandfather);
  add("family", FAMILY, family);
  // Written in each other's place, or parted elsewhere.
  add("given and family", GIVEN | FAMILY, rows((row) =>
    given[row] === 0 || family[row] === 0 ? 0 : key32(Math.imul(given[row]! ^ family[row]!, 0x9e3779b1) ^ (given[row]! + family[row]!)),
  ));
  add("name without spaces", GIVEN | FAMILY, rows((row) => {
    const [one, other] = [word(0, row), word(3, row)];
    if (one < 0 || other < 0) return 0;
    // The mark of a vowel at the start says nothing within a word.
    const end = soundText(other).replace(/^a/, "");
    const begin = soundText(one);
    return key32(hashText(begin.endsWith(end[0] ?? "-") ? begin + end.slice(1) : begin + end));
  }));
  const [givenStart, familyStart] = [start(2), start(3)];
  add("start of given", GIVEN, rows((row) => givenStart(word(0, row))));
  add("start of family", FAMILY, rows((row) => familyStart(word(3, row))));
  add("age", BORN, rows(ageBand(0)));
  add("age, other bands", BORN, rows(ageBand(2)));
  add("birth day", BORN, dayKeys(size, [c.birth], (day) => day));
  add("birth year", BORN, rows((row) => {
    const [from, to] = [c.birth.from[row]!, c.birth.to[row]!];
    return from === UNKNOWN || to - from > 366 ? 0 : key32(mix(birthYear(from), 13));
  }));
  add("birth month and day", BORN, dayKeys(size, [c.birth], byDay((day) => {
    const date = new Date(day * 86_400_000);
    return 40 * (date.getUTCMonth() + 1) + date.getUTCDate();
  })));
  add("day", DIED, dayKeys(size, [c.death, c.injury], (day) => day));
  const placeSound = wordKeys(c.placeWords, (id) => soundOf(c.placeWords.tokens(id)) || null);
  const placed = (at: 0 | 1) => (row: number) =>
    c.city[at][row]! >= 0 ? key32(mix(c.city[at][row]!, 17)) : placeSound(c.place[at][row]!);
  add("place", PLACE, rows((row) => placed(0)(row) || placed(1)(row)));
  add("origin", ORIGIN, rows((row) => placeSound(c.birthPlace[row]!) || placeSound(c.burialPlace[row]!)));
  const ids = rows(plain(c.nationalId));
  add("id", ID, ids);
  const ending = c.ids.texts.map((text) => (text.length > 4 ? key32(hashText(text.slice(-4))) : 0));
  add("end of id", ID, rows((row) => (c.nationalId[row]! < 0 ? 0 : ending[c.nationalId[row]!]!)));
  add("phone", PHONE, rows(plain(c.phone)));
  add("e-mail", EMAIL, rows(plain(c.email)));
  const userKey = wordKeys(c.words, (id) => c.words.texts[id]!);
  add("user of e-mail", EMAIL, rows((row) => userKey(c.emailUser[row]!)));
  c.texts.forEach(({ label, words, at }, index) => {
    const fact = FIRST_TEXT << Math.min(index, 18);
    const whole = wordKeys(words, (id) => words.texts[id]!);
    const first = wordKeys(words, (id) => (words.tokens(id).length > 1 ? words.tokens(id)[0]! : null));
    add(label, fact, rows((row) => whole(at[row]!)));
    add(`first word of ${label}`, fact, rows((row) => first(at[row]!)));
  });
  if (c.wholeName !== null) {
    const { words, at } = c.wholeName;
    const sorted = wordKeys(words, (id) => words.tokens(id).map((token) => soundOf([token])).sort().join(" "));
    add("whole name, in any order", GIVEN | FAMILY, rows((row) => sorted(at[row]!)));
  }
  return found;
}

const birthYear = byDay(yearOf);

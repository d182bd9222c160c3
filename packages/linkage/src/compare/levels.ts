/**
 * The levels of two records: one small number for each field, -1 where either account is silent.
 *
 * Source: `fields.ts` for what the levels mean; `../shared/research/linkage.md` 4.3. Two words are compared
 * once and remembered. Cost: constant for a pair of records whose words were met before.
 */
import { compareForms } from "@daftar/names";
import { type Columns, type Spans, type TextField, UNKNOWN } from "../encode/columns.ts";
import type { Words } from "../encode/words.ts";
import { AT, TEXTS_FROM } from "./fields.ts";

const SLOT_BITS = 19;

/** A function of two numbers, remembered in a table of fixed size: the newest pair of a slot stays. */
function remembered(of: (a: number, b: number) => number): (a: number, b: number) => number {
  const slots = 1 << SLOT_BITS;
  const keys = new Float64Array(slots).fill(-1);
  const values = new Int8Array(slots);
  return (a, b) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const key = low * 67_108_864 + high;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - SLOT_BITS);
    if (keys[slot] === key) return values[slot]!;
    const value = of(low, high);
    keys[slot] = key;
    values[slot] = value;
    return value;
  };
}

function comparer(words: Words): (a: number, b: number) => number {
  return remembered((a, b) => compareForms(words.form(a), words.form(b)));
}

const digitsOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** Whether two days differ by one digit, or by day and month swapped. */
const nearlyWritten = remembered((a, b) => {
  const [left, right] = [digitsOf(a - 1_000_000), digitsOf(b - 1_000_000)];
  if (left.slice(0, 4) === right.slice(0, 4)) {
    if (left.slice(5, 7) === right.slice(8) && left.slice(8) === right.slice(5, 7)) return 1;
  }
  let differ = 0;
  for (let at = 0; at < 10; at += 1) if (left[at] !== right[at]) differ += 1;
  return differ === 1 ? 1 : 0;
});
const nearly = (a: number, b: number): boolean => nearlyWritten(a + 1_000_000, b + 1_000_000) === 1;

function birthLevel(spans: Spans, i: number, j: number): number {
  const [af, at, bf, bt] = [spans.from[i]!, spans.to[i]!, spans.from[j]!, spans.to[j]!];
  if (af === UNKNOWN || bf === UNKNOWN) return -1;
  if (af !== at || bf !== bt) {
    const gap = Math.max(0, af - bt, bf - at);
    if (gap === 0) return Math.max(at - af, bt - bf) <= 31 ? 3 : 2;
    return gap <= 366 ? 2 : gap <= 3653 ? 1 : 0;
  }
  if (af === bf) return 5;
  if (nearly(af, bf)) return 4;
  const gap = Math.abs(af - bf);
  return gap <= 31 ? 3 : gap <= 366 ? 2 : gap <= 3653 ? 1 : 0;
}

function eventLevel(a: Spans, i: number, b: Spans, j: number): number {
  const [af, at, bf, bt] = [a.from[i]!, a.to[i]!, b.from[j]!, b.to[j]!];
  if (af === UNKNOWN || bf === UNKNOWN) return -1;
  if (af === at && bf === bt) {
    const gap = Math.abs(af - bf);
    if (gap <= 1) return 5 - gap;
    if (gap <= 7 || nearly(af, bf)) return 3;
    return gap <= 31 ? 2 : gap <= 366 ? 1 : 0;
  }
  const gap = Math.max(0, af - bt, bf - at);
  const width = Math.max(at - af, bt - bf);
  // "Some time that year" agrees with every day of it, and so says nothing.
  if (gap === 0) return width <= 14 ? 3 : width <= 62 ? 2 : -1;
  return gap <= 31 ? 2 : gap <= 366 ? 1 : 0;
}

/** Deaths with deaths, injuries with injuries; an injury with a death only where it can agree. */
function deathLevel(columns: Columns, i: number, j: number): number {
  const like = Math.max(
    eventLevel(columns.death, i, columns.death, j),
    eventLevel(columns.injury, i, columns.injury, j),
  );
  if (like >= 0) return like;
  const across = Math.max(
    eventLevel(columns.death, i, columns.injury, j),
    eventLevel(columns.injury, i, columns.death, j),
  );
  return across >= 3 ? across : -1;
}

function ageLevel(columns: Columns, i: number, j: number): number {
  const [al, ah, bl, bh] = [columns.ageLow[i]!, columns.ageHigh[i]!, columns.ageLow[j]!, columns.ageHigh[j]!];
  if (al < 0 || bl < 0) return -1;
  // Both birth dates known: they are compared themselves.
  if (columns.birth.from[i] !== UNKNOWN && columns.birth.from[j] !== UNKNOWN) return -1;
  const gap = Math.max(0, al - bh, bl - ah);
  const width = Math.max(ah - al, bh - bl);
  if (gap === 0) return width === 0 ? 4 : width <= 3 ? 3 : width <= 10 ? 2 : -1;
  return gap <= 1 ? 3 : gap <= 3 ? 2 : gap <= 7 ? 1 : 0;
}

/** How many words two texts share, each counted once. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  for (const word of a) if (b.includes(word)) shared += 1;
  return shared;
}

/** Level of two values of a text column. */
function textComparer({ words }: TextField): (a: number, b: number) => number {
  return remembered((a, b) => {
    const [one, other] = [words.tokens(a), words.tokens(b)];
    const shared = one.length + other.length > 2 ? sharedWords(one, other) : 0;
    if (shared * 2 >= Math.max(one.length, other.length)) return 2;
    const level = compareForms(words.form(a), words.form(b));
    if (level >= 2) return 2;
    return shared > 0 || level === 1 ? 1 : 0;
  });
}

/** Level of two whole names by the words they share. */
function wholeNameComparer({ words }: TextField): (a: number, b: number) => number {
  return remembered((a, b) => {
    const [one, other] = [words.tokens(a), words.tokens(b)];
    const shared = sharedWords(one, other);
    if (shared === 0) return 0;
    const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
    if (shared >= short && short >= 2) return 3;
    return shared * 2 >= long ? 2 : 1;
  });
}

/** Number of the word that given and family name make together, by script and row; -1 where one is missing. */
function wholeWords({ parts, words }: Columns): (script: number, row: number) => number {
  const known = new Map<number, number>();
  return (script, row) => {
    const [given, family] = [parts[0][script]![row]!, parts[3][script]![row]!];
    if (given < 0 || family < 0) return -1;
    const key = given * 67_108_864 + family;
    let id = known.get(key);
    if (id === undefined) {
      id = words.id([...words.tokens(given), ...words.tokens(family)]);
      known.set(key, id);
    }
    return id;
  };
}

/** Writes the levels of records i and j of `columns` to `levels`, by field. */
export type LevelsOf = (i: number, j: number, levels: Int8Array) => void;

export function levelsOf(columns: Columns): LevelsOf {
  const { parts, words, placeWords, ids } = columns;
  const compareWords = comparer(words);
  const comparePlaces = comparer(placeWords);
  const { texts, wholeName } = columns;
  const compareTexts = texts.map(textComparer);
  const compareWhole = wholeName === null ? null : wholeNameComparer(wholeName);
  const wholeWord = wholeWords(columns);
  const compareIds = remembered((a, b) => {
    const [left, right] = [ids.texts[a]!, ids.texts[b]!];
    const shorter = Math.min(left.length, right.length);
    if (shorter >= 4 && left.length !== right.length && (left.endsWith(right) || right.endsWith(left)))
      return 1;
    if (left.length !== right.length || shorter < 5) return 0;
    let differ = 0;
    for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) differ += 1;
    return differ === 1 ? 1 : 0;
  });
  const best = (
    a: readonly [Int32Array, Int32Array],
    i: number,
    b: readonly [Int32Array, Int32Array],
    j: number,
  ) => {
    let level = -1;
    for (let s = 0; s < 2; s += 1) {
      const left = a[s]![i]!;
      if (left < 0) continue;
      for (let t = 0; t < 2; t += 1) {
        const right = b[t]![j]!;
        if (right < 0) continue;
        const found = left === right ? 4 : compareWords(left, right);
        if (found === 4) return 4;
        if (found > level) level = found;
      }
    }
    return level;
  };
  const placePair = (i: number, s: 0 | 1, j: number, t: 0 | 1): number => {
    const [a, b] = [columns.place[s][i]!, columns.place[t][j]!];
    const [ca, cb] = [columns.city[s][i]!, columns.city[t][j]!];
    const [pa, pb] = [columns.province[s][i]!, columns.province[t][j]!];
    const sameProvince = pa >= 0 && pa === pb;
    if (ca >= 0 && cb >= 0) return ca === cb ? 3 : sameProvince ? 1 : 0;
    if (a < 0 || b < 0) return sameProvince ? 1 : pa >= 0 && pb >= 0 ? 0 : -1;
    const level = a === b ? 4 : comparePlaces(a, b);
    return level >= 3 ? 3 : level === 2 ? 2 : sameProvince ? 1 : 0;
  };
  const writtenPlace = (a: number, b: number): number => {
    if (a < 0 || b < 0) return -1;
    const level = a === b ? 4 : comparePlaces(a, b);
    return level >= 3 ? 2 : level === 2 ? 1 : 0;
  };
  const oneWhole = (i: number, j: number): boolean => {
    for (let s = 0; s < 2; s += 1) {
      const left = wholeWord(s, i);
      if (left < 0) continue;
      for (let t = 0; t < 2; t += 1) {
        const right = wholeWord(t, j);
        if (right < 0) continue;
        if (left === right) return true;
        if (s === t && Math.abs(words.texts[left]!.length - words.texts[right]!.length) > 2) continue;
        if (compareWords(left, right) >= 3) return true;
      }
    }
    return false;
  };
  return (i, j, levels) => {
    for (let part = 0; part < 4; part += 1) levels[part] = best(parts[part]!, i, parts[part]!, j);
    if (levels[AT.given]! < 3 || levels[AT.family]! < 3) {
      const [given, family] = [parts[0], parts[3]];
      // Parted elsewhere: "Mohammad / Reza Karimi" and "Mohammadreza / Karimi" have one sound.
      if (oneWhole(i, j)) {
        levels[AT.given] = Math.max(3, levels[AT.given]!);
        levels[AT.family] = Math.max(3, levels[AT.family]!);
      } else if (levels[AT.given]! <= 1 && levels[AT.family]! <= 1) {
        // Given and family in each other's place.
        const [one, other] = [best(given, i, family, j), best(family, i, given, j)];
        if (one >= 3 && other >= 3) {
          levels[AT.given] = 2;
          levels[AT.family] = 2;
        }
      }
    }
    const [sa, sb] = [columns.sex[i]!, columns.sex[j]!];
    // A given name carries its sex: counting both would make two Alis agree twice, and namesakes of one
    // town a second class of matches.
    const named = levels[AT.given]! >= 2;
    levels[AT.sex] = named || sa < 0 || sb < 0 ? -1 : sa === sb ? 1 : 0;
    levels[AT.age] = ageLevel(columns, i, j);
    levels[AT.birthDate] = birthLevel(columns.birth, i, j);
    levels[AT.deathDate] = deathLevel(columns, i, j);
    let place = Math.max(placePair(i, 0, j, 0), placePair(i, 1, j, 1));
    if (place < 3) {
      const across = Math.max(placePair(i, 0, j, 1), placePair(i, 1, j, 0));
      // Injured in one town and dead in another is no disagreement.
      if (across === 3 || (place < 0 && across > 0)) place = across;
    }
    levels[AT.place] = place;
    levels[AT.origin] = Math.max(
      writtenPlace(columns.birthPlace[i]!, columns.birthPlace[j]!),
      writtenPlace(columns.burialPlace[i]!, columns.burialPlace[j]!),
    );
    const [na, nb] = [columns.nationalId[i]!, columns.nationalId[j]!];
    levels[AT.nationalId] = na < 0 || nb < 0 ? -1 : na === nb ? 2 : compareIds(na, nb);
    const [ta, tb] = [columns.phone[i]!, columns.phone[j]!];
    let contact = ta < 0 || tb < 0 ? -1 : ta === tb ? 3 : 0;
    const [ea, eb] = [columns.email[i]!, columns.email[j]!];
    if (contact < 3 && ea >= 0 && eb >= 0) {
      const user = compareWords(columns.emailUser[i]!, columns.emailUser[j]!);
      const sameUser = columns.emailUser[i] === columns.emailUser[j];
      contact = Math.max(contact, ea === eb ? 3 : sameUser ? 2 : user >= 2 ? 1 : 0);
    }
    levels[AT.contact] = contact;
    levels[AT.wholeName] = -1;
    if (wholeName !== null && (levels[AT.given]! < 3 || levels[AT.family]! < 3)) {
      // Where both parts agree it says the same again.
      const [wa, wb] = [wholeName.at[i]!, wholeName.at[j]!];
      if (wa >= 0 && wb >= 0) levels[AT.wholeName] = wa === wb ? 4 : compareWhole!(wa, wb);
    }
    for (let text = 0; text < texts.length; text += 1) {
      const [a, b] = [texts[text]!.at[i]!, texts[text]!.at[j]!];
      levels[TEXTS_FROM + text] = a < 0 || b < 0 ? -1 : a === b ? 3 : compareTexts[text]!(a, b);
    }
  };
}

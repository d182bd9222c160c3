/**
 * The levels of two rows: one small number for each field of the run, -1 where either account is silent.
 *
 * Source: `fields.ts` for what the levels mean; `../shared/research/linkage.md` 4.3. Two words are compared
 * once and remembered. Cost: constant for rows whose words were met before.
 */
import { compareForms, type ReadingTable } from "@daftar/names";
import type { Columns } from "../encode/columns.ts";
import { learntReadings } from "../encode/readings.ts";
import type { Words } from "../encode/words.ts";
import { ageLevel, birthLevel, deathLevel } from "./dayLevels.ts";
import type { FieldSet } from "./fieldSet.ts";
import { FIELD_NAMES, textFieldName } from "./fields.ts";
import { emailLevel, idLevel, phoneLevel } from "./idLevels.ts";
import { nameLevels } from "./nameLevels.ts";
import { eventPlaceLevel, originLevel } from "./placeLevels.ts";
import { type OfTwo, remembered } from "./remembered.ts";
import { textComparer, wholeNameComparer } from "./textLevels.ts";

/** Writes the levels of rows i and j to `levels`, by field. */
export type LevelsOf = (i: number, j: number, levels: Int8Array) => void;

/**
 * The same for pairs `from` to `to - 1`, to `levels[field][pair - from]`, a field after the other: what a field reads
 * is then at hand for the next pair.
 */
export type LevelsOfMany = (
  left: Int32Array,
  right: Int32Array,
  from: number,
  to: number,
  levels: readonly Int8Array[],
) => void;

type OfRows = (i: number, j: number) => number;

function comparer(words: Words, learnt?: ReadingTable): OfTwo {
  const asForms = remembered((a, b) => compareForms(words.form(a), words.form(b), learnt), words.size);
  return (a, b) => (words.surelyDiffer(a, b) ? 0 : asForms(a, b));
}

/** A level of two ids by their texts, remembered; the same number twice is compared too, for it may be a part. */
function ofTexts(texts: readonly string[], level: (a: string, b: string) => number): OfTwo {
  return remembered((a, b) => level(texts[a]!, texts[b]!), texts.length);
}

/** Phone, e-mail, or the user's part of it. */
function contactLevel({ phone, email, emailUser, ids }: Columns, compare: OfTwo): OfRows {
  const phones = ofTexts(ids.texts, phoneLevel);
  const emails = ofTexts(ids.texts, emailLevel);
  return (i, j) => {
    const [ta, tb] = [phone[i]!, phone[j]!];
    const contact = ta < 0 || tb < 0 ? -1 : phones(ta, tb);
    const [ea, eb] = [email[i]!, email[j]!];
    if (contact === 4 || ea < 0 || eb < 0) return contact;
    const written = emails(ea, eb);
    const [ua, ub] = [emailUser[i]!, emailUser[j]!];
    if (written !== 0 || ua < 0 || ub < 0) return Math.max(contact, written);
    return Math.max(contact, ua === ub ? 3 : compare(ua, ub) >= 2 ? 1 : 0);
  };
}

/** How each field but the name's parts is compared, by its name. */
function comparisons(columns: Columns, compare: OfTwo): Map<string, OfRows> {
  const { nationalId, ids, texts } = columns;
  const comparePlaces = comparer(columns.placeWords);
  const compareIds = ofTexts(ids.texts, idLevel);
  const all = new Map<string, OfRows>([
    ["age", (i, j) => ageLevel(columns, i, j)],
    ["birthDate", (i, j) => birthLevel(columns.told.birth, i, j)],
    ["deathDate", (i, j) => deathLevel(columns, i, j)],
    ["place", eventPlaceLevel(columns, comparePlaces)],
    ["origin", originLevel(columns, comparePlaces)],
    ["contact", contactLevel(columns, compare)],
    [
      "nationalId",
      (i, j) => {
        const [a, b] = [nationalId[i]!, nationalId[j]!];
        return a < 0 || b < 0 ? -1 : compareIds(a, b);
      },
    ],
  ]);
  for (const field of texts) {
    const compareTexts = textComparer(field);
    all.set(textFieldName(field.label), (i, j) => {
      const [a, b] = [field.at[i]!, field.at[j]!];
      return a < 0 || b < 0 ? -1 : a === b ? 3 : compareTexts(a, b);
    });
  }
  return all;
}

export interface Levels {
  readonly of: LevelsOf;
  readonly ofMany: LevelsOfMany;
}

const PARTS = ["given", "father", "grandfather", "family"] as const;

export function levelsOf(columns: Columns, fields: FieldSet): Levels {
  const compare = comparer(columns.words, learntReadings(columns.readings));
  const names = nameLevels(columns, compare);
  const { wholeName, sex } = columns;
  const compareWhole = wholeName === null ? null : wholeNameComparer(wholeName);
  const own = comparisons(columns, compare);
  // A given name carries its sex: counting both would make two Alis agree twice, and namesakes of one
  // town a second class of matches.
  const sexLevel = (given: number, i: number, j: number): number =>
    given >= 2 || sex[i]! < 0 || sex[j]! < 0 ? -1 : sex[i] === sex[j] ? 1 : 0;
  // Where both parts agree the whole name says the same again.
  const wholeLevel = (given: number, family: number, i: number, j: number): number => {
    if (wholeName === null || compareWhole === null || (given >= 3 && family >= 3)) return -1;
    const [a, b] = [wholeName.at[i]!, wholeName.at[j]!];
    return a < 0 || b < 0 ? -1 : a === b ? 4 : compareWhole(a, b);
  };
  const others: { at: number; of: OfRows }[] = [];
  /** Columns of text that the run had and these rows have not. */
  const silent: number[] = [];
  fields.names.forEach((name, at) => {
    const of = own.get(name);
    if (of !== undefined) others.push({ at, of });
    else if (FIELD_NAMES.every((known) => known !== name)) silent.push(at);
  });
  const partAt = PARTS.map((part) => fields.names.indexOf(part));
  const [sexAt, wholeAt] = [fields.names.indexOf("sex"), fields.names.indexOf("wholeName")];
  const four = new Int8Array(4);
  const of: LevelsOf = (i, j, levels) => {
    for (let part = 0; part < 4; part += 1) four[part] = names.parts[part]?.(i, j) ?? -1;
    if (names.mayMend(four[0]!, four[3]!)) names.mend(i, j, four);
    for (let part = 0; part < 4; part += 1) if (partAt[part]! >= 0) levels[partAt[part]!] = four[part]!;
    if (sexAt >= 0) levels[sexAt] = sexLevel(four[0]!, i, j);
    if (wholeAt >= 0) levels[wholeAt] = wholeLevel(four[0]!, four[3]!, i, j);
    for (const at of silent) levels[at] = -1;
    for (const { at, of: level } of others) levels[at] = level(i, j);
  };
  const ofMany: LevelsOfMany = (left, right, from, to, levels) => {
    const each = (out: Int8Array, level: OfRows): void => {
      for (let at = from; at < to; at += 1) out[at - from] = level(left[at]!, right[at]!);
    };
    const part = (at: 0 | 1 | 2 | 3): Int8Array => {
      const out = levels[partAt[at]!] ?? new Int8Array(to - from).fill(-1);
      const level = names.parts[at];
      if (level) each(out, level);
      return out;
    };
    const [given, father, grandfather, family] = [part(0), part(1), part(2), part(3)];
    for (let at = from; at < to; at += 1) {
      const place = at - from;
      if (!names.mayMend(given[place]!, family[place]!)) continue;
      four[0] = given[place]!;
      four[1] = father[place]!;
      four[2] = grandfather[place]!;
      four[3] = family[place]!;
      names.mend(left[at]!, right[at]!, four);
      given[place] = four[0];
      father[place] = four[1];
      grandfather[place] = four[2];
      family[place] = four[3];
    }
    for (let at = from; at < to; at += 1) {
      const [place, i, j] = [at - from, left[at]!, right[at]!];
      if (sexAt >= 0) levels[sexAt]![place] = sexLevel(given[place]!, i, j);
      if (wholeAt >= 0) levels[wholeAt]![place] = wholeLevel(given[place]!, family[place]!, i, j);
    }
    for (const at of silent) levels[at]!.fill(-1);
    for (const { at, of: level } of others) each(levels[at]!, level);
  };
  return { of, ofMany };
}

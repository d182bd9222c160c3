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
import { textFieldName } from "./fields.ts";
import { emailLevel, idLevel, phoneLevel } from "./idLevels.ts";
import { nameLevels } from "./nameLevels.ts";
import { eventPlaceLevel, originLevel } from "./placeLevels.ts";
import { type OfTwo, remembered } from "./remembered.ts";
import { textComparer, wholeNameComparer } from "./textLevels.ts";

/** Writes the levels of rows i and j to `levels`, by field. */
export type LevelsOf = (i: number, j: number, levels: Int8Array) => void;

type OfRows = (i: number, j: number) => number;

function comparer(words: Words, learnt?: ReadingTable): OfTwo {
  return remembered((a, b) => compareForms(words.form(a), words.form(b), learnt), words.size);
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
  const { sex, nationalId, ids, texts } = columns;
  const comparePlaces = comparer(columns.placeWords);
  const compareIds = ofTexts(ids.texts, idLevel);
  const all = new Map<string, OfRows>([
    ["age", (i, j) => ageLevel(columns, i, j)],
    ["birthDate", (i, j) => birthLevel(columns.told.birth, i, j)],
    ["deathDate", (i, j) => deathLevel(columns, i, j)],
    ["place", eventPlaceLevel(columns, comparePlaces)],
    ["origin", originLevel(columns, comparePlaces)],
    ["contact", contactLevel(columns, compare)],
    ["sex", (i, j) => (sex[i]! < 0 || sex[j]! < 0 ? -1 : sex[i] === sex[j] ? 1 : 0)],
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

export function levelsOf(columns: Columns, fields: FieldSet): LevelsOf {
  const compare = comparer(columns.words, learntReadings(columns.readings));
  const names = nameLevels(columns, compare);
  const { wholeName } = columns;
  const compareWhole = wholeName === null ? null : wholeNameComparer(wholeName);
  const own = comparisons(columns, compare);
  const others: { at: number; of: OfRows }[] = [];
  fields.names.forEach((name, at) => {
    const of = own.get(name);
    if (of !== undefined && name !== "sex") others.push({ at, of });
  });
  const partAt = Int8Array.from(["given", "father", "grandfather", "family"], (part) =>
    fields.names.indexOf(part),
  );
  const [sexAt, wholeAt] = [fields.names.indexOf("sex"), fields.names.indexOf("wholeName")];
  const sexLevel = own.get("sex")!;
  const parts = new Int8Array(4);
  return (i, j, levels) => {
    names(i, j, parts);
    for (let part = 0; part < 4; part += 1) if (partAt[part]! >= 0) levels[partAt[part]!] = parts[part]!;
    // A given name carries its sex: counting both would make two Alis agree twice, and namesakes of one
    // town a second class of matches.
    if (sexAt >= 0) levels[sexAt] = parts[0]! >= 2 ? -1 : sexLevel(i, j);
    if (wholeAt >= 0) {
      levels[wholeAt] = -1;
      // Where both parts agree it says the same again.
      if (wholeName !== null && compareWhole !== null && (parts[0]! < 3 || parts[3]! < 3)) {
        const [a, b] = [wholeName.at[i]!, wholeName.at[j]!];
        if (a >= 0 && b >= 0) levels[wholeAt] = a === b ? 4 : compareWhole(a, b);
      }
    }
    for (const { at, of } of others) levels[at] = of(i, j);
  };
}

/**
 * A table turned into columns of small numbers, so that comparing two rows touches no text.
 *
 * Days count from 1970. Cost: each distinct value is read once; then one look-up for each cell.
 */
import { foldForSearch, normalisePlace } from "@daftar/names";
import {
  type LinkTable,
  sexColumn,
  type TextColumn,
  type TextRole,
  textColumns,
} from "../table/linkTable.ts";
import { type Ages, agesOf } from "./ages.ts";
import type { Customs } from "./customs.ts";
import { type Dates, datesAsTold, datesAsWritten } from "./dates.ts";
import { emailText, idText, phoneText } from "./idText.ts";
import { isTold } from "./isTold.ts";
import { type RowNames, rowNames } from "./nameParts.ts";
import { NameReader } from "./nameReader.ts";
import { type Reading, readingsOf } from "./readings.ts";
import { Values, Words } from "./words.ts";

/** A column of other words that say who is meant, such as a postcode or a trade. */
export interface TextField {
  readonly label: string;
  /** Folded values, of one or more words. */
  readonly words: Words;
  readonly at: Int32Array;
}

export interface Columns extends RowNames, Ages, Dates {
  readonly size: number;
  readonly list: Int32Array;
  readonly lists: readonly string[];
  /** Words of names, and users of e-mail addresses. */
  readonly words: Words;
  readonly readings: readonly Reading[];
  /** Words of the whole name as one list writes it beside given and family name; -1 where it does not. */
  readonly wholeName: TextField | null;
  /** 0 female, 1 male, -1 unknown. */
  readonly sex: Int8Array;
  /** Dates as far as they can be believed (`datesAsTold`). */
  readonly told: Dates;
  readonly placeWords: Words;
  /** Places of the event (death, injury): word, city and province of each. */
  readonly place: readonly [Int32Array, Int32Array];
  readonly city: readonly [Int32Array, Int32Array];
  readonly province: readonly [Int32Array, Int32Array];
  readonly birthPlace: Int32Array;
  readonly burialPlace: Int32Array;
  readonly ids: Values;
  readonly nationalId: Int32Array;
  readonly phone: Int32Array;
  readonly email: Int32Array;
  readonly emailUser: Int32Array;
  readonly texts: readonly TextField[];
}

/** What a column's rows say, by what is read out of each distinct value; -1 where nothing is. */
function mapped(size: number, column: TextColumn, read: (value: string) => number): Int32Array {
  const out = new Int32Array(size).fill(-1);
  const ids = Int32Array.from(column.values, read);
  for (let row = 0; row < size; row += 1) {
    const value = column.at[row]!;
    if (value >= 0) out[row] = ids[value]!;
  }
  return out;
}

/** @param read the words of a value; none where it says nothing */
function textField(size: number, column: TextColumn, read: (value: string) => readonly string[]): TextField {
  const words = new Words();
  return { label: column.label, words, at: mapped(size, column, (value) => words.id(read(value))) };
}

function foldedWords(value: string): string[] {
  const folded = foldForSearch(value);
  return folded === "" ? [] : folded.split(" ");
}

/** The whole name of rows that also have both its parts in columns of their own: elsewhere it is those parts. */
function wholeNameBeside(table: LinkTable, names: NameReader): TextField | null {
  const [name, given, family] = (["name", "given", "family"] as const).map(
    (role) => textColumns(table, role)[0],
  );
  if (!name || !given || !family) return null;
  const field = textField(table.size, name, (value) => names.tokens(value));
  for (let row = 0; row < table.size; row += 1)
    if (given.at[row]! < 0 || family.at[row]! < 0) field.at[row] = -1;
  return isTold(field.at) ? field : null;
}

/** @param customs how the lists write */
export function encode(table: LinkTable, customs: Customs, names = new NameReader()): Columns {
  const { size } = table;
  const [words, placeWords, areas, ids] = [new Words(), new Words(), new Values(), new Values()];
  // One column stands for all that say nothing: a million rows of each are four MB.
  const silent = new Int32Array(size).fill(-1);
  const read = (role: TextRole, of: (value: string) => number): Int32Array => {
    const [column] = textColumns(table, role);
    return column === undefined ? silent : mapped(size, column, of);
  };
  const placed = (role: TextRole): Int32Array =>
    read(role, (value) => placeWords.id(normalisePlace(value).split(" ")));
  const area = (role: TextRole): Int32Array => read(role, (value) => areas.id(value));
  const parts = rowNames(table, new Set(customs.patronymicLists), words, names, silent);
  const written = datesAsWritten(table);
  const told = datesAsTold(table, written, customs.roundDays ?? []);
  const sexes = sexColumn(table);
  const sex = new Int8Array(size).fill(-1);
  if (sexes !== null)
    for (let row = 0; row < size; row += 1) {
      const value = sexes.at[row]!;
      if (value >= 0) sex[row] = sexes.values[value] === "male" ? 1 : 0;
    }
  return {
    size,
    list: table.list,
    lists: table.lists,
    words,
    ...parts,
    readings: customs.readings ?? readingsOf(parts, words),
    wholeName: wholeNameBeside(table, names),
    sex,
    ...agesOf(table, told, customs.ageDays ?? []),
    ...written,
    told,
    placeWords,
    place: [placed("deathPlace"), placed("injuryPlace")],
    city: [area("deathCity"), area("injuryCity")],
    province: [area("deathProvince"), area("injuryProvince")],
    birthPlace: placed("birthPlace"),
    burialPlace: placed("burialPlace"),
    ids,
    nationalId: read("nationalId", (value) => ids.id(idText(value))),
    phone: read("phone", (value) => {
      const digits = phoneText(value);
      return digits === "" ? -1 : ids.id(digits);
    }),
    email: read("email", (value) => ids.id(emailText(value))),
    emailUser: read("email", (value) => {
      const user = emailText(value).split("@")[0] ?? "";
      // Of a name with hidden letters nothing is known to be alike.
      return user.includes("*") ? -1 : words.id([user]);
    }),
    texts: textColumns(table, "text").map((column) => textField(size, column, foldedWords)),
  };
}

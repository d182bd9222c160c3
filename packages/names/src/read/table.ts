/**
 * The learnt table of which Latin words an Arabic-script word is written as, unpacked when first asked
 * for.
 *
 * Source: `tableData.ts`, made by `training/train.mjs` from pairs that stand in public name lists at
 * least twice, or in a list made by hand. Chances are kept in thirds of a bit.
 * Cost: some 30 milliseconds and 9 MB, once.
 */
import { chanceOfLevel } from "./levelChars.ts";
import { LETTERS } from "./model.ts";
import { READINGS } from "./tableData.ts";

interface KnownWord {
  /** The words it is written as, with their chances. */
  readonly readings: ReadonlyMap<string, number>;
  /** How often it stands in the lists, about. */
  readonly count: number;
}

interface Table {
  readonly arabic: ReadonlyMap<string, KnownWord>;
  /** How often a Latin word stands in the lists, about. */
  readonly latin: ReadonlyMap<string, number>;
}

/** Signs for the letters, in order; see `training/learn.mjs`. */
const SIGNS = "abcdefghijklmnopqrstuvwxyz{|}~[]^";

const isLevel = (unit: number): boolean => unit >= 48 && unit <= 90;

/** A line: how many letters are as in the line before, the others, how often; then readings and chances. */
function unpack(): Table {
  const letterOf = new Map(Array.from(SIGNS, (sign, at) => [sign, LETTERS[at] ?? ""]));
  const arabic = new Map<string, KnownWord>();
  const latin = new Map<string, number>();
  let word = "";
  for (const line of READINGS.split("\n")) {
    let at = 1;
    let rest = "";
    for (; at < line.length && !isLevel(line.charCodeAt(at)); at += 1) rest += letterOf.get(line[at]!) ?? "";
    word = word.slice(0, line.charCodeAt(0) - 48) + rest;
    const count = 1 / chanceOfLevel(line[at] ?? "");
    const readings = new Map<string, number>();
    for (let from = at + 1; from < line.length; ) {
      let end = from;
      while (end < line.length && !isLevel(line.charCodeAt(end))) end += 1;
      const spelling = line.slice(from, end);
      const chance = chanceOfLevel(line[end] ?? "");
      readings.set(spelling, chance);
      latin.set(spelling, (latin.get(spelling) ?? 0) + chance * count);
      from = end + 1;
    }
    arabic.set(word, { readings, count });
  }
  return { arabic, latin };
}

let table: Table | undefined;

export function knownTable(): Table {
  table ??= unpack();
  return table;
}

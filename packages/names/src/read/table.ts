/**
 * The learnt table of which Latin words an Arabic-script word is written as, unpacked when first asked
 * for.
 *
 * Source: `tableData.ts`, made by `training/train.mjs` from pairs that stand in public name lists at
 * least twice, or in a list made by hand. Chances are kept in thirds of a bit.
 * Cost: some 30 milliseconds and 5 MB, once.
 */

import { chanceOfLevel } from "./levelChars.ts";
import { READINGS } from "./tableData.ts";

export interface KnownWord {
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

/** A line: how many letters are as in the line before, the others, how often; then readings. */
const LINE = /^(\d)([^0-z]*)([0-Z])(.*)$/;

function unpack(): Table {
  const arabic = new Map<string, KnownWord>();
  const latin = new Map<string, number>();
  let word = "";
  for (const line of READINGS.split("\n")) {
    const [, kept = "0", rest = "", often = "0", list = ""] = LINE.exec(line) ?? [];
    word = word.slice(0, Number(kept)) + rest;
    const count = 1 / chanceOfLevel(often);
    const readings = new Map<string, number>();
    for (const [, spelling = "", level = ""] of list.matchAll(/([a-z]+)([0-Z])/g)) {
      const chance = chanceOfLevel(level);
      readings.set(spelling, chance);
      latin.set(spelling, (latin.get(spelling) ?? 0) + chance * count);
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

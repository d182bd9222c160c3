/**
 * A word with what comparing it to a word of the other script needs: its letters as the model and the
 * table know them.
 *
 * Cost: linear; the first word also unpacks model and table.
 */
import { arabicRows, type LatinCode, latinCode, NO_LETTERS } from "./encode.ts";
import { letterPlaces, type ReadingSteps, readingSteps } from "./readsAs.ts";
import { knownTable } from "./table.ts";

export interface AcrossCode {
  /** Where the chances of its letters start; none for a Latin word. */
  readonly rows: Int32Array;
  /** Its strings of letters; none for a word in Arabic script. */
  readonly latin: LatinCode;
  /** What the rules want to be read, of a word in Arabic script. */
  readonly steps: ReadingSteps | null;
  /** Where its letters stand, of a Latin word. */
  readonly places: Int32Array | null;
  /** Known spellings in the other script with their chances; none for a Latin word. */
  readonly readings: ReadonlyMap<string, number>;
  /** How often the word stands in the lists behind the table, about. */
  readonly count: number;
}

const NO_ROWS = new Int32Array(0);
const NO_READINGS: ReadonlyMap<string, number> = new Map();

export function acrossCode(token: string, arabic: boolean): AcrossCode {
  const table = knownTable();
  if (!arabic)
    return {
      rows: NO_ROWS,
      latin: latinCode(token),
      steps: null,
      places: letterPlaces(token),
      readings: NO_READINGS,
      count: table.latin.get(token) ?? 0,
    };
  const known = table.arabic.get(token);
  return {
    rows: arabicRows(token),
    latin: NO_LETTERS,
    steps: readingSteps(token),
    places: null,
    readings: known?.readings ?? NO_READINGS,
    count: known?.count ?? 0,
  };
}

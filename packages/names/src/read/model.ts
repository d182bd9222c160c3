/**
 * The learnt model of how Arabic-script letters are read in Latin ones, unpacked when first asked for.
 *
 * Source: `modelData.ts`, made by `training/train.mjs`. What training never saw is unlikely and not impossible, else one odd letter would hide a good reading.
 * Cost: about 1 MB and some milliseconds, once.
 */
import { bitsOfLevel, chanceOfLevel } from "./levelChars.ts";
import { CHUNK_CHANCES, FOLLOW_BITS } from "./modelData.ts";

export const LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی";
/** Places of a letter in a word. */
export const PLACES = 8;
/** Latin letters that one letter may give. */
export const MOST_LETTERS = 3;
/** The row of a letter that no Arabic or Persian name has. */
export const OTHER_ROW = LETTERS.length * PLACES;

export interface ReadingModel {
  /** Columns of a row: the empty string, the other chunks, and one that has no chance. */
  readonly width: number;
  readonly chunks: ReadonlyMap<string, number>;
  /** P(chunk | letter and place), row after row. */
  readonly chances: Float32Array;
  /** -log2 of the chance that a Latin letter follows another: 27 x 27, 0 is the start and the end. */
  readonly follows: Float32Array;
}

const EMPTY_FLOOR = 1 / 1024;
const LETTER_FLOOR = 1 / 8192;

/** The model of two texts as `modelData.ts` has them. */
export function unpackModel(chunkChances: string, followBits: string): ReadingModel {
  const rows = chunkChances.split("\n").map((row) => [...row.matchAll(/([a-z]*)([0-Z])/g)]);
  const chunks = new Map<string, number>([["", 0]]);
  for (let letter = 97; letter < 123; letter += 1) chunks.set(String.fromCharCode(letter), chunks.size);
  for (const row of rows)
    for (const [, chunk = ""] of row) if (!chunks.has(chunk)) chunks.set(chunk, chunks.size);
  const width = chunks.size + 1;
  const chances = new Float32Array((OTHER_ROW + 1) * width);
  for (let row = 0; row <= LETTERS.length * PLACES; row += 1) {
    const other = row === OTHER_ROW;
    chances[row * width] = other ? 1 / 8 : EMPTY_FLOOR;
    chances.fill(other ? 1 / 32 : LETTER_FLOOR, row * width + 1, row * width + 27);
    for (const [, chunk = "", level = ""] of rows[row] ?? [])
      chances[row * width + chunks.get(chunk)!] = chanceOfLevel(level);
  }
  const follows = Float32Array.from(followBits, bitsOfLevel);
  return { width, chunks, chances, follows };
}

let model: ReadingModel | undefined;

export function readingModel(): ReadingModel {
  model ??= unpackModel(CHUNK_CHANCES, FOLLOW_BITS);
  return model;
}

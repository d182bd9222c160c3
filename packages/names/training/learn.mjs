/**
 * Fits the model of readings to pairs, and counts the table, as the text of the two generated files.
 *
 * Deterministic. Cost: some 20 seconds for 66,000 pairs.
 */
import { addHabits } from "./habits.mjs";
import { chunkIdsOf, chunksOf, fit, LETTERS, PLACES, rowsOf } from "./transducer.mjs";

const FIRST_LEVEL = 48;
const LAST_LEVEL = 90;
/** Chances below this are left to the floor. */
const LEAST_CHANCE = 3e-4;
/** A spelling rarer than this is more often a slip than a reading. */
const LEAST_SHARE = 0.02;

/** A word met this often may well have a spelling that was met once. */
const USUAL = 10;

/** -log2 of a chance in thirds of a bit, as one character. */
const level = (bits) =>
  String.fromCharCode(Math.min(LAST_LEVEL, FIRST_LEVEL + Math.max(0, Math.round(bits * 3))));

/** One ASCII sign for each letter, none of them a level: a file of these is read in a third of the time. */
const SIGNS = "abcdefghijklmnopqrstuvwxyz{|}~[]^";

/** The word in signs; null where it holds another letter. */
function asciiOf(arabic) {
  const signs = [...arabic].map((letter) => SIGNS[LETTERS.indexOf(letter)]);
  return signs.includes(undefined) ? null : signs.join("");
}

/** @returns {{chances: string, follows: string, entries: number}} */
export function learnModel(pairs, log) {
  const chunks = chunksOf(
    pairs.map(({ latin }) => latin),
    60,
  );
  const width = chunks.length;
  const ids = new Map(chunks.map((chunk, at) => [chunk, at]));
  const encoded = pairs
    .map(({ arabic, latin, count }) => ({
      rows: rowsOf(arabic),
      chunks: chunkIdsOf(latin, ids),
      length: latin.length,
      weight: 1 + Math.log2(count),
    }))
    .filter(({ rows }) => rows.every((row) => row >= 0));
  log?.(`${encoded.length} pairs, ${width} strings of letters`);
  // First without places; what is found then is what a letter at a rare place is presumed to do.
  const habits = new Float64Array(LETTERS.length * width);
  addHabits(habits, LETTERS, ids, 1);
  const anywhere = encoded.map((pair) => ({
    ...pair,
    rows: pair.rows.map((row) => Math.floor(row / PLACES)),
  }));
  const plain = fit(anywhere, LETTERS.length, chunks, habits, 8);
  const rowCount = LETTERS.length * PLACES;
  const presumed = new Float64Array(rowCount * width);
  for (let row = 0; row < rowCount; row += 1)
    for (let at = 0; at < width; at += 1)
      presumed[row * width + at] = 8 * plain[Math.floor(row / PLACES) * width + at];
  const model = fit(encoded, rowCount, chunks, presumed, 12, log);
  const rows = [];
  let entries = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const kept = chunks
      .map((chunk, at) => ({ chunk, chance: model[row * width + at] }))
      .filter(({ chance }) => chance >= LEAST_CHANCE)
      .sort((a, b) => b.chance - a.chance || (a.chunk < b.chunk ? -1 : 1));
    entries += kept.length;
    rows.push(kept.map(({ chunk, chance }) => chunk + level(-Math.log2(chance))).join(""));
  }
  return { chances: rows.join("\n"), follows: followsOf(pairs), entries };
}

/** Levels of each Latin letter after each other, 0 being start and end. */
function followsOf(pairs) {
  const counts = new Float64Array(27 * 27).fill(0.5);
  for (const { latin } of pairs) {
    let before = 0;
    for (const letter of latin) {
      const at = letter.charCodeAt(0) - 96;
      counts[before * 27 + at] += 1;
      before = at;
    }
    counts[before * 27] += 1;
  }
  let levels = "";
  for (let before = 0; before < 27; before += 1) {
    const row = counts.subarray(before * 27, before * 27 + 27);
    const sum = row.reduce((all, count) => all + count, 0);
    for (const count of row) levels += level(-Math.log2(count / sum));
  }
  return levels;
}

/**
 * Pairs seen twice, or in a list made by hand; `isReading` leaves out pairs that were misaligned.
 *
 * @returns {{text: string, entries: number}}
 */
export function learnTable(pairs, isReading) {
  const words = new Map();
  for (const pair of pairs) {
    const word = words.get(pair.arabic) ?? { count: 0, pairs: [] };
    words.set(pair.arabic, word);
    word.count += pair.count;
    word.pairs.push(pair);
  }
  const lines = [];
  let entries = 0;
  let last = "";
  for (const [written, word] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kept = word.pairs
      .filter(
        ({ count, origin }) =>
          count >= LEAST_SHARE * word.count && (count > 1 || word.count >= USUAL || origin !== "wikidata"),
      )
      .filter(isReading)
      .sort((a, b) => b.count - a.count || (a.latin < b.latin ? -1 : 1));
    const arabic = asciiOf(written);
    if (kept.length === 0 || arabic === null) continue;
    entries += kept.length;
    let same = 0;
    while (same < 9 && same < last.length && last[same] === arabic[same]) same += 1;
    const readings = kept.map(({ latin, count }) => latin + level(-Math.log2(count / word.count)));
    lines.push(same + arabic.slice(same) + level(Math.log2(word.count)) + readings.join(""));
    last = arabic;
  }
  return { text: lines.join("\n"), entries };
}

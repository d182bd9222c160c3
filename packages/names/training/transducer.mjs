/**
 * A character transducer: each letter of an Arabic-script word emits 0 to 3 Latin letters.
 *
 * Source: the many-to-many alignment model of Jiampojamarn, Kondrak and Sherif (2007), fitted by EM
 * (forward–backward over every way to cut the Latin word). The row of a letter depends on where it
 * stands: first, between or last, beside a vowel letter or a consonant, which says whether a short vowel
 * is likely there (`placeOf`). Deterministic. Cost: some 300 products a pair and round.
 */

export const LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی";
const VOWELS = "اوی";
export const PLACES = 8;
const MOST = 3;

/** Row of each letter of a word: letter times place; -1 for a letter of no Arabic or Persian name. */
export function rowsOf(word) {
  const rows = new Int16Array(word.length);
  for (let at = 0; at < word.length; at += 1) {
    const letter = LETTERS.indexOf(word[at]);
    rows[at] = letter < 0 ? -1 : letter * PLACES + placeOf(word, at);
  }
  return rows;
}

/** First: 0, 1; last: 6, 7; between: 2 to 5. Must be as in `src/read/encode.ts`. */
function placeOf(word, at) {
  const before = at > 0 && VOWELS.includes(word[at - 1]) ? 1 : 0;
  const after = at + 1 < word.length && VOWELS.includes(word[at + 1]) ? 1 : 0;
  if (at === 0) return after;
  return at === word.length - 1 ? 6 + before : 2 + after + 2 * before;
}

/** Strings of up to 3 letters that stand in at least `least` of the Latin words; "" is the first. */
export function chunksOf(words, least) {
  const counts = new Map();
  for (const word of words) {
    const seen = new Set();
    for (let at = 0; at < word.length; at += 1)
      for (let size = 1; size <= MOST && at + size <= word.length; size += 1)
        seen.add(word.slice(at, at + size));
    for (const chunk of seen) counts.set(chunk, (counts.get(chunk) ?? 0) + 1);
  }
  const kept = [...counts].filter(([chunk, count]) => chunk.length === 1 || count >= least);
  return ["", ...kept.map(([chunk]) => chunk).sort((a, b) => (a < b ? -1 : 1))];
}

/** For each place of a Latin word and each size, which chunk; -1 where it is none. */
export function chunkIdsOf(word, ids) {
  const out = new Int32Array((word.length + 1) * (MOST + 1)).fill(-1);
  for (let at = 0; at <= word.length; at += 1)
    for (let size = 0; size <= MOST && at + size <= word.length; size += 1)
      out[at * (MOST + 1) + size] = ids.get(word.slice(at, at + size)) ?? -1;
  return out;
}

const SIZE_PRIOR = [0.12, 0.55, 0.25, 0.08];

/**
 * @param pairs with `rows`, `chunks`, `length` (of the Latin word) and `weight`
 * @param prior Float64Array rows x chunks of made-up counts, added each round
 * @returns probabilities, rows x chunks
 */
export function fit(pairs, rowCount, chunks, prior, rounds, log) {
  const width = chunks.length;
  const model = new Float64Array(rowCount * width);
  const letterShare = new Float64Array(width);
  chunks.forEach((chunk, at) => {
    letterShare[at] = SIZE_PRIOR[chunk.length] * (1 / 26) ** chunk.length;
  });
  for (let row = 0; row < rowCount; row += 1)
    for (let at = 0; at < width; at += 1) model[row * width + at] = letterShare[at] + prior[row * width + at];
  normaliseRows(model, rowCount, width);
  const counts = new Float64Array(rowCount * width);
  const alpha = new Float64Array(26 * 26);
  const beta = new Float64Array(26 * 26);
  for (let round = 0; round < rounds; round += 1) {
    counts.set(prior);
    let bits = 0;
    let weights = 0;
    for (const { rows, chunks: ids, length, weight } of pairs) {
      const n = rows.length;
      const step = length + 1;
      alpha.fill(0, 0, (n + 1) * step);
      beta.fill(0, 0, (n + 1) * step);
      alpha[0] = 1;
      for (let i = 0; i < n; i += 1)
        for (let j = 0; j <= length; j += 1) {
          const here = alpha[i * step + j];
          if (here === 0) continue;
          for (let size = 0; size <= MOST && j + size <= length; size += 1) {
            const id = ids[j * (MOST + 1) + size];
            if (id >= 0) alpha[(i + 1) * step + j + size] += here * model[rows[i] * width + id];
          }
        }
      const total = alpha[n * step + length];
      if (!(total > 0)) continue;
      bits += weight * Math.log2(total);
      weights += weight;
      beta[n * step + length] = 1;
      for (let i = n - 1; i >= 0; i -= 1)
        for (let j = 0; j <= length; j += 1) {
          let sum = 0;
          const here = (alpha[i * step + j] * weight) / total;
          for (let size = 0; size <= MOST && j + size <= length; size += 1) {
            const id = ids[j * (MOST + 1) + size];
            if (id < 0) continue;
            const way = model[rows[i] * width + id] * beta[(i + 1) * step + j + size];
            sum += way;
            if (here > 0) counts[rows[i] * width + id] += here * way;
          }
          beta[i * step + j] = sum;
        }
    }
    model.set(counts);
    normaliseRows(model, rowCount, width);
    log?.(`round ${round + 1}: ${(bits / weights).toFixed(4)} bits a word`);
  }
  return model;
}

function normaliseRows(model, rowCount, width) {
  for (let row = 0; row < rowCount; row += 1) {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += model[row * width + at];
    if (sum > 0) for (let at = 0; at < width; at += 1) model[row * width + at] /= sum;
  }
}

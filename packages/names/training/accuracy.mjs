/**
 * Prints how well words of two scripts are told to be one name or two, on pairs never trained on.
 *
 * Run from the repository's root after a build, with the shared data in ../shared or $DAFTAR_SHARED:
 *   node packages/names/training/accuracy.mjs
 * Held-out pairs: a tenth of the public name pairs, under a model learnt from the other nine tenths.
 * Lists: words of the half of the persons that no cut or threshold was chosen on, weighted by how often
 * they stand there. Wrong pairs are weighted by both words' frequencies: any two words of a list; and hard
 * ones, whose sound keys are equal or one sound apart. About a minute; only figures are printed.
 */

import { levelOfBits } from "../dist/compare/acrossLevel.js";
import {
  compareForms,
  editDistance,
  jaroWinkler,
  nameForm,
  readsAs,
  skeletons,
  soundKey,
} from "../dist/index.js";
import { learnModel } from "./learn.mjs";
import { isHeldOut, trainingPairs } from "./pairs.mjs";
import { peoplePairs } from "./people.mjs";
import { scorer } from "./score.mjs";

/** Words of each script, by frequency, that wrong pairs are made of. */
const MOST_WORDS = 1200;

const remember = (make) => {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, make(word));
    return known.get(word);
  };
};
const formOf = remember((word) => nameForm(word));
const keysOf = remember(skeletons);
const soundOf = remember(soundKey);

/** The levels as they were before anything was learnt: rules of letters and consonants. */
function byRules(arabic, latin) {
  if (readsAs(arabic, latin)) return 4;
  const [left, right] = [keysOf(arabic), keysOf(latin)];
  const [a = "", b = ""] = [left[0], right[0]];
  const shorter = Math.min(a.length, b.length);
  if (left.some((key) => right.includes(key))) return shorter >= 3 ? 3 : 1;
  if (shorter >= 4 && editDistance(a, b) <= 1) return 2;
  return shorter >= 3 && jaroWinkler(a, b) >= 0.85 ? 1 : 0;
}

const learnt = (arabic, latin) => compareForms(formOf(arabic), formOf(latin));

/** Shares at levels 4 to 0, in per cent. */
function shares(pairs, levelOf) {
  const at = new Float64Array(5);
  let all = 0;
  for (const [arabic, latin, weight] of pairs) {
    at[levelOf(arabic, latin)] += weight;
    all += weight;
  }
  return [4, 3, 2, 1, 0].map((level) => (100 * at[level]) / all);
}

const count = (map, key, weight) => map.set(key, (map.get(key) ?? 0) + weight);

/** Wrong pairs of the words of `pairs`: all of them, and those that sound alike. */
function wrongPairs(pairs, isTrue) {
  const [arabic, latin] = [new Map(), new Map()];
  for (const [a, l, weight] of pairs) {
    count(arabic, a, weight);
    count(latin, l, weight);
  }
  const often = (words) =>
    [...words].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_WORDS);
  const any = [];
  const hard = [];
  const rightWords = often(latin);
  for (const [a, aw] of often(arabic))
    for (const [l, lw] of rightWords) {
      if (isTrue(a, l)) continue;
      const pair = [a, l, aw * lw];
      any.push(pair);
      if (Math.abs(soundOf(a).length - soundOf(l).length) <= 1 && editDistance(soundOf(a), soundOf(l)) <= 1)
        hard.push(pair);
    }
  return { any, hard };
}

const columns = (row) =>
  row.map((share) => share.toFixed(share > 0 && share < 0.1 ? 3 : 2).padStart(7)).join(" ");

function report(name, pairs, isTrue, learntLevel) {
  const { any, hard } = wrongPairs(pairs, isTrue);
  console.log(`\n${name}: ${pairs.length} distinct pairs`);
  console.log("                         level       4       3       2       1       0");
  for (const [what, list] of [
    ["true pairs", pairs],
    ["wrong pairs, any", any],
    ["wrong pairs, hard", hard],
  ])
    for (const [how, levelOf] of [
      ["rules", byRules],
      ["learnt", learntLevel],
    ])
      console.log(`  ${what.padEnd(18)} ${how.padEnd(8)} ${columns(shares(list, levelOf))}`);
}

const pairs = trainingPairs();
const model = learnModel(pairs.filter(({ arabic }) => !isHeldOut(arabic)));
const bits = scorer(model);
const trained = pairs
  .filter(({ arabic }) => !isHeldOut(arabic))
  .map(({ arabic, latin }) => bits(arabic, latin))
  .sort((a, b) => a - b);
console.log("Share of training pairs below a cut, in per cent:");
for (const cut of [0, 1, 2])
  console.log(
    `  ${cut} bits: ${((100 * trained.filter((value) => value < cut).length) / trained.length).toFixed(1)}`,
  );
const heldOut = pairs.filter(({ arabic, origin }) => isHeldOut(arabic) && origin !== "persian");
const known = new Set(pairs.map(({ arabic, latin }) => `${arabic} ${latin}`));
for (const origin of ["google", "wikidata"])
  report(
    `Held-out words, ${origin} (no table: the words are unseen)`,
    heldOut.filter((pair) => pair.origin === origin).map(({ arabic, latin }) => [arabic, latin, 1]),
    (arabic, latin) => known.has(`${arabic} ${latin}`),
    (arabic, latin) => levelOfBits(bits(arabic, latin), readsAs(arabic, latin)),
  );
for (const { name, halves } of peoplePairs()) {
  const list = [...halves[1].counts].map(([key, weight]) => [...key.split(" "), weight]);
  const isTrue = (arabic, latin) => halves.some(({ counts }) => counts.has(`${arabic} ${latin}`));
  report(`${name}, other half`, list, isTrue, learnt);
}

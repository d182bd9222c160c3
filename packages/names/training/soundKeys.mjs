/**
 * Prints what merges of sounds are worth as a key for blocking: recall, and how many pairs meet.
 *
 * Run from the repository's root after a build, with the shared data in ../shared or $DAFTAR_SHARED:
 *   node packages/names/training/soundKeys.mjs
 * Recall: true pairs of words whose keys are equal, weighted by how often they stand in the list. Met:
 * chance that a word drawn from the list in one script meets one drawn in the other, times 10,000; the
 * chance that they are the same name is printed last, and no key can go below it. The merge was chosen on
 * the first half of the persons; the second stands beside it. Only figures are printed.
 */
import { soundKey } from "../dist/index.js";
import { isHeldOut, trainingPairs } from "./pairs.mjs";
import { peoplePairs } from "./people.mjs";

const ARABIC = {
  ب: "b",
  پ: "b",
  ت: "t",
  ث: "T",
  ج: "j",
  چ: "c",
  ح: "h",
  خ: "x",
  د: "d",
  ذ: "Z",
  ر: "r",
  ز: "z",
  ژ: "J",
  س: "s",
  ش: "S",
  ص: "s",
  ض: "D",
  ط: "t",
  ظ: "Z",
  غ: "G",
  ف: "f",
  ق: "q",
  ک: "k",
  گ: "g",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
};
const LATIN = [
  ["tch", "c"],
  ["sch", "S"],
  ["kh", "x"],
  ["gh", "G"],
  ["sh", "S"],
  ["ch", "c"],
  ["zh", "J"],
  ["th", "T"],
  ["dh", "Z"],
  ["ph", "f"],
  ["dj", "j"],
  ["ck", "k"],
  ["p", "b"],
  ["c", "k"],
  ["x", "k"],
  ...Array.from("bdfghjklmnqrstz", (letter) => [letter, letter]),
];

/** A key that takes each group of sounds for one; `h` kept everywhere, first, or nowhere. */
function keyOf({ groups, h = "all", vowel = true, article = false }) {
  const merged = new Map();
  for (const group of groups) for (const sound of group) merged.set(sound, group[0]);
  return (word) => {
    const arabic = word >= "\u0600";
    let text = word;
    if (article) text = arabic ? text.replace(/^ال(?=.{3})/u, "") : text.replace(/^[ae]l(?=.{4})/, "");
    let key = vowel && (arabic ? /^[اعوی]/u : /^[aeiouyvw]/).test(text) ? "a" : "";
    const put = (sound, at) => {
      if (sound === "h" && (h === "none" || (h === "first" && at > 0))) return;
      const one = merged.get(sound) ?? sound;
      if (!key.endsWith(one)) key += one;
    };
    for (let at = 0; at < text.length; ) {
      if (arabic) {
        const last = text[at] === "ه" && at === text.length - 1 && at > 1;
        if (!last && text[at] in ARABIC) put(ARABIC[text[at]], at);
        at += 1;
        continue;
      }
      const found = LATIN.find(([spelling]) => text.startsWith(spelling, at));
      if (found !== undefined && !(found[0] === "h" && at === text.length - 1)) put(found[1], at);
      at += found?.[0].length ?? 1;
    }
    return key;
  };
}

const CANDIDATES = {
  "one letter, one sound": { groups: ["sT", "zZD", "Gqg", "xk"] },
  "s and z one": { groups: ["szZDT", "jJ", "Gqg", "kx"] },
  "and all throat sounds": { groups: ["szZDT", "jJ", "Gqgkx"] },
  "and t d": { groups: ["szZDTtd", "jJ", "Gqgkx"] },
  "and sh ch": { groups: ["szZDTtdSc", "jJ", "Gqgkx"] },
  "and j with throat": { groups: ["szZDTtdSc", "GqgkxjJ"] },
  "and j with teeth": { groups: ["szZDTtdScjJ", "Gqgkx"] },
  "j throat, h at the start": { groups: ["szZDTtdSc", "GqgkxjJ"], h: "first" },
  "the same, no h": { groups: ["szZDTtdSc", "GqgkxjJ"], h: "none" },
  "the same, h, no vowel": { groups: ["szZDTtdSc", "GqgkxjJ"], h: "first", vowel: false },
  "the same, h, article off": { groups: ["szZDTtdSc", "GqgkxjJ"], h: "first", article: true },
  "sh ch j apart, h start": { groups: ["szZDTtd", "Sc", "jJGqgkx"], h: "first" },
};

const heldOut = new Map();
for (const { arabic, latin, origin } of trainingPairs())
  if (isHeldOut(arabic) && origin !== "persian") heldOut.set(`${arabic} ${latin}`, 1);
const sets = [
  { name: "held-out", halves: [{ counts: heldOut }] },
  ...peoplePairs().map(({ name, halves }) => ({ name, halves })),
];

const add = (map, key, weight) => map.set(key, (map.get(key) ?? 0) + weight);

function measure(key, counts) {
  const [arabic, latin] = [new Map(), new Map()];
  let all = 0;
  let equal = 0;
  for (const [pair, weight] of counts) {
    const [a, l] = pair.split(" ").map(key);
    all += weight;
    if (a === l) equal += weight;
    add(arabic, a, weight);
    add(latin, l, weight);
  }
  let met = 0;
  for (const [sound, weight] of arabic) met += weight * (latin.get(sound) ?? 0);
  return { recall: (100 * equal) / all, met: (10_000 * met) / all / all };
}

/** Chance that two words drawn are a true pair. */
function sameName(counts) {
  const [arabic, latin] = [new Map(), new Map()];
  let all = 0;
  for (const [pair, weight] of counts) {
    const [a, l] = pair.split(" ");
    all += weight;
    add(arabic, a, weight);
    add(latin, l, weight);
  }
  let met = 0;
  for (const pair of counts.keys()) {
    const [a, l] = pair.split(" ");
    met += arabic.get(a) * latin.get(l);
  }
  return (10_000 * met) / all / all;
}

const cell = ({ recall, met }) => `${recall.toFixed(2)}/${met.toFixed(0)}`.padStart(10);
console.log(`recall in per cent / met; each list: first half, second half
${"".padEnd(27)}${sets.map(({ name, halves }) => name.slice(0, 10 * halves.length - 1).padStart(10 * halves.length)).join("")}`);
for (const [name, key] of [
  ...Object.entries(CANDIDATES).map(([candidate, merge]) => [candidate, keyOf(merge)]),
  ["soundKey", soundKey],
])
  console.log(
    name.padEnd(27) +
      sets.flatMap(({ halves }) => halves.map(({ counts }) => cell(measure(key, counts)))).join(""),
  );
console.log(
  "the same name".padEnd(27) +
    sets
      .flatMap(({ halves }) => halves.map(({ counts }) => sameName(counts).toFixed(0).padStart(10)))
      .join(""),
);

/**
 * Prints what damage of PDF extraction explains, and how often distinct names collide in its keys.
 *
 * Run from the repository's root after a build, with the shared data in ../shared or $DAFTAR_SHARED:
 *   node packages/names/training/damage.mjs
 * Words: the same place of the same person's name in Arabic script in two editions of one list. Collisions:
 * distinct frequent words with one key; some are one name damaged, so that the chance is an upper bound.
 * Only figures are printed.
 */
import { compareForms, damageKeys, nameForm, normaliseName, spaceFreeKey } from "../dist/index.js";
import { bilingualRows } from "./people.mjs";

/** Words met less often than this are not looked at for collisions. */
const FREQUENT = 50;

const people = new Map();
const often = new Map();
let words = 0;
for (const { person, name_ar: written } of bilingualRows()) {
  const { tokens } = normaliseName(written);
  people.set(person, [...(people.get(person) ?? []), tokens]);
  for (const token of tokens) {
    often.set(token, (often.get(token) ?? 0) + 1);
    words += 1;
  }
}

const EXPLAINED = {
  "lam-alef or Allah turned round": (a, b) => damageKeys(a)[0] === damageKeys(b)[0],
  "last letter lost": (a, b) =>
    a.length !== b.length &&
    (damageKeys(a).includes(damageKeys(b)[0]) || damageKeys(b).includes(damageKeys(a)[0])),
};

const found = new Map(Object.keys(EXPLAINED).map((name) => [name, 0]));
const levels = [0, 0, 0, 0, 0];
let differ = 0;
let rows = 0;
let otherCount = 0;
let spaces = 0;
for (const names of people.values())
  for (let i = 0; i < names.length; i += 1)
    for (let j = i + 1; j < names.length; j += 1) {
      const [a, b] = [names[i], names[j]];
      rows += 1;
      if (a.length !== b.length) {
        otherCount += 1;
        if (spaceFreeKey(a) === spaceFreeKey(b)) spaces += 1;
        continue;
      }
      a.forEach((word, at) => {
        if (word === b[at]) return;
        differ += 1;
        levels[compareForms(nameForm(word), nameForm(b[at]))] += 1;
        for (const [name, explains] of Object.entries(EXPLAINED))
          if (explains(word, b[at])) found.set(name, found.get(name) + 1);
      });
    }
const share = (part, all) => `${((100 * part) / all).toFixed(1)} %`;
console.log(`${rows} pairs of rows of one person; ${differ} words of them differ`);
for (const [name, count] of found) console.log(`  ${name}: ${count}, ${share(count, differ)}`);
console.log(
  `  levels 4 to 0: ${levels
    .toReversed()
    .map((count) => share(count, differ))
    .join(", ")}`,
);
console.log(`${otherCount} pairs have another number of words; ${spaces} of them one key without spaces`);

const frequent = [...often].filter(([, count]) => count >= FREQUENT);
for (const [name, explains] of Object.entries(EXPLAINED)) {
  let pairs = 0;
  let chance = 0;
  for (let i = 0; i < frequent.length; i += 1)
    for (let j = i + 1; j < frequent.length; j += 1)
      if (
        Math.abs(frequent[i][0].length - frequent[j][0].length) <= 1 &&
        explains(frequent[i][0], frequent[j][0])
      ) {
        pairs += 1;
        chance += (2 * frequent[i][1] * frequent[j][1]) / words / words;
      }
  console.log(
    `${name}: ${pairs} pairs of ${frequent.length} words met ${FREQUENT} times or more have one key; two words drawn do so ${(10_000 * chance).toFixed(2)} times in 10,000`,
  );
}

/**
 * Three lists of invented people in Arabic letters, of any length, with the same rates of error at every
 * length: to see how cost grows. Names are built from syllables; frequencies fall as those of real names do.
 *
 * Who a person is and how a list writes them down are functions of (seed, person, list), so rows are
 * written as they are made, each list in an order of its own. Memory: some integers a row.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { randomFrom, shuffled } from "./mixing.mjs";

const LISTS = [
  { name: "first", share: 0.6 },
  { name: "second", share: 0.45 },
  { name: "third", share: 0.35 },
];
/** Rows a person has on average. */
const ROWS_EACH = LISTS.reduce((sum, { share }) => sum + share, 0);

const CONSONANTS = "ب ت ج ح خ د ر ز س ش ص ط ع ف ق ك ل م ن ه و ي".split(" ");
const VOWELS = ["ا", "و", "ي", "", ""];

/** Names of two to four syllables, all different. */
function namePool(count, syllables, seed) {
  const random = randomFrom(seed);
  const pick = (from) => from[Math.floor(random() * from.length)];
  const names = new Set();
  while (names.size < count) {
    let name = "";
    const length = syllables + Math.floor(random() * 2);
    for (let at = 0; at < length; at += 1) name += pick(CONSONANTS) + pick(VOWELS);
    if (name.length > 2) names.add(name);
  }
  return [...names];
}

const POOLS = {
  given: namePool(400, 2, 11),
  family: namePool(20_000, 3, 12),
  place: namePool(300, 3, 13),
};

/** One of a pool: the chance of rank r falls as 1 / (r + flat), which the inverse of its integral draws. */
const byRank = (pool, flat, random) =>
  pool[Math.min(pool.length - 1, Math.floor(flat * ((pool.length + flat) / flat) ** random() - flat))];

const seedOf = (seed, person, list) =>
  Math.imul(Math.imul(person + 1, 0x9e3779b1) ^ (list + 7), 0x85ebca6b) ^ seed;

const FAMILIES_TOGETHER = 0.1;

/** Every second person may be a brother or sister of the one before: one father, family, day and place. */
function personOf(seed, number) {
  const pair = randomFrom(seedOf(seed, number >> 1, 90));
  const together = pair() < FAMILIES_TOGETHER;
  const unit = together ? pair : randomFrom(seedOf(seed, number, 91));
  const father = byRank(POOLS.given, 8, unit);
  const grandfather = byRank(POOLS.given, 8, unit);
  const family = byRank(POOLS.family, 80, unit);
  const place = byRank(POOLS.place, 5, unit);
  const day = Math.floor(unit() * unit() * 600);
  const age = Math.floor(unit() * 70);
  const own = randomFrom(seedOf(seed, number, 92));
  return {
    given: byRank(POOLS.given, 8, own),
    father,
    grandfather,
    family,
    place,
    day,
    sex: own() < 0.35 ? "f" : "m",
    age: together ? age + Math.floor(own() * 6) : age,
  };
}

/** Two letters swapped, one lost or one doubled. */
function slipped(text, random) {
  const at = Math.floor(random() * (text.length - 1));
  const kind = random();
  if (kind < 0.4) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  return kind < 0.7 ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at + 1) + text.slice(at);
}

const DAY_ZERO = Date.UTC(2031, 0, 1) / 86_400_000;
const days = Array.from({ length: 610 }, (_, at) =>
  new Date((DAY_ZERO + at - 5) * 86_400_000).toISOString().slice(0, 10),
);

function cellsOf(person, random) {
  const name = (text, slips, gaps) => {
    const draw = random();
    if (draw < gaps) return "";
    return draw < gaps + slips ? slipped(text, random) : text;
  };
  const near = (draw) => (draw < 0.05 ? -1 : draw < 0.1 ? 1 : 0);
  return [
    name(person.given, 0.05, 0.01),
    name(person.father, 0.04, 0.08),
    name(person.grandfather, 0.04, 0.15),
    name(person.family, 0.05, 0.02),
    random() < 0.04 ? "" : person.sex,
    random() < 0.05 ? "" : String(Math.max(0, person.age + near(random()))),
    random() < 0.1 ? "" : days[person.day + 5 + near(random())],
    random() < 0.08 ? "" : person.place,
  ];
}

const HEADER = ["id", "given", "father", "grandfather", "family", "sex", "age", "died", "place"];
const CHUNK = 5_000;

/**
 * Writes about `rows` rows below the folder.
 *
 * @returns paths, and the sample as `sampleOf` gives it
 */
export function madePeople(folder, rows, seed) {
  const persons = Math.round(rows / ROWS_EACH);
  const [person, list] = [[], []];
  const files = LISTS.map(({ name, share }, number) => {
    const path = join(folder, `${name}.csv`);
    const out = openSync(path, "wx", 0o600);
    let text = `${HEADER.join(",")}\n`;
    let waiting = 0;
    for (const who of shuffled(persons, seed + number)) {
      const random = randomFrom(seedOf(seed, who, number));
      if (random() >= share) continue;
      text += `r${person.length},${cellsOf(personOf(seed, who), random).join(",")}\n`;
      person.push(who);
      list.push(number);
      waiting += 1;
      if (waiting === CHUNK) {
        writeSync(out, text);
        text = "";
        waiting = 0;
      }
    }
    writeSync(out, text);
    closeSync(out);
    return path;
  });
  return { files, sample: sampleFrom(person, list, persons) };
}

function sampleFrom(person, list, persons) {
  const count = person.length;
  return {
    count,
    lists: LISTS.map(({ name }) => name),
    list: Uint8Array.from(list),
    person: Int32Array.from(person),
    persons,
    half: Uint8Array.from(person, (who) => who & 1),
    household: null,
    script: new Uint8Array(count).fill(1),
  };
}

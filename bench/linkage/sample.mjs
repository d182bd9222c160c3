/**
 * What is known of the rows of one case beside what the product sees: list, person, half, script.
 *
 * A row's id in the files is `r` and a number from a fixed shuffle: ids of the data tell the person
 * (`Q2296770-1`, `rec-12-dup-0`), and neighbours in a file are often one person.
 */
import { halfOf, shuffled } from "./mixing.mjs";

/** Scripts of a row's name, as `script` numbers them. */
const SCRIPTS = ["no name", "Arabic", "Latin", "two scripts"];

/** What the pair of lists is called that two rows are of. */
export function listPair(sample, a, b) {
  const [first, second] = sample.list[a] <= sample.list[b] ? [a, b] : [b, a];
  const names = [first, second].map((row) => sample.lists[sample.list[row]]);
  return names[0] === names[1] ? `inside ${names[0]}` : names.join(" × ");
}

/** What the pair of scripts is called that two rows' names are in. */
export function scriptPair(sample, a, b) {
  const [first, second] = [sample.script[a], sample.script[b]].sort((x, y) => x - y);
  if (first === second) return `both ${SCRIPTS[first]}`;
  return first === 1 && second === 2 ? "across" : "other";
}

/** Never changed, so that a row keeps its id when rows are ordered anew. */
const ID_SEED = 20_260;

export function scriptOf(name) {
  return (/\p{Script=Arabic}/u.test(name) ? 1 : 0) + (/\p{Script=Latin}/u.test(name) ? 2 : 0);
}

/**
 * @param rows `{list, person, cells}` each, and `household` where it is known who are relatives
 * @param nameColumns positions in `cells` of what the script is read from
 * @returns the sample; row k of it has id `r` + k, and stands at `rowOf[k]` of `rows`
 */
export function sampleOf(rows, nameColumns) {
  const count = rows.length;
  const lists = [...new Set(rows.map(({ list }) => list))].sort((a, b) => (a < b ? -1 : 1));
  const listNumber = new Map(lists.map((name, at) => [name, at]));
  const personNumber = new Map();
  const rowOf = shuffled(count, ID_SEED);
  const sample = {
    count,
    lists,
    rowOf,
    list: new Uint8Array(count),
    person: new Int32Array(count),
    half: new Uint8Array(count),
    script: new Uint8Array(count),
    persons: 0,
    /** By row, where known: people with one number are relatives. */
    household: rows.some(({ household }) => household !== undefined) ? new Int32Array(count) : null,
  };
  const householdNumber = new Map();
  for (let k = 0; k < count; k += 1) {
    const { list, person, cells, household } = rows[rowOf[k]];
    if (!personNumber.has(person)) personNumber.set(person, personNumber.size);
    sample.list[k] = listNumber.get(list);
    sample.person[k] = personNumber.get(person);
    if (sample.household !== null) {
      const unit = household ?? person;
      if (!householdNumber.has(unit)) householdNumber.set(unit, householdNumber.size);
      sample.household[k] = householdNumber.get(unit);
    }
    sample.half[k] = halfOf(person);
    sample.script[k] = scriptOf(nameColumns.map((at) => cells[at]).join(" "));
  }
  sample.persons = personNumber.size;
  return sample;
}

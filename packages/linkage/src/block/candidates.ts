/**
 * Pairs of records worth comparing: those that share the keys of at least one rule.
 *
 * Small inputs (`ALL_PAIRS` records or fewer) are compared all with all. A group larger than `LARGEST` is
 * split by a further key of its rule and, when no key is left, each record meets its next neighbours only;
 * how often that happened is told in the result, never silent.
 * Cost: sorting one number for each key of each rule, and one for each pair found.
 */
import type { Columns } from "../compare/encode.ts";
import {
  ageBand,
  beginningsOf,
  birthYear,
  column,
  days,
  eitherColumn,
  endingOf,
  type KeySource,
  mix,
  soundsOf,
  wholeName,
  words,
} from "./keys.ts";

const ALL_PAIRS = 1200;
const LARGEST = 60;
const NEIGHBOURS = 6;
/** Records are packed beside a 32-bit key in one exact number, which 2^21 still allows. */
const MOST_RECORDS = 2_097_152;

interface Rule {
  readonly keys: readonly KeySource[];
  /** Further keys, tried in order, for groups that are too large. */
  readonly split: readonly KeySource[];
}

function rulesOf(c: Columns): Rule[] {
  const [given, father, grandfather, family] = [
    soundsOf(c, 0),
    soundsOf(c, 1),
    soundsOf(c, 2),
    soundsOf(c, 3),
  ];
  const [age, sex, born, year] = [ageBand(c), column(c.sex), days(c.birth), birthYear(c)];
  const died = days(c.death, c.injury);
  const town = eitherColumn([...c.city, ...c.place]);
  const [begin, familyBegin] = [beginningsOf(c, 0, 2), beginningsOf(c, 3, 3)];
  const text = words(c.text);
  const id = column(c.nationalId);
  return [
    { keys: [id], split: [given] },
    { keys: [column(c.phone)], split: [given] },
    { keys: [column(c.email)], split: [given] },
    { keys: [column(c.emailUser)], split: [given] },
    { keys: [wholeName(c)], split: [age, year, town, died] },
    { keys: [given, family], split: [father, age, year, town, died] },
    { keys: [given, father], split: [family, grandfather, age, year, town, died] },
    { keys: [father, family], split: [begin, grandfather, age, town, died] },
    { keys: [given, grandfather], split: [father, family, age, year] },
    { keys: [grandfather, family], split: [begin, father, age] },
    { keys: [father, grandfather], split: [begin, family, age] },
    { keys: [given, died], split: [town, familyBegin, age] },
    { keys: [family, died], split: [town, age, sex] },
    { keys: [given, town], split: [familyBegin, age, died] },
    { keys: [family, town], split: [begin, age, died] },
    { keys: [born], split: [begin, familyBegin, town] },
    { keys: [given, year], split: [familyBegin, town] },
    { keys: [family, year], split: [begin, town] },
    { keys: [family, begin], split: [age, town, died] },
    { keys: [given, familyBegin], split: [age, town, died] },
    { keys: [endingOf(c.ids.texts, c.nationalId, 4)], split: [given, family] },
    { keys: [town, died, age], split: [begin, sex] },
    { keys: [text, given], split: [family, year] },
    { keys: [text, family], split: [given, year] },
  ];
}

/** Distinct pairs, packed as left × size + right with left < right. */
export interface Candidates {
  readonly pairs: Float64Array;
  /** Groups in which not all pairs could be met. */
  readonly cutGroups: number;
}

class Pairs {
  #values = new Float64Array(1 << 16);
  #length = 0;

  add(pair: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = pair;
    this.#length += 1;
  }

  /** Sorted, each once; called between rules so that repeats never pile up. */
  settle(): Float64Array {
    const sorted = this.#values.subarray(0, this.#length).sort();
    let kept = 0;
    for (let at = 0; at < sorted.length; at += 1) {
      if (at === 0 || sorted[at] !== sorted[kept - 1]) {
        sorted[kept] = sorted[at]!;
        kept += 1;
      }
    }
    this.#length = kept;
    return sorted.subarray(0, kept);
  }

  get length(): number {
    return this.#length;
  }
}

/** Key hash and record of every key a rule gives, sorted by hash, then record. */
function sortedKeys(rule: readonly KeySource[], size: number): Float64Array {
  let entries = new Float64Array(1 << 12);
  let length = 0;
  for (let record = 0; record < size; record += 1) {
    let hashes: number[] = [17];
    for (const source of rule) {
      const keys = source(record);
      const next: number[] = [];
      for (const hash of hashes) for (const key of keys) if (next.length < 24) next.push(mix(hash, key));
      hashes = next;
      if (hashes.length === 0) break;
    }
    for (const hash of hashes) {
      if (length === entries.length) {
        const larger = new Float64Array(length * 2);
        larger.set(entries);
        entries = larger;
      }
      entries[length] = hash * MOST_RECORDS + record;
      length += 1;
    }
  }
  return entries.subarray(0, length).sort();
}

/**
 * @param apart whether two records are known to be of two people without looking (one row for each person
 *   in a list), so that the pair is left out
 * @throws RangeError above 2,097,152 records
 */
export function candidates(
  columns: Columns,
  apart: (i: number, j: number) => boolean,
  onRule: (done: number, total: number) => void = () => {},
): Candidates {
  const { size } = columns;
  if (size > MOST_RECORDS) throw new RangeError(`records: at most ${MOST_RECORDS}; there are ${size}`);
  const pairs = new Pairs();
  let cutGroups = 0;
  const add = (i: number, j: number): void => {
    if (i !== j && !apart(i, j)) pairs.add(i < j ? i * size + j : j * size + i);
  };
  if (size <= ALL_PAIRS) {
    for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) add(i, j);
    return { pairs: pairs.settle(), cutGroups };
  }
  const group = (members: readonly number[], split: readonly KeySource[]): void => {
    if (members.length <= LARGEST) {
      for (let x = 0; x < members.length; x += 1)
        for (let y = x + 1; y < members.length; y += 1) add(members[x]!, members[y]!);
      return;
    }
    const [further, ...others] = split;
    if (further === undefined) {
      cutGroups += 1;
      for (let x = 0; x < members.length; x += 1)
        for (let y = x + 1; y < Math.min(members.length, x + 1 + NEIGHBOURS); y += 1)
          add(members[x]!, members[y]!);
      return;
    }
    const parts = new Map<number, number[]>();
    const silent: number[] = [];
    for (const record of members) {
      const keys = further(record);
      if (keys.length === 0) silent.push(record);
      for (const key of keys) {
        const part = parts.get(key);
        if (part) part.push(record);
        else parts.set(key, [record]);
      }
    }
    for (const part of parts.values()) if (part.length > 1) group(part, others);
    if (silent.length > 1) group(silent, others);
  };
  const rules = rulesOf(columns);
  rules.forEach((rule, at) => {
    const entries = sortedKeys(rule.keys, size);
    let settled = pairs.length;
    for (let start = 0; start < entries.length; ) {
      const hash = Math.floor(entries[start]! / MOST_RECORDS);
      let end = start + 1;
      while (end < entries.length && Math.floor(entries[end]! / MOST_RECORDS) === hash) end += 1;
      if (end - start > 1) {
        const members: number[] = [];
        for (let x = start; x < end; x += 1) members.push(entries[x]! - hash * MOST_RECORDS);
        group([...new Set(members)], rule.split);
        if (pairs.length > 2 * settled + 4_000_000) settled = pairs.settle().length;
      }
      start = end;
    }
    pairs.settle();
    onRule(at + 1, rules.length);
  });
  return { pairs: pairs.settle().slice(), cutGroups };
}

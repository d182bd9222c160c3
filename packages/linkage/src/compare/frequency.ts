/**
 * How common the values are on which agreement is weighed: names, death days, places.
 *
 * Agreeing on a rare family name says more than agreeing on the commonest; agreeing on the bloodiest day
 * says little. Shares are of the accounts that name the field in that script. The commonest values are kept
 * by name (`KEPT` of them) and all others share one figure, the mean of the rest, which shrinks rare values
 * and keeps the parameters small. Cost: linear.
 */
import type { Columns } from "../encode/columns.ts";
import { UNKNOWN } from "../encode/dates.ts";
import { isTold } from "../encode/isTold.ts";
import type { Words } from "../encode/words.ts";
import type { FieldSet } from "./fieldSet.ts";
import { textFieldName } from "./fields.ts";

const KEPT = 4000;
/** Added to days since 1970, so that none is below 0. */
const DAY_ZERO = 1_000_000;

/** Shares as thousandths of a bit (1000·log2), so that parameters hold whole numbers only. */
interface FrequencyTable {
  /** Sorted by value. */
  readonly common: readonly (readonly [value: string, milliBits: number])[];
  readonly rest: number;
}
/** By name of the field; fields on which frequency is not looked at are not there. */
export type Frequencies = Readonly<Record<string, FrequencyTable>>;

const milli = (share: number): number => Math.round(1000 * Math.log2(share));

/** Of values by number: how many accounts have each, of how many that name the field in that script. */
interface Counts {
  readonly count: Float64Array;
  readonly of: Float64Array;
}

function table({ count, of }: Counts, text: (id: number) => string): FrequencyTable {
  const share = count.map((own, id) => (own === 0 ? 0 : own / of[id]!));
  let met = 0;
  for (let id = 0; id < share.length; id += 1) if (share[id]! > 0) met += 1;
  const byShare = share.slice().sort();
  // The commonest are at the end; those of the last share that is kept go by their texts.
  const least = byShare[share.length - Math.min(KEPT, met)] ?? 0;
  const above: number[] = [];
  const even: number[] = [];
  for (let id = 0; id < share.length; id += 1) {
    if (share[id] === 0) continue;
    if (share[id]! > least) above.push(id);
    else if (share[id] === least) even.push(id);
  }
  const ordered = byText(even, text);
  const kept = [...above, ...ordered.slice(0, Math.min(KEPT, met) - above.length)];
  const isKept = new Uint8Array(share.length);
  for (const id of kept) isKept[id] = 1;
  let sum = 0;
  for (let id = 0; id < share.length; id += 1) if (isKept[id] === 0) sum += share[id]!;
  const rarest = ordered.at(-1);
  return {
    common: byText(kept, text).map((id) => [text(id), milli(share[id]!)] as const),
    rest:
      met > kept.length
        ? milli(sum / (met - kept.length))
        : rarest === undefined
          ? -10_000
          : milli(1 / (of[rarest]! + 1)),
  };
}

const byText = (ids: readonly number[], text: (id: number) => string): number[] =>
  [...ids].sort((a, b) => (text(a) < text(b) ? -1 : 1));

function largest(column: Int32Array): number {
  let most = -1;
  for (let row = 0; row < column.length; row += 1) if (column[row]! > most) most = column[row]!;
  return most;
}

/** @param columns of numbers from 0, each about as many as there are distinct values */
function tableOf(columns: readonly Int32Array[], text: (id: number) => string): FrequencyTable {
  const values = columns.reduce((most, column) => Math.max(most, largest(column) + 1), 0);
  const found: Counts = { count: new Float64Array(values), of: new Float64Array(values) };
  for (const column of columns) {
    const own = new Int32Array(values);
    let of = 0;
    for (let row = 0; row < column.length; row += 1) {
      if (column[row]! < 0) continue;
      of += 1;
      own[column[row]!]! += 1;
    }
    for (let id = 0; id < values; id += 1) {
      const count = own[id]!;
      if (count === 0 || (found.of[id]! > 0 && count / of <= found.count[id]! / found.of[id]!)) continue;
      found.count[id] = count;
      found.of[id] = of;
    }
  }
  return table(found, text);
}

/** The share of every value met. */
export function frequenciesOf(columns: Columns): Frequencies {
  const name = (part: number): FrequencyTable =>
    tableOf(columns.parts[part] ?? [], (id) => columns.words.texts[id]!);
  const place = (sets: readonly Int32Array[]): FrequencyTable =>
    tableOf(sets, (id) => columns.placeWords.texts[id]!);
  const { from, to } = columns.death;
  const days = new Int32Array(columns.size).fill(-1);
  let earliest = Number.MAX_SAFE_INTEGER;
  const known = (row: number): boolean => from[row] === to[row] && from[row] !== UNKNOWN;
  for (let row = 0; row < days.length; row += 1) if (known(row)) earliest = Math.min(earliest, from[row]!);
  for (let row = 0; row < days.length; row += 1) if (known(row)) days[row] = from[row]! - earliest;
  return {
    given: name(0),
    father: name(1),
    grandfather: name(2),
    family: name(3),
    deathDate: tableOf([days], (id) => String(id + earliest + DAY_ZERO)),
    place: place(columns.place),
    origin: place([columns.birthPlace, columns.burialPlace]),
    ...Object.fromEntries(
      columns.texts.map(({ label, at, words }) => [
        textFieldName(label),
        tableOf([at], (id) => words.texts[id]!),
      ]),
    ),
  };
}

/** By field index: log2 of the share on which records i and j agree at its best level. */
export type SharedFrequency = readonly ((i: number, j: number) => number)[];

const NOTHING: FrequencyTable = { common: [], rest: 0 };

/** Looks shares up by the numbers of `columns`, made once for all pairs. */
export function sharedFrequency(
  columns: Columns,
  frequencies: Frequencies,
  fields: FieldSet,
): SharedFrequency {
  const lookup = (own: Words, field: string): Float64Array => {
    const { common, rest } = frequencies[field] ?? NOTHING;
    const shares = new Float64Array(own.size).fill(rest / 1000);
    for (const [text, bits] of common) {
      const id = own.numberOf(text);
      if (id !== undefined) shares[id] = bits / 1000;
    }
    return shares;
  };
  const none = Number.NEGATIVE_INFINITY;
  const of = (shares: Float64Array, id: number): number => (id < 0 ? none : shares[id]!);
  type OfRows = (i: number, j: number) => number;
  /** The commoner of all that either row has in these columns. */
  const commonest = (shares: Float64Array, sets: readonly Int32Array[]): OfRows => {
    const [one, other] = sets.filter(isTold);
    if (one === undefined) return () => none;
    if (other === undefined)
      return (i, j) =>
        one[i] === one[j] ? of(shares, one[i]!) : Math.max(of(shares, one[i]!), of(shares, one[j]!));
    return (i, j) =>
      Math.max(of(shares, one[i]!), of(shares, other[i]!), of(shares, one[j]!), of(shares, other[j]!));
  };
  const { death, parts, words, placeWords, texts } = columns;
  const byName = new Map<string, OfRows>();
  (["given", "father", "grandfather", "family"] as const).forEach((part, at) => {
    byName.set(part, commonest(lookup(words, part), parts[at]!));
  });
  const { common, rest } = frequencies["deathDate"] ?? NOTHING;
  const days = new Map(common.map(([day, bits]) => [Number(day) - DAY_ZERO, bits / 1000]));
  byName.set("deathDate", (i, j) =>
    death.from[i] === death.from[j] ? (days.get(death.from[i]!) ?? rest / 1000) : none,
  );
  byName.set("place", commonest(lookup(placeWords, "place"), columns.place));
  byName.set("origin", commonest(lookup(placeWords, "origin"), [columns.birthPlace]));
  for (const { label, at, words: own } of texts)
    byName.set(textFieldName(label), commonest(lookup(own, textFieldName(label)), [at]));
  return fields.names.map((name): OfRows => byName.get(name) ?? (() => none));
}

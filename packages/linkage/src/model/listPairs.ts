/**
 * Pairs of lists, each with its own chance that two of its rows are one person.
 *
 * Two rows of one curated list are rarely one person, two of two lists of one crackdown often are: one chance for
 * all would link too much inside lists and too little across. Above `MOST_LISTS` lists there are two kinds
 * only, within a list and across. Cost: constant for each pair of rows.
 */
const MOST_LISTS = 12;

export interface ListPairs {
  readonly count: number;
  /** Names of the two lists of each; null where it stands for many. */
  readonly names: readonly (readonly [string, string] | null)[];
  /** Rows that could be compared in each. */
  readonly totals: Float64Array;
  /** Kind of two rows. */
  readonly of: (i: number, j: number) => number;
  /** Rows of each list, and of which lists each kind is, where it is of two that have one row for each person. */
  readonly competing: readonly (readonly [number, number] | null)[];
}

/**
 * @param list of each row
 * @param onePerPerson whether each list has one row for each person
 */
export function listPairs(
  lists: readonly string[],
  list: Int32Array,
  onePerPerson: readonly boolean[],
): ListPairs {
  const sizes = new Float64Array(lists.length);
  for (const own of list) sizes[own]! += 1;
  const within = (own: number): number => (onePerPerson[own] ? 0 : (sizes[own]! * (sizes[own]! - 1)) / 2);
  if (lists.length > MOST_LISTS) {
    const rows = list.length;
    let inside = 0;
    let stated = 0;
    for (let own = 0; own < lists.length; own += 1) {
      inside += within(own);
      stated += (sizes[own]! * (sizes[own]! - 1)) / 2;
    }
    return {
      count: 2,
      names: [null, null],
      totals: Float64Array.of(inside, (rows * (rows - 1)) / 2 - stated),
      of: (i, j) => (list[i] === list[j] ? 0 : 1),
      competing: [null, null],
    };
  }
  const names: [string, string][] = [];
  const totals: number[] = [];
  const competing: ([number, number] | null)[] = [];
  const kinds = new Int32Array(lists.length * lists.length);
  for (let a = 0; a < lists.length; a += 1)
    for (let b = a; b < lists.length; b += 1) {
      kinds[a * lists.length + b] = kinds[b * lists.length + a] = names.length;
      names.push([lists[a]!, lists[b]!]);
      totals.push(a === b ? within(a) : sizes[a]! * sizes[b]!);
      competing.push(a !== b && onePerPerson[a] && onePerPerson[b] ? [sizes[a]!, sizes[b]!] : null);
    }
  return {
    count: names.length,
    names,
    totals: Float64Array.from(totals),
    of: (i, j) => kinds[list[i]! * lists.length + list[j]!]!,
    competing,
  };
}

/** Least share of a list that is thought to have no partner in another. */
const LEAST_ALONE = 0.02;

/**
 * log2 of the odds that two rows of a kind are one person, before anything of them is known.
 *
 * Of two lists with one row for each person the alternative is that neither row has a partner in the other list,
 * whose chance is (1 - M/a)(1 - M/b) for M shared people: the more the lists share, the likelier is the one
 * candidate that a row has.
 */
export function priorBits(kinds: ListPairs, kind: number, matches: number): number {
  const bits = Math.log2(matches / Math.max(1, kinds.totals[kind]!));
  const sizes = kinds.competing[kind];
  if (!sizes) return bits;
  const alone = sizes.map((size) => Math.max(LEAST_ALONE, 1 - matches / size));
  return bits - Math.log2(alone[0]! * alone[1]!);
}

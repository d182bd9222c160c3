/**
 * What must share a person and what must not, in the run's own order of rows: from lists that have one row for each
 * person, from people's labels, from the caller. A joining that would break a parting is refused, partings first.
 * Cost: linear in what people said.
 */
import type { Verdict } from "../label/labelReport.ts";
import type { Competition } from "../model/compete.ts";
import type { LinkTable } from "../table/linkTable.ts";
import type { LinkOptions } from "./linkOptions.ts";

export interface Apartness {
  readonly competition: Competition;
  /** By lists, and by what people parted. */
  readonly apart: (i: number, j: number) => boolean;
  readonly parted: (i: number, j: number) => boolean;
  readonly joined: readonly (readonly [number, number])[];
  readonly refused: readonly (readonly [number, number])[];
}

/** @param place of each row as given, among the ordered rows */
export function constraints(table: LinkTable, place: Int32Array, options: LinkOptions): Apartness {
  const one = table.lists.filter((list) => options.onePerPerson?.has(list) === true);
  const numbers = table.lists.map((list) => one.indexOf(list));
  const listOf = table.list.map((list) => numbers[list]!);
  const { size } = table;
  const translated = (
    pairs: readonly (readonly [number, number])[] | undefined,
  ): (readonly [number, number])[] =>
    (pairs ?? []).map(([a, b]) => {
      const [x, y] = [place[a], place[b]];
      if (x === undefined || y === undefined || x === y)
        throw new RangeError(`pair ${a}, ${b}: must be indices of two records`);
      return x < y ? [x, y] : [y, x];
    });
  const said = (wanted: Verdict) =>
    (options.labels ?? []).flatMap(({ left, right, verdict }) =>
      verdict === wanted ? [[left, right] as const] : [],
    );
  const cannot = new Set(
    translated([...(options.cannotLink ?? []), ...said("different")]).map(([a, b]) => a * size + b),
  );
  const parted = (i: number, j: number): boolean =>
    cannot.size > 0 && cannot.has(i < j ? i * size + j : j * size + i);
  const apart = (i: number, j: number): boolean =>
    (listOf[i]! >= 0 && listOf[i] === listOf[j]) || parted(i, j);
  const must = [...(options.mustLink ?? []), ...said("same")];
  const joined: (readonly [number, number])[] = [];
  const refused: (readonly [number, number])[] = [];
  const atoms = new Map<number, number[]>();
  for (const [a, b] of translated(must).sort(([a, b], [c, d]) => a - c || b - d)) {
    const [x, y] = [atoms.get(a) ?? [a], atoms.get(b) ?? [b]];
    if (x !== y && x.some((i) => y.some((j) => apart(i, j)))) refused.push([a, b]);
    else {
      joined.push([a, b]);
      if (x === y) continue;
      const together = [...x, ...y];
      for (const member of together) atoms.set(member, together);
    }
  }
  return { competition: { lists: one.length, listOf }, apart, parted, joined, refused };
}

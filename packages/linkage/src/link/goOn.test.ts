import { rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { madePeople } from "../testing/madePeople.ts";
import { linkRecords } from "./linkRecords.ts";

/** People met by several lists; the last list comes later. */
function twoTimes(seed: number, people: number) {
  const { records } = madePeople(seed, people);
  const lists = [...new Set(records.map(({ list }) => list))].sort();
  const late = lists.at(-1);
  const known = records.filter(({ list }) => list !== late);
  const fresh = records.filter(({ list }) => list === late);
  return { known, fresh, all: [...known, ...fresh] };
}

const together = (clusters: Int32Array, rows: readonly number[]): string =>
  JSON.stringify(rows.map((row) => rows.find((other) => clusters[other] === clusters[row])));

describe("a list that comes later", () => {
  it.each([1, 2, 3])(
    "joins whom it speaks of, and what it does not reach stays as it was (seed %i)",
    (seed) => {
      const { known, fresh, all } = twoTimes(seed, 150);
      expect(fresh.length).toBeGreaterThan(20);
      const first = linkRecords(known, { seed: 3 });
      const earlier = Int32Array.from(all, (_, row) => first.clusters[row] ?? -1);
      const model = first.parameters;
      const gone = linkRecords(all, { seed: 3, model, earlier });
      const whole = linkRecords(all, { seed: 3, model: gone.parameters });
      expect(gone.reach?.newRows).toBe(fresh.length);
      // A new account that joined nobody is a person of its own; the others joined people of before.
      const joined = fresh.filter((_, at) =>
        known.some((_, row) => gone.clusters[row] === gone.clusters[known.length + at]),
      );
      expect(joined.length).toBeGreaterThan(10);
      const rows = all.map((_, row) => row);
      if (gone.reach?.elsewhere === 0)
        expect(together(gone.clusters, rows)).toBe(together(whole.clusters, rows));
      // Who is with no new account is with whom it was, under the number it had.
      const withNew = new Set(fresh.map((_, at) => gone.clusters[known.length + at]));
      const left = known.map((_, row) => row).filter((row) => !withNew.has(gone.clusters[row]));
      expect(left.length).toBeGreaterThan(10);
      if (gone.reach?.regrouped === 0)
        expect(left.map((row) => gone.clusters[row])).toEqual(left.map((row) => first.clusters[row]));
      expect(gone.reach?.reachedRows).toBeLessThan(known.length);
    },
  );

  it("is taken in the same way whatever the order of rows", () => {
    const { known, all } = twoTimes(4, 120);
    const first = linkRecords(known, { seed: 3 });
    const earlier = all.map((_, row) => first.clusters[row] ?? -1);
    const model = first.parameters;
    const gone = linkRecords(all, { seed: 3, model, earlier: Int32Array.from(earlier), draws: 8 });
    const order = rng(9).shuffle(all.map((_, row) => row));
    const again = linkRecords(
      order.map((row) => all[row]!),
      { seed: 3, model, earlier: Int32Array.from(order, (row) => earlier[row]!), draws: 8 },
    );
    expect(again.reach).toEqual(gone.reach);
    expect([...again.clusters]).toEqual(order.map((row) => gone.clusters[row]));
    expect(again.draws?.people).toEqual(gone.draws?.people);
  });

  it("of nobody new changes nothing, and tells so", () => {
    const { known } = twoTimes(5, 120);
    const first = linkRecords(known, { seed: 3 });
    const gone = linkRecords(known, { seed: 3, model: first.parameters, earlier: first.clusters });
    expect([...gone.clusters]).toEqual([...first.clusters]);
    expect(gone.pairs).toEqual(first.pairs);
    expect(gone.reach).toEqual({ newRows: 0, reachedRows: 0, regrouped: 0, elsewhere: 0 });
    expect(gone.parameters).toEqual(first.parameters);
  });

  it("is not gone on to from numbers of other rows, or without the figures of the run before", () => {
    const { known } = twoTimes(5, 40);
    const { parameters, clusters } = linkRecords(known, { seed: 3 });
    expect(() => linkRecords(known, { seed: 3, earlier: clusters })).toThrow(RangeError);
    expect(() => linkRecords(known, { seed: 3, model: parameters, earlier: clusters.slice(1) })).toThrow(
      RangeError,
    );
  });
});

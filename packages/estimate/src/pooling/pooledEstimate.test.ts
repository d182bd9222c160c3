import { describe, expect, it } from "vitest";
import { modelAverage } from "../averaging/modelAverage.ts";
import { captureTable, peopleIn } from "../table/captureTable.ts";
import { type LabelledCell, labelledTable } from "../table/labelledTable.ts";
import { DRAW_METHODS } from "./drawMethod.ts";
import { planOf } from "./plan.ts";
import { pooledEstimate } from "./pooledEstimate.ts";
import { pooledReport } from "./types.ts";

const LISTS = ["a", "b", "c"];
/** Invented. Counts of histories from 1 on. */
const NORTH = [60, 50, 20, 40, 18, 15, 9];
const SOUTH = [150, 120, 33, 90, 30, 21, 11];
/** Nobody is on two lists. */
const APART = [40, 30, 0, 20];

const cellsOf = (label: string | null, counts: readonly number[]): LabelledCell[] =>
  counts.map((count, i) => ({ label, history: i + 1, count }));
const labelled = (strata: Readonly<Record<string, readonly number[]>>, unknown: readonly number[] = []) =>
  labelledTable(LISTS, [
    ...Object.entries(strata).flatMap(([label, counts]) => cellsOf(label, counts)),
    ...cellsOf(null, unknown),
  ]);
const alone = (counts: readonly number[]) =>
  modelAverage(captureTable(LISTS, new Map(counts.map((count, i) => [i + 1, count]))))!.undocumented;
const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

async function pooled(
  own: ReturnType<typeof labelled>,
  clusterings: readonly ReturnType<typeof labelled>[] = [],
  options: Partial<Parameters<typeof pooledEstimate>[1]> = {},
) {
  return pooledReport(await pooledEstimate({ own, clusterings }, { seed: 1, ...options }));
}

describe("one stratum", () => {
  it("has the interval of the averaged method", async () => {
    const { strata, total } = await pooled(labelled({ north: NORTH }));
    const { low, high } = alone(NORTH);
    expect(strata[0]!.low! / (sum(NORTH) + low)).toBeCloseTo(1, 2);
    expect(strata[0]!.high! / (sum(NORTH) + high!)).toBeCloseTo(1, 2);
    expect([total.low, total.high]).toEqual([strata[0]!.low, strata[0]!.high]);
    expect(total.partial).toBe(false);
    expect(total.refused).toBeNull();
  });

  it("is refused as a whole table is", async () => {
    const { strata, total } = await pooled(labelled({ apart: APART }));
    expect(strata[0]!.refused?.code).toBe("estimate.no-overlap");
    expect(total.refused?.code).toBe("estimate.no-overlap");
    expect([total.low, total.high]).toEqual([null, null]);
  });
});

describe("a stratum without an upper limit", () => {
  it("is refused, and a total with it has no upper end", async () => {
    const { strata, total } = await pooled(labelled({ open: [40, 35, 1, 30, 0, 1], south: SOUTH }));
    expect(strata[0]!.refused?.code).toBe("estimate.unbounded");
    expect(strata[0]!.methods[0]!.status).toBe("refused");
    expect(total).toMatchObject({ partial: true, counted: ["open"], high: null });
  });

  it("is so where a few of its clusterings have one: more than lie beyond a limit anyhow", async () => {
    const open = labelled({ all: [40, 35, 1, 30, 0, 1] });
    const fine = labelled({ all: NORTH });
    const { strata } = await pooled(fine, [fine, fine, fine, open]);
    expect(strata[0]!.refused?.code).toBe("estimate.unbounded");
  });
});

describe("the sum over strata", () => {
  it("is narrower than its strata's ends added up, since chance does not push all one way", async () => {
    const { strata, total } = await pooled(labelled({ north: NORTH, south: SOUTH }));
    expect(total.low!).toBeGreaterThan(strata.reduce((a, { low }) => a + low!, 0));
    expect(total.high!).toBeLessThan(strata.reduce((a, { high }) => a + high!, 0));
    expect(total.documented).toBe(sum(NORTH) + sum(SOUTH));
  });

  it("treats two strata of equal tables as two, not as one twice", async () => {
    const { strata, total } = await pooled(labelled({ east: NORTH, west: NORTH }));
    const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;
    const one = width(strata[0]!);
    // Independent: √2 of one width for symmetric ones; the same draws twice would give 2.
    expect(width(total)).toBeGreaterThan(1.2 * one);
    expect(width(total)).toBeLessThan(1.75 * one);
  });

  it("is a lower bound only where a stratum cannot be estimated, which adds its documented people", async () => {
    const { strata, total } = await pooled(labelled({ apart: APART, south: SOUTH }));
    expect(total.partial).toBe(true);
    expect(total.counted).toEqual(["apart"]);
    expect(total.high).toBeNull();
    expect(total.methods[0]!.high).toBeNull();
    const south = strata.find(({ stratum }) => stratum === "south")!;
    expect(total.low).toBeCloseTo(south.low! + sum(APART), 1);
    expect(total.estimated).toEqual({ strata: 1, low: south.low, high: south.high });
  });

  it("does not estimate what is too small to protect", async () => {
    const few = [10, 8, 4, 7, 3, 3, 2];
    const { strata, total, settings } = await pooled(labelled({ few, south: SOUTH }));
    expect(strata[0]).toMatchObject({ stratum: "few", low: null, high: null, methods: [] });
    expect(strata[0]!.refused?.code).toBe("estimate.small-stratum");
    expect(settings.smallest).toBe(50);
    expect(total.counted).toEqual(["few"]);
  });

  it("is refused where no stratum can be estimated, and where nobody has a label", async () => {
    const none = await pooled(labelled({ apart: APART, other: APART }));
    expect(none.total.refused?.code).toBe("estimate.no-stratum");
    expect(none.total).toMatchObject({ low: null, high: null, documented: 2 * sum(APART) });
    const unknown = await pooled(labelled({}, NORTH));
    expect(unknown.total.refused?.code).toBe("estimate.no-stratum");
    expect(unknown.unlabelled).toBe(sum(NORTH));
  });

  it("shows a method that is no part of it beside it", async () => {
    const { total, strata } = await pooled(labelled({ north: NORTH, south: SOUTH }), [], {
      methods: ["averaged", "dga"],
    });
    expect(total.methods.map(({ id, role }) => [id, role])).toEqual([
      ["averaged", "headline"],
      ["dga", "shown"],
    ]);
    expect(total.low).toBe(total.methods[0]!.low);
    expect(strata[0]!.methods[1]!.point).toBeGreaterThan(sum(NORTH));
  });
});

describe("missing labels", () => {
  it("widen the interval of a stratum and hardly that of the total", async () => {
    const some = NORTH.map((n) => Math.round(n / 3));
    const known = await pooled(labelled({ north: NORTH, south: SOUTH }));
    const missing = await pooled(labelled({ north: NORTH.map((n, i) => n - some[i]!), south: SOUTH }, some));
    expect(missing.settings).toMatchObject({ over: "labels", replicates: 20 });
    const [before, after] = [known.total, missing.total];
    expect(after.documented).toBe(before.documented);
    expect(after.high! / before.high!).toBeGreaterThan(0.95);
    expect(after.high! / before.high!).toBeLessThan(1.15);
    const { between } = missing.strata[0]!.methods[0]!;
    expect(between!.variance).toBeGreaterThan(0.02);
    expect(missing.strata[0]!.imputed).toBeGreaterThan(0);
  });

  it("can be combined by Rubin's rules instead", async () => {
    const own = labelled({ north: NORTH, south: SOUTH }, [30, 20, 6]);
    const [heap, rubin, verdata] = await Promise.all(
      (["pooled", "rubin", "rubin-verdata"] as const).map((combining) => pooled(own, [], { combining })),
    );
    // Near, not equal: Rubin's rules take ln of the people on no list as normal, which it is not.
    for (const end of ["low", "high"] as const) {
      expect(rubin!.total[end]! / heap!.total[end]!).toBeGreaterThan(0.7);
      expect(rubin!.total[end]! / heap!.total[end]!).toBeLessThan(1.3);
    }
    // Fewer degrees of freedom.
    expect(verdata!.total.high!).toBeGreaterThanOrEqual(rubin!.total.high!);
    expect(rubin!.settings.combining).toBe("rubin");
  });
});

describe("clusterings", () => {
  const own = labelled({ north: NORTH, south: SOUTH });
  /** More joined than by the run: what was on single lists is on two. */
  const joined = (by: number) =>
    labelled({ north: NORTH.map((n, i) => n + [-by, -by, by, 0, 0, 0, 0][i]!), south: SOUTH });

  it("that are all equal leave nothing to linkage, and cost one table a stratum", async () => {
    const { total, settings, strata } = await pooled(own, [own, own, own, own, own]);
    expect(total.methods[0]!.between).toEqual({ width: 0, variance: 0 });
    expect(strata[0]!.methods[0]!.between).toEqual({ width: 0, variance: 0 });
    expect(settings).toMatchObject({ over: "clusterings", replicates: 5, tables: 10, computed: 2 });
    const plain = await pooled(own);
    expect(total.low! / plain.total.low!).toBeCloseTo(1, 2);
    expect(total.high! / plain.total.high!).toBeCloseTo(1, 2);
  });

  it("that differ more have a larger share of the width", async () => {
    const shares = [];
    for (const by of [2, 8, 16]) {
      const { total } = await pooled(own, [joined(0), joined(by), joined(-by), joined(by / 2)]);
      shares.push(total.methods[0]!.between!.width);
    }
    expect(shares[0]!).toBeLessThan(shares[1]!);
    expect(shares[1]!).toBeLessThan(shares[2]!);
    expect(shares[2]!).toBeLessThan(1);
  });

  it("say between how many people they are", async () => {
    const { people, total, strata } = await pooled(own, [joined(4), joined(-4)]);
    expect(strata[0]!.people).toEqual({ low: sum(NORTH) - 4, high: sum(NORTH) + 4 });
    expect(strata[0]!.low!).toBeGreaterThanOrEqual(strata[0]!.people.low);
    expect(people).toEqual({ low: sum(NORTH) + sum(SOUTH) - 4, high: sum(NORTH) + sum(SOUTH) + 4 });
    expect(total.documented).toBe(sum(NORTH) + sum(SOUTH));
  });

  it("may have strata that the run's own has not", async () => {
    const { strata } = await pooled(own, [own, labelled({ north: NORTH, west: [1, 0, 0, 0, 0, 0, 1] })]);
    expect(strata.map(({ stratum, documented }) => [stratum, documented])).toEqual([
      ["north", sum(NORTH)],
      ["south", sum(SOUTH)],
      ["west", 0],
    ]);
  });

  it("of other lists are refused", async () => {
    const other = labelledTable(["a", "b", "d"], cellsOf("north", NORTH));
    await expect(pooled(own, [other])).rejects.toThrow(RangeError);
  });
});

describe("a heavy method", () => {
  it("runs on some replicates, evenly spaced, with as many draws in all", () => {
    const [averaged] = DRAW_METHODS;
    const table = (n: number) =>
      captureTable(
        LISTS,
        new Map([
          [1, n],
          [3, 5],
        ]),
      );
    const tables = Array.from({ length: 50 }, (_, r) => [table(r)]);
    const plan = planOf(
      { strata: ["all"], tables, over: "clusterings" },
      [true],
      [averaged!, { ...averaged!, id: "slow", cost: "heavy" }],
      { seed: 1, draws: 5000, heavyReplicates: 5 },
    );
    const [light, heavy] = plan.methods;
    expect(light).toMatchObject({ drawsEach: 100 });
    expect(light!.replicates).toHaveLength(50);
    expect(heavy).toMatchObject({ drawsEach: 1000, replicates: [0, 10, 20, 30, 40] });
    expect(plan.tasks).toHaveLength(55);
  });
});

describe("any input", () => {
  it("is refused where options are no numbers to work with", async () => {
    const own = labelled({ north: NORTH });
    for (const wrong of [
      { seed: 1.5 },
      { draws: 1 },
      { imputations: 0 },
      { methods: ["chao"] },
      { smallest: -1 },
    ]) {
      await expect(pooled(own, [], wrong)).rejects.toThrow(RangeError);
    }
  });

  it("of one seed gives one result, of another seed another", async () => {
    const own = labelled({ north: NORTH }, [3, 2, 1]);
    expect(await pooled(own)).toEqual(await pooled(own));
    expect((await pooled(own, [], { seed: 2 })).total).not.toEqual((await pooled(own)).total);
  });

  it("has no interval below the people in its tables", async () => {
    const { strata } = await pooled(labelled({ all: [900, 0, 3, 0, 2, 0, 800] }));
    expect(strata[0]!.low ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(strata[0]!.documented);
    expect(peopleIn(labelled({ all: NORTH }).tables[0]!)).toBe(sum(NORTH));
  });
});

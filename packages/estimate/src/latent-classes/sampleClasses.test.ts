import { readFileSync } from "node:fs";
import { diagnose, rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { captureTable, peopleIn } from "../table/captureTable.ts";
import { parseTable } from "../table/parseTable.ts";
import { Chain } from "./chain.ts";
import { ClassModel, MOST_UNDOCUMENTED } from "./classModel.ts";
import { Gibbs } from "./gibbs.ts";
import { sampleClasses } from "./sampleClasses.ts";

const published = JSON.parse(
  readFileSync(new URL("../report/published.vectors.json", import.meta.url), "utf8"),
) as { tables: Record<string, { rows: string[] }> };
const kosovo = parseTable(published.tables["kosovo"]!.rows.map((row) => row.split(",")));
/** Invented. */
const SMALL = captureTable(
  ["a", "b", "c", "d"],
  new Map([31, 24, 9, 20, 7, 6, 4, 15, 5, 4, 3, 4, 3, 2, 2].map((count, i) => [i + 1, count])),
);

/** People on no list, by Gibbs sweeps alone. */
function sweptAlone(draws: number): Float64Array {
  const stream = rng("swept");
  const model = new ClassModel(SMALL, 3);
  const gibbs = new Gibbs(model, stream);
  const at = new Float64Array(model.dimensions);
  let people = gibbs.undocumented(at);
  for (let sweep = 0; sweep < 500; sweep++) people = gibbs.sweep(at, people);
  return Float64Array.from({ length: draws }, () => {
    for (let sweep = 0; sweep < 10; sweep++) people = gibbs.sweep(at, people);
    return people;
  });
}

/** The same by the chains that the product runs. */
function mixed(draws: number): Float64Array {
  const chain = new Chain(SMALL, { classes: 3, sweeps: 2, leaps: 30 }, rng("mixed"));
  return Float64Array.from({ length: draws }, () => {
    chain.advance();
    return chain.undocumented;
  });
}

describe("latent classes sampled", () => {
  it("have the posterior that Gibbs sweeps alone have, trajectories or not", () => {
    // Trajectories alone would not do: with α near 0 a stick's log-odds have tails of a power near 1.
    const [one, other] = [sweptAlone(6000), mixed(6000)];
    const [a, b] = [diagnose([one]), diagnose([other])];
    expect(Math.min(a.bulk, b.bulk)).toBeGreaterThan(1000);
    expect(diagnose([one, other]).rHat).toBeLessThan(1.01);
    for (const at of [0, 1, 2]) {
      const apart = Math.abs(a.quantiles[at]! - b.quantiles[at]!);
      // Whole numbers: one apart says nothing.
      expect(apart, `quantile ${at}`).toBeLessThan(1.5 + 3 * Math.hypot(a.errors[at]!, b.errors[at]!));
    }
  });

  it("of Kosovo are within three combined Monte Carlo errors of the long reference run", () => {
    // Study, section 6: LCMCR 0.4.14, 2 chains of 1.05 million sweeps: median 10,400, 95 % 8,880 to 13,969. It
    // gives 2,201 effective draws for the middle and none for the limits. Four chains of ours of half a million Gibbs
    // sweeps each differ at the limits by 138 and 195 people (standard deviations): 67 and 95 for as many as theirs.
    // Eight chains of 15,000 draws give 10,418 [9,007, 13,854] with errors of 9, 39 and 105: excursions to the ends
    // are rare, and 12,000 draws in all see too few of them to know their own errors, which are √10 times as large.
    const stream = rng("kosovo");
    const chains = Array.from({ length: 4 }, (_, at) => {
      const chain = new Chain(kosovo, { classes: 10, sweeps: 2, leaps: 30 }, stream.fork(String(at)));
      return Float64Array.from({ length: 3000 }, () => {
        chain.advance();
        return chain.undocumented;
      });
    });
    const n = peopleIn(kosovo);
    const { quantiles, rHat, bulk, tail } = diagnose(chains);
    const spread = 1.2533 * 1250;
    for (const [i, reference, theirs, own] of [
      [0, 8880, 67, 122],
      [1, 10_400, spread / Math.sqrt(2201), 28],
      [2, 13_969, 95, 332],
    ] as const) {
      const apart = Math.abs(n + quantiles[i] - reference);
      expect(apart, `limit ${i}`).toBeLessThan(3 * Math.hypot(own, theirs));
    }
    expect(rHat).toBeLessThanOrEqual(1.01);
    expect(Math.min(bulk, tail)).toBeGreaterThanOrEqual(400);
  });

  it("settle on tables of two kinds of people, where one kind is hard to list", () => {
    // Invented: 30 % at (.5, .45, .4, .35), the others at a quarter of that.
    const stream = rng("two kinds");
    const counts = new Map<number, number>();
    for (let person = 0; person < 2000; person++) {
      const share = person % 10 < 3 ? 1 : 0.25;
      let history = 0;
      for (const [j, p] of [0.5, 0.45, 0.4, 0.35].entries()) {
        if (stream.bernoulli(p * share)) history |= 1 << j;
      }
      if (history > 0) counts.set(history, (counts.get(history) ?? 0) + 1);
    }
    const { settled, draws } = sampleClasses(captureTable(["a", "b", "c", "d"], counts), { seed: 1 });
    expect(settled).toBe(true);
    expect(draws[0]!.length).toBeLessThan(5000);
    expect(draws.length).toBe(8);
  });

  it("give the same draws for the same seed, other draws for another", () => {
    const run = (seed: number) => sampleClasses(SMALL, { seed, mostDraws: 60 }).draws.map((c) => [...c]);
    expect(run(7)).toEqual(run(7));
    expect(run(8)).not.toEqual(run(7));
  });

  it("give whole numbers, none below 0, none above the bound", () => {
    const few = captureTable(
      ["a", "b", "c", "d"],
      new Map([
        [1, 9],
        [2, 7],
        [3, 1],
        [4, 5],
        [8, 6],
      ]),
    );
    const { draws, low, point, high } = sampleClasses(few, { seed: 1, mostDraws: 200 });
    for (const chain of draws) {
      for (const draw of chain) {
        expect(Number.isInteger(draw)).toBe(true);
        expect(draw).toBeGreaterThanOrEqual(0);
        expect(draw).toBeLessThanOrEqual(MOST_UNDOCUMENTED * 28);
      }
    }
    expect(low).toBeLessThanOrEqual(point);
    expect(point).toBeLessThanOrEqual(high);
  });

  it("say that they have not settled where the budget is too small", () => {
    expect(sampleClasses(kosovo, { seed: 1, mostDraws: 20 }).settled).toBe(false);
  });

  it("end for one person, and for ten million", () => {
    for (const [history, count] of [
      [1, 1],
      [15, 1],
      [1, 10_000_000],
      [15, 10_000_000],
    ] as const) {
      const table = captureTable(["a", "b", "c", "d"], new Map([[history, count]]));
      const found = sampleClasses(table, { seed: 1, mostDraws: 30 });
      expect(Number.isFinite(found.mean)).toBe(true);
      expect(found.low).toBeGreaterThanOrEqual(0);
    }
  });

  it("are for four to eight lists that hold somebody", () => {
    const three = captureTable(["a", "b", "c"], new Map([[1, 5]]));
    expect(() => sampleClasses(three, { seed: 1 })).toThrow(/lists/);
    expect(() => sampleClasses(captureTable(["a", "b", "c", "d"], new Map()), { seed: 1 })).toThrow(
      /somebody/,
    );
    expect(() => sampleClasses(SMALL, { seed: 1, classes: 1 })).toThrow(/classes/);
  });
});

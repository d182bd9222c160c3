import { DaftarError } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { type CaptureTable, captureTable, listsIn } from "../table/captureTable.ts";
import { people } from "../table/people.ts";
import { ASSUMPTIONS, assumptionsOf, HEADLINE_LABEL, STAND_IN_LABEL } from "./assumptions.ts";
import { estimate } from "./estimate.ts";
import { headlineWords } from "./headlineWords.ts";
import { HEADLINE_METHODS } from "./methods.ts";
import { estimateReport, METHOD_IDS } from "./types.ts";

/** Counts by history 1, 2, 3, …; invented unless a source is named. */
const table = (lists: string, ...counts: number[]): CaptureTable =>
  captureTable(lists.split(" "), new Map(counts.map((count, i) => [i + 1, count])));
const refusedAs = (given: CaptureTable) => estimate(given, { seed: 1 }).headline.refused?.code ?? null;

describe("[J21] a refusal is a result", () => {
  it("nobody, one list, no overlap, two lists, a list within another: each by its code", () => {
    expect(refusedAs(table("a b c", 0))).toBe("estimate.nobody");
    expect(refusedAs(table("a", 40))).toBe("estimate.one-list");
    expect(refusedAs(table("a b", 40))).toBe("estimate.one-list");
    expect(refusedAs(table("a b c", 40, 30, 0, 20))).toBe("estimate.no-overlap");
    expect(refusedAs(table("a b", 40, 30, 10))).toBe("estimate.two-lists");
    expect(refusedAs(table("a b c", 40, 30, 10, 20))).toBe("estimate.two-lists");
    // c is nowhere without b.
    expect(refusedAs(table("a b c", 40, 30, 12, 0, 0, 9, 6))).toBe("estimate.subset-list");
  });

  it("says which list repeats another: a part of it, the same people, or all others together", () => {
    const said = (given: CaptureTable) => estimate(given, { seed: 1 }).headline.refused;
    expect(said(table("a b c", 40, 30, 12, 0, 0, 9, 6))).toEqual({
      code: "estimate.subset-list",
      message: "Everyone on c is also on b: it is no second look; merge the two.",
    });
    // a and b hold the same 15 people; c has 20 of its own.
    expect(said(table("a b c", 0, 0, 9, 20, 0, 0, 6))).toEqual({
      code: "estimate.copied-list",
      message:
        "a and b hold exactly the same people: one of them is a copy, or both are of a third; keep one.",
    });
    expect(said(table("a b all", 0, 0, 0, 0, 50, 40, 20))).toEqual({
      code: "estimate.subset-list",
      message: "All 110 people are on all: a list made of the others shows nobody they missed; leave it out.",
    });
    // One person on three lists, who could be on any.
    expect(said(table("a b c", 0, 0, 0, 0, 0, 0, 1))?.code).toBe("estimate.copied-list");
  });

  it("warns of lists that no method sees: empty ones, and those that share nobody", () => {
    const { warnings, headline } = estimate(
      captureTable(
        ["a", "b", "c", "d", "e"],
        new Map([60, 50, 20, 40, 18, 15, 9, 7].map((count, i) => [i + 1, count])),
      ),
      { seed: 1 },
    );
    expect(headline.refused).toBeNull();
    expect(warnings.map(({ code, list, people }) => ({ code, list, people }))).toEqual([
      { code: "estimate.list-apart", list: "d", people: 7 },
      { code: "estimate.empty-list", list: "e", people: 0 },
    ]);
    expect(estimate(table("a b c", 60, 50, 20, 40, 18, 15, 9), { seed: 1 }).warnings).toEqual([]);
  });

  it("shows Chapman's estimate and what it would be at other odds ratios, and keeps the bound", () => {
    const result = estimateReport(estimate(table("a b", 150, 100, 50), { seed: 1 }));
    const chapman = result.methods.find(({ id }) => id === "chapman")!;
    expect(chapman.status).toBe("ok");
    expect(chapman.point).toBe(594.12);
    expect(chapman.diagnostics["oddsRatios"]).toEqual([
      { oddsRatio: 0.5, total: 450 },
      { oddsRatio: 1, total: 600 },
      { oddsRatio: 2, total: 900 },
      { oddsRatio: 3, total: 1200 },
    ]);
    expect(result.headline).toMatchObject({ low: null, high: null, level: null });
    expect(result.headline.lowerBound).not.toBeNull();
    expect(result.methods.find(({ id }) => id === "loglinear-bic")!.status).toBe("excluded");
  });

  it("adds the people of a list that shares nobody to the documented, and says so", () => {
    const without = estimateReport(estimate(table("a b", 150, 100, 50), { seed: 1 }));
    const beside = estimateReport(estimate(table("a b c", 150, 100, 50, 25), { seed: 1 }));
    expect(beside.documented).toBe(without.documented + 25);
    expect(beside.methods[0]!.point).toBeCloseTo(without.methods[0]!.point! + 25, 6);
    expect(beside.methods[0]!.diagnostics["setAside"]).toEqual([{ list: "c", people: 25 }]);
    expect(beside.methods[0]!.diagnostics["oddsRatios"]).toContainEqual({ oddsRatio: 1, total: 625 });
  });

  it("says that no headline method was asked for, and gives the headline of those that were", () => {
    const given = table("a b c", 60, 50, 20, 40, 18, 15, 9);
    const without = estimate(given, { seed: 1, methods: ["chao", "chapman"] });
    expect(without.headline.refused?.code).toBe("estimate.no-headline-method");
    expect(without.methods.map(({ id }) => id)).toEqual(["chapman", "chao"]);
    expect(estimate(given, { seed: 1, methods: ["loglinear-aic"] }).headline.refused?.message).toMatch(
      /needs averaged/,
    );
    expect(estimate(given, { seed: 1, methods: ["averaged"] }).headline.refused).toBeNull();
  });
});

describe("the report", () => {
  const given = table("a b c", 60, 50, 20, 40, 18, 15, 9);

  it("has every key the design promises, and no other", () => {
    const result = estimateReport(estimate(given, { seed: 7 }));
    expect(Object.keys(result).sort()).toEqual([
      "documented",
      "headline",
      "lists",
      "methods",
      "seed",
      "sensitivity",
      "settings",
      "warnings",
    ]);
    expect(Object.keys(result.headline).sort()).toEqual(["high", "level", "low", "lowerBound", "refused"]);
    expect(result.methods.map(({ id }) => id)).toEqual([...METHOD_IDS]);
    for (const method of result.methods) {
      expect(Object.keys(method).sort()).toEqual(
        ["diagnostics", "high", "id", "level", "low", "point", "reason", "seconds", "status"].sort(),
      );
    }
    expect(result.seed).toBe(7);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it("carries beside every number the sentence on people no list could reach", () => {
    for (const method of estimate(given, { seed: 1 }).methods) {
      expect(method.diagnostics["assumptions"]).toContain(ASSUMPTIONS.unreachable);
      expect(method.diagnostics["assumptions"]).toContain(ASSUMPTIONS.population);
    }
  });

  it("is the averaged interval, told outward and no finer than a hundredth of its width; bounds are no end of it", () => {
    const { headline, methods } = estimateReport(estimate(given, { seed: 1 }));
    const used = methods.filter(({ diagnostics }) => diagnostics["role"] === "headline");
    expect(used.map(({ id }) => id)).toEqual(["averaged"]);
    const { low, high } = used[0]!;
    expect(headline.low).toBe(Math.floor(low!));
    expect(headline.high).toBe(Math.ceil(high!));
    // Ten times the people: ten times the width, and ends in tens.
    const more = { ...given, cells: given.cells.map((cell) => ({ ...cell, count: 100 * cell.count })) };
    const wide = estimateReport(estimate(more, { seed: 1, methods: ["averaged"] }));
    const width = wide.methods[0]!.high! - wide.methods[0]!.low!;
    const step = 10 ** Math.floor(Math.log10(width / 100));
    expect(step).toBeGreaterThanOrEqual(10);
    expect(wide.headline.low! % step).toBe(0);
    expect(wide.headline.high! % step).toBe(0);
    expect(wide.headline.low!).toBeLessThanOrEqual(wide.methods[0]!.low!);
    expect(wide.headline.high!).toBeGreaterThanOrEqual(wide.methods[0]!.high!);
    expect(wide.headline.low!).toBeGreaterThan(wide.methods[0]!.low! - step);
  });

  it("never ends below the documented, however coarse its ends", () => {
    // Nearly everyone is documented: whatever step the width asks for, no end goes below them.
    const nearly = table("a b c", 3000, 3000, 30_000, 3000, 30_000, 30_000, 300_000);
    const { documented, headline } = estimateReport(estimate(nearly, { seed: 1, methods: ["averaged"] }));
    expect(headline.low!).toBeGreaterThanOrEqual(documented);
  });

  it("is the union of both chosen models from six lists on, and says so", () => {
    const counts = new Map<number, number>();
    for (let x = 1; x < 64; x++) counts.set(x, [0, 300, 90, 25, 7, 2, 1][listsIn(x)]!);
    const six = captureTable(["a", "b", "c", "d", "e", "f"], counts);
    const { headline, methods } = estimateReport(estimate(six, { seed: 1, methods: HEADLINE_METHODS }));
    const both = methods.filter(({ id }) => id === "loglinear-bic" || id === "loglinear-aic");
    expect(methods.find(({ id }) => id === "averaged")!.status).toBe("excluded");
    expect(headline.low!).toBeLessThanOrEqual(Math.min(...both.map(({ low }) => low!)));
    expect(headline.high!).toBeGreaterThanOrEqual(Math.max(...both.map(({ high }) => high!)));
    expect(headlineWords(six)).toEqual({
      label: STAND_IN_LABEL,
      assumptions: assumptionsOf("loglinear-bic"),
    });
    expect(headlineWords(given)).toEqual({ label: HEADLINE_LABEL, assumptions: assumptionsOf("averaged") });
  });

  it("does not depend on the order of rows", () => {
    const turned: CaptureTable = { lists: given.lists, cells: [...given.cells].reverse() };
    expect(estimate(turned, { seed: 1 })).toEqual(estimate(given, { seed: 1 }));
  });

  it("tells the seconds of the clock it was given, and progress", () => {
    let time = 0;
    const steps: number[] = [];
    const result = estimate(given, {
      seed: 1,
      clock: () => {
        time += 250;
        return time;
      },
      progress: ({ done }) => steps.push(done),
    });
    for (const { seconds } of result.methods) expect(seconds).toBe(0.25);
    expect(steps).toEqual([8]);
    for (const { seconds } of estimate(given, { seed: 1 }).methods) expect(seconds).toBe(0);
  });

  it("excludes methods that are not for the table, with a reason in words", () => {
    const chapman = estimate(given, { seed: 1 }).methods[0]!;
    expect([chapman.id, chapman.status, chapman.point]).toEqual(["chapman", "excluded", null]);
    expect(chapman.reason).toMatch(/two lists/);
  });

  it("averages graphs of three to six lists, and says that it is not for others", () => {
    const of = (lists: number) => {
      const counts = Array.from(
        { length: 2 ** lists - 1 },
        (_, i) => [i + 1, 40 - 3 * listsIn(i + 1)] as const,
      );
      const names = Array.from({ length: lists }, (_, i) => `l${i}`);
      return estimate(captureTable(names, new Map(counts)), { seed: 1, methods: ["dga"] }).methods[0]!;
    };
    expect(of(2)).toMatchObject({ status: "excluded", point: null });
    expect(of(4)).toMatchObject({ status: "ok", reason: null });
    expect(of(7).reason).toMatch(/up to 6 lists; 7/);
  });

  it("refuses wrong use: a method there is not, a seed that is not whole, a history twice", () => {
    expect(() => estimate(given, { seed: 1, methods: ["bayes"] })).toThrow(DaftarError);
    expect(() => estimate(given, { seed: 1.5 })).toThrow(RangeError);
    const twice: CaptureTable = { lists: ["a"], cells: [1, 1].map((history) => ({ history, count: 1 })) };
    expect(() => estimate(twice, { seed: 1 })).toThrow(/history once/);
  });

  it("goes pair by pair from six lists on, and says so", () => {
    const counts = new Map<number, number>();
    for (let x = 1; x < 64; x++) {
      const bits = listsIn(x);
      counts.set(x, [0, 300, 90, 25, 7, 2, 1][bits]!);
    }
    const six = captureTable(["a", "b", "c", "d", "e", "f"], counts);
    const bic = estimate(six, { seed: 1 }).methods.find(({ id }) => id === "loglinear-bic")!;
    expect(bic.diagnostics["search"]).toBe("forward-pairs");
    expect(bic.status).toBe("ok");
  });
});

describe("documented and estimated are different types", () => {
  it("so that nothing adds them", () => {
    const { documented, headline } = estimate(table("a b c", 60, 50, 20, 40, 18, 15, 9), { seed: 1 });
    // @ts-expect-error two kinds of number do not add
    const sum = documented + headline.low;
    expect(sum).not.toBe(people(documented));
    // @ts-expect-error nor does an estimate pass for a count
    const count: typeof documented = headline.low!;
    expect(count).toBe(headline.low);
  });
});

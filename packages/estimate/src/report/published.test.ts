import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { admissibility } from "../loglinear/admissible.ts";
import { allModels, hierarchicalModel } from "../loglinear/model.ts";
import { fitModel, searchModels } from "../loglinear/search.ts";
import { countsArray } from "../loglinear/sums.ts";
import { listsIn } from "../table/captureTable.ts";
import { parseTable } from "../table/parseTable.ts";
import { people } from "../table/people.ts";
import { estimate } from "./estimate.ts";
import { HEADLINE_METHODS } from "./methods.ts";
import type { MethodId } from "./types.ts";

interface Expected {
  readonly model?: string;
  readonly criterion?: number;
  readonly point: number;
  readonly low?: number;
  readonly high?: number;
}
interface Vectors {
  readonly tables: Record<
    string,
    { source: string; rows: string[]; expected: Record<string, number | Expected> }
  >;
}
const vectors: Vectors = JSON.parse(
  readFileSync(new URL("./published.vectors.json", import.meta.url), "utf8"),
);
const tableNamed = (name: string) => parseTable(vectors.tables[name]!.rows.map((row) => row.split(",")));

const cases = Object.entries(vectors.tables).flatMap(([name, { expected }]) =>
  Object.entries(expected).map(([method, value]): [string, string, number | Expected] => [
    name,
    method,
    value,
  ]),
);

describe("published tables", () => {
  it.each(cases)("%s: %s gives what is published or what R gives", (name, method, expected) => {
    const result = estimate(tableNamed(name), {
      seed: 1,
      methods: method === "documented" ? ["chao"] : [method],
    });
    if (method === "documented") {
      expect(people(result.documented)).toBe(expected);
      return;
    }
    const found = result.methods.find(({ id }) => id === (method as MethodId))!;
    const value: Expected = typeof expected === "number" ? { point: expected } : expected;
    // Values stand as printed by their source: to whole people or to hundredths.
    const within = (seen: number, printed: number): void => {
      const digits = String(printed).split(".")[1]?.length ?? 0;
      const tolerance = [0.51, 0.06, 0.011][digits] ?? 0.001;
      expect(Math.abs(seen - printed)).toBeLessThanOrEqual(tolerance);
    };
    within(people(found.point!), value.point);
    if (value.low !== undefined) within(people(found.low!), value.low);
    if (value.high !== undefined) within(people(found.high!), value.high);
    if (value.model !== undefined) expect(found.diagnostics["model"]).toBe(value.model);
    if (value.criterion !== undefined) {
      expect(found.diagnostics["criterion"]).toBeCloseTo(value.criterion, 3);
    }
  });

  it("Kosovo: no interaction of all four lists gives 16,941.88 (closed form, and Rcapture)", () => {
    const kosovo = tableNamed("kosovo");
    const top = hierarchicalModel(4, [0b0111, 0b1011, 0b1101, 0b1110]);
    const fitted = fitModel(countsArray(kosovo), top);
    expect(typeof fitted).toBe("object");
    if (typeof fitted === "string") return;
    let logUndocumented = 0;
    for (const { history, count } of kosovo.cells) {
      const odd = listsIn(history) % 2 === 1;
      logUndocumented += (odd ? 1 : -1) * Math.log(count);
    }
    expect(4400 + fitted.fit.fitted[0]!).toBeCloseTo(4400 + Math.exp(logUndocumented), 4);
    expect(4400 + fitted.fit.fitted[0]!).toBeCloseTo(16941.88, 1);
  });

  it("Kosovo: the standard error of the best model is Rcapture's 785.90", () => {
    const result = estimate(tableNamed("kosovo"), { seed: 1, methods: ["loglinear-bic"] });
    expect(result.methods[0]!.diagnostics["standardError"]).toBe(785.9);
    expect(result.methods[0]!.diagnostics["profilePoint"]).toBeCloseTo(10334.5, 1);
  });

  it("dga tells what published figures would say, and what other pseudo-counts would: uk5, gaza", () => {
    const found = (name: string) =>
      estimate(tableNamed(name), { seed: 1, methods: ["dga"] }).methods[0]!.diagnostics;
    const uk5 = found("uk5");
    expect(uk5["asPublished"]).toMatchObject({
      rangeTo: 30_184,
      withSaturated: { point: 22_365, low: 10_343, high: 29_446 },
    });
    expect(uk5["beyondUsual"]).toBe(0.083);
    expect(uk5["otherDeltas"]).toMatchObject([
      { delta: 0.5, point: 4612 },
      { delta: 1, point: 4194 },
    ]);
    const gaza = found("gaza");
    expect(gaza["saturatedLeftOut"]).toBe(true);
    expect(gaza["asPublished"]).toMatchObject({
      saturatedWeight: 0.699,
      withSaturated: { point: 34_708, low: 29_272, high: 124_049 },
      withoutSaturated: { point: 79_324, low: 52_150, high: 82_398 },
    });
  });

  it("artificial3: models with AB have no estimate, all pairs are not identifiable, others are fine", () => {
    const table = tableNamed("artificial3");
    const [AB, AC, BC] = [0b011, 0b101, 0b110] as const;
    const code = (...terms: number[]) => admissibility(table, hierarchicalModel(3, terms)).code;
    expect(code(AB)).toBe(1);
    expect(code(AB, AC)).toBe(1);
    expect(code(AB, BC)).toBe(1);
    expect(code(AB, AC, BC)).toBe(2);
    expect([code(), code(AC), code(BC), code(AC, BC)]).toEqual([0, 0, 0, 0]);
  });

  it("westernus and australia: the models that trap a search without the check have no estimate", () => {
    const westernus = hierarchicalModel(5, [0b01101, 0b11001, 0b00110, 0b01010]);
    expect(admissibility(tableNamed("westernus"), westernus).code).toBe(1);
    const australia = hierarchicalModel(4, [0b1110, 0b0011]);
    expect(admissibility(tableNamed("australia"), australia).code).toBe(1);
    for (const name of ["westernus", "australia"]) {
      const search = searchModels(tableNamed(name));
      for (const by of ["bic", "aic"] as const) {
        expect(search[by].notExisting).toBeGreaterThan(0);
        for (const { fit } of search[by].best) expect(fit.fitted[0]!).toBeLessThan(1e7);
      }
    }
  });

  it("looks at 8, 113 and 6,893 models for 3, 4 and 5 lists, each once", () => {
    for (const [lists, number] of [
      [3, 8],
      [4, 113],
      [5, 6893],
    ] as const) {
      const models = allModels(lists);
      expect(models.length).toBe(number);
      expect(new Set(models.map(String)).size).toBe(number);
    }
  });
});

describe("[J21] headlines of published tables", () => {
  const headline = (name: string) =>
    estimate(tableNamed(name), { seed: 1, methods: HEADLINE_METHODS }).headline;

  it("Kosovo holds the published 10,356 [9,002 to 12,122]; the lower bound stands beside it", () => {
    const { low, high, level, lowerBound, refused } = headline("kosovo");
    expect(refused).toBeNull();
    expect(level).toBe(0.95);
    // Averaged: 9,082.5 to 21,225.2, told in hundreds.
    expect(people(low!)).toBe(9000);
    expect(people(high!)).toBe(21_300);
    expect(people(lowerBound!)).toBeCloseTo(8590.82, 1);
  });
  it("Gaza overlaps the published 55,298 to 78,525", () => {
    const { low, high } = headline("gaza");
    expect(people(low!)).toBeLessThan(78_525);
    expect(people(low!)).toBeGreaterThan(50_000);
    expect(people(high!)).toBeGreaterThan(55_298);
    expect(people(high!)).toBeLessThan(90_000);
  });
  it("uk5 holds 11,313 and 25,311, which two procedures give; 5,552, by AIC, is outside, by a factor of 1.94", () => {
    const { low, high } = headline("uk5");
    expect(people(low!)).toBeLessThan(11_313);
    expect(people(high!)).toBeGreaterThan(25_311);
    expect(people(low!)).toBeGreaterThan(5552);
  });
  it("hav, of whom there were about 545, is refused: from 503 to 3,320 says too little", () => {
    const { refused, lowerBound } = headline("hav");
    expect(refused?.code).toBe("estimate.too-wide");
    expect(lowerBound).not.toBeNull();
  });
  it.each(["westernus", "australia", "korea"])("%s sets no upper limit; the lower bound is kept", (name) => {
    const { low, high, lowerBound, refused } = headline(name);
    expect(refused?.code).toBe("estimate.unbounded");
    expect([low, high]).toEqual([null, null]);
    expect(people(lowerBound!)).toBeGreaterThan(0);
  });
  it("artificial3 is two lists: the third shares nobody", () => {
    expect(headline("artificial3").refused?.code).toBe("estimate.two-lists");
  });
});

describe("examples/kosovo-1999/overlap.csv", () => {
  it("is the published table", () => {
    const text = readFileSync(
      new URL("../../../../examples/kosovo-1999/overlap.csv", import.meta.url),
      "utf8",
    );
    const example = parseTable(
      text
        .trim()
        .split(/\r?\n/)
        .map((row) => row.split(",")),
      "overlap.csv",
    );
    expect(example).toEqual(tableNamed("kosovo"));
  });
});

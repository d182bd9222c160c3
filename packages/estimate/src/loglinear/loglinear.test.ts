import { describe, expect, it } from "vitest";
import { captureTable } from "../table/captureTable.ts";
import { admissibility } from "./admissible.ts";
import { fitLogLinear, LogLinearFitter } from "./fit.ts";
import { allModels, hierarchicalModel, modelName } from "./model.ts";
import { hasNonNegativeSolution } from "./nonNegativeSolution.ts";
import { integerNullSpace } from "./nullSpace.ts";
import { fitModel, searchModels } from "./search.ts";
import { logPoissonTail, stepwise } from "./stepwise.ts";
import { countsArray } from "./sums.ts";

/** Invented. Counts of histories 1 to 7. */
const three = captureTable(
  ["a", "b", "c"],
  new Map([60, 50, 20, 40, 18, 15, 9].map((count, i) => [i + 1, count])),
);

describe("models", () => {
  it("are closed downwards, hold every list, and never the term of all lists", () => {
    for (const model of allModels(4)) {
      expect(model.slice(0, 3)).toEqual([0, 1, 2]);
      expect(model).toContain(4);
      expect(model).toContain(8);
      expect(model).not.toContain(15);
      for (const term of model) {
        for (let bit = 1; bit <= 8; bit <<= 1) if (term & bit) expect(model).toContain(term & ~bit);
      }
    }
  });
  it("are enumerated order by order, the fewest dependences first: a tie of criteria goes to the first", () => {
    expect(allModels(3)).toEqual(
      [[], [3], [5], [3, 5], [6], [3, 6], [5, 6], [3, 5, 6]].map((pairs) => hierarchicalModel(3, pairs)),
    );
    expect([2, 3, 4, 5].map((lists) => allModels(lists).length)).toEqual([1, 8, 113, 6893]);
    const four = allModels(4);
    expect(four.slice(7, 10)).toEqual([[3, 5, 6], [7], [8 | 1]].map((terms) => hierarchicalModel(4, terms)));
  });
  it("are written by their maximal terms, the largest first", () => {
    expect(modelName(hierarchicalModel(4, [0b0011, 0b1110]), ["A", "B", "C", "D"])).toBe("[B*C*D, A*B]");
    expect(modelName(hierarchicalModel(2, []), ["A", "B"])).toBe("[A, B]");
  });
  it("refuse the term of all lists, and more lists than can be enumerated", () => {
    expect(() => hierarchicalModel(3, [0b111])).toThrow(/dependences/);
    expect(() => allModels(6)).toThrow(/lists/);
  });
});

describe("fit", () => {
  it("keeps every margin of the model, which is what makes it the maximum", () => {
    const counts = countsArray(three);
    for (const model of allModels(3)) {
      const fitted = fitModel(counts, model);
      if (typeof fitted === "string") throw new Error("every model of a full table has an estimate");
      for (const term of model) {
        let seen = 0;
        let fit = 0;
        for (let x = 1; x < 8; x++) {
          if ((x & term) !== term) continue;
          seen += counts[x]!;
          fit += fitted.fit.fitted[x]!;
        }
        expect(fit).toBeCloseTo(seen, 6);
      }
    }
  });
  it("of two independent lists is the product of the lists over the overlap", () => {
    const two = captureTable(
      ["a", "b"],
      new Map([
        [1, 150],
        [2, 100],
        [3, 50],
      ]),
    );
    const fitted = fitModel(countsArray(two), hierarchicalModel(2, []));
    if (typeof fitted === "string") throw new Error(fitted);
    expect(fitted.fit.fitted[0]!).toBeCloseTo(300, 6);
    // ln of (only a)(only b)/(both): variances 1/150 + 1/100 + 1/50.
    expect(fitted.fit.interceptVariance).toBeCloseTo(1 / 150 + 1 / 100 + 1 / 50, 8);
  });
  it("cannot itself tell that no estimate exists: it settles on billions, so the check comes first", () => {
    // Chan, Silverman & Vincent (2021), the counter-example: AB with C beside, 96 people documented.
    const counts = Float64Array.from([0, 40, 30, 6, 20, 0, 0, 0]);
    const model = hierarchicalModel(3, [3]);
    const blind = fitLogLinear(counts, model, new Uint8Array(8).fill(1));
    expect(blind === null || blind.fitted[0]! > 1e9).toBe(true);
    expect(fitModel(counts, model)).toBe("not-existing");
  });
});

describe("a fitter", () => {
  it("gives each fit what a fitter of its own gives it, whatever it fitted before", () => {
    const counts = countsArray(three);
    const shared = new LogLinearFitter(8);
    const open = new Uint8Array(8).fill(1);
    const fits = allModels(3).map((model) => shared.fit(counts, model, open));
    for (const complete of [true, false])
      shared.fit(
        Float64Array.from(counts, (c) => 9 * c),
        [0, 1],
        open,
        complete,
      );
    allModels(3).forEach((model, i) => {
      expect(fits[i]).toEqual(fitLogLinear(counts, model, open));
      expect(shared.fit(counts, model, open)).toEqual(fits[i]);
    });
  });
});

describe("admissibility", () => {
  /** A direction in which the likelihood never falls and the estimate runs away, by trying small ones. */
  function runsAway(counts: Float64Array, terms: readonly number[], open: Uint8Array): boolean {
    const p = terms.length;
    const reach = p <= 6 ? 2 : 1;
    const width = 2 * reach + 1;
    for (let code = 0; code < width ** p; code++) {
      const v = terms.map((_, i) => (Math.floor(code / width ** i) % width) - reach);
      let moved = false;
      let allowed = true;
      for (let x = 1; x < counts.length && allowed; x++) {
        if (open[x] !== 1) continue;
        let sum = 0;
        terms.forEach((term, i) => {
          if ((x & term) === term) sum += v[i]!;
        });
        if (sum > 0 || (sum < 0 && counts[x]! > 0)) allowed = false;
        if (sum < 0) moved = true;
      }
      if (allowed && moved) return true;
    }
    return false;
  }

  it("agrees with trying every small direction, on all tables of three lists with empty and full cells", () => {
    let notExisting = 0;
    for (let pattern = 1; pattern < 128; pattern++) {
      const counts = new Float64Array(8);
      for (let x = 1; x < 8; x++) counts[x] = (pattern >> (x - 1)) & 1 ? 3 : 0;
      for (const model of allModels(3)) {
        const { code, terms, open } = admissibility(counts, model);
        expect(code).not.toBeNull();
        const missing = (code! & 1) === 1;
        expect(runsAway(counts, terms, open), `${pattern} ${model.join()}`).toBe(missing);
        if (missing) notExisting += 1;
      }
    }
    expect(notExisting).toBeGreaterThan(100);
  });

  it("counts parameters of terms that nobody shows, but does not estimate them", () => {
    const counts = Float64Array.from([0, 40, 30, 6, 20, 0, 0, 0]);
    const { code, terms, open } = admissibility(counts, hierarchicalModel(3, [5, 6]));
    expect(code).toBe(0);
    expect(terms).toEqual([0, 1, 2, 4]);
    expect([...open]).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    const fitted = fitModel(counts, hierarchicalModel(3, [5, 6]));
    expect(typeof fitted === "string" ? fitted : fitted.parameters).toBe(6);
  });
});

describe("exact linear algebra", () => {
  it("finds the null space: the vectors are in it, and as many as the rank leaves", () => {
    const rows = [
      [1, 1, 0, 2],
      [0, 1, 1, -3],
      [1, 2, 1, -1],
    ];
    const basis = integerNullSpace(rows, 4)!;
    expect(basis.length).toBe(2);
    for (const v of basis) {
      for (const row of rows) expect(row.reduce((sum, a, i) => sum + a * v[i]!, 0)).toBe(0);
    }
    expect(integerNullSpace([], 2)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(
      integerNullSpace(
        [
          [1, 0],
          [1, 1],
        ],
        2,
      ),
    ).toEqual([]);
  });
  it("says nothing rather than something rounded", () => {
    expect(
      integerNullSpace(
        [
          [2 ** 40 + 1, 3],
          [2 ** 40, 2 ** 40 - 1],
        ],
        2,
      ),
    ).toBeNull();
  });
  it("tells systems with and without a solution of 0 or more apart", () => {
    expect(hasNonNegativeSolution([[1, 1]], [2])).toBe(true);
    expect(hasNonNegativeSolution([[1, 1]], [-2])).toBe(false);
    expect(hasNonNegativeSolution([[1, -1]], [-2])).toBe(true);
    expect(
      hasNonNegativeSolution(
        [
          [1, 2],
          [2, 4],
        ],
        [3, 7],
      ),
    ).toBe(false);
    expect(
      hasNonNegativeSolution(
        [
          [3, 5, 7],
          [1, 1, 1],
        ],
        [1, 1],
      ),
    ).toBe(false);
    expect(
      hasNonNegativeSolution(
        [
          [3, 5, 7],
          [1, 1, 1],
        ],
        [13, 3],
      ),
    ).toBe(true);
    expect(hasNonNegativeSolution([[]], [1])).toBe(false);
    expect(hasNonNegativeSolution([], [])).toBe(true);
  });
});

describe("search", () => {
  it("counts every model once among admissible, not existing, not identifiable and not settled", () => {
    const search = searchModels(three).bic;
    expect(search.looked).toBe(8);
    expect(search.admissible + search.notExisting + search.notIdentifiable + search.failed).toBe(8);
    for (let i = 1; i < search.best.length; i++) {
      expect(search.best[i]!.bic).toBeGreaterThanOrEqual(search.best[i - 1]!.bic - 1e-7);
    }
  });
  it("needs three lists and somebody on them", () => {
    expect(() => searchModels(captureTable(["a", "b"], new Map([[1, 2]])))).toThrow(/three lists/);
    expect(() => searchModels(captureTable(["a", "b", "c"], new Map()))).toThrow(/somebody/);
    expect(() => stepwise(captureTable(["a", "b"], new Map([[1, 2]])))).toThrow(/three lists/);
  });
});

describe("logPoissonTail", () => {
  it("is the one-sided probability, and keeps its order where the probability is 0", () => {
    expect(Math.exp(logPoissonTail(0, 2))).toBeCloseTo(Math.exp(-2), 12);
    expect(Math.exp(logPoissonTail(1, 2))).toBeCloseTo(3 * Math.exp(-2), 12);
    expect(Math.exp(logPoissonTail(3, 2))).toBeCloseTo(1 - 5 * Math.exp(-2), 12);
    expect(logPoissonTail(9000, 100)).toBeLessThan(logPoissonTail(8000, 100));
    expect(logPoissonTail(8000, 100)).toBeLessThan(-800);
    expect(logPoissonTail(3, 0)).toBe(Number.NEGATIVE_INFINITY);
  });
});

import { rng } from "@daftar/numeric";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peopleIn } from "../table/captureTable.ts";
import { type LabelledCell, labelledTable } from "../table/labelledTable.ts";
import { imputed } from "./imputation.ts";

const LISTS = ["a", "b", "c"];
const cell = (label: string | null, history: number, count: number): LabelledCell => ({
  label,
  history,
  count,
});
const countOf = (table: ReturnType<typeof imputed>[number] | undefined, history: number): number =>
  table?.cells.find((one) => one.history === history)?.count ?? 0;

const times = (count: number, labelled: ReturnType<typeof labelledTable>) =>
  Array.from({ length: count }, (_, i) => imputed(labelled, rng("labels").fork(String(i))));

describe("missing labels", () => {
  it("come from people on the same lists", () => {
    // On list a alone nine in ten are north; on b alone none are.
    const labelled = labelledTable(LISTS, [
      cell("north", 1, 900),
      cell("south", 1, 100),
      cell("south", 2, 1000),
      cell(null, 1, 400),
      cell(null, 2, 400),
    ]);
    const all = times(200, labelled);
    const mean = (history: number) =>
      all.reduce((sum, [north]) => sum + countOf(north, history), 0) / all.length;
    expect(mean(1)).toBeGreaterThan(900 + 0.88 * 400);
    expect(mean(1)).toBeLessThan(900 + 0.92 * 400);
    expect(mean(2)).toBeLessThan(2);
  });

  it("carry what few donors leave open: the spread is that of a Dirichlet, wider than of shares taken as known", () => {
    const labelled = labelledTable(LISTS, [cell("north", 1, 5), cell("south", 1, 5), cell(null, 1, 100)]);
    const norths = times(2000, labelled).map(([north]) => countOf(north, 1) - 5);
    const mean = norths.reduce((a, b) => a + b, 0) / norths.length;
    const variance = norths.reduce((a, b) => a + (b - mean) * (b - mean), 0) / norths.length;
    // Beta-binomial of 100 with shapes 5.5 and 5.5: n p q (n + 11)/12. With known shares it would be 25.
    expect(mean).toBeGreaterThan(48);
    expect(mean).toBeLessThan(52);
    expect(variance / ((25 * 111) / 12)).toBeGreaterThan(0.9);
    expect(variance / ((25 * 111) / 12)).toBeLessThan(1.1);
  });

  it("of people without donors come from everybody", () => {
    const labelled = labelledTable(LISTS, [cell("north", 1, 300), cell("south", 1, 100), cell(null, 7, 4)]);
    const mean = times(3000, labelled).reduce((sum, [north]) => sum + countOf(north, 7), 0) / 3000;
    expect(mean).toBeGreaterThan(2.8);
    expect(mean).toBeLessThan(3.2);
  });

  it("of people without donors spread as everybody does where all histories do, and are left open where they differ", () => {
    const norths = (other: number): number[] => {
      const labelled = labelledTable(LISTS, [
        ...[1, 2, 3, 4, 5].flatMap((history) => [
          cell("north", history, history % 2 === 0 ? other : 200 - other),
          cell("south", history, history % 2 === 0 ? 200 - other : other),
        ]),
        cell(null, 7, 100),
      ]);
      return times(400, labelled).map(([north]) => countOf(north, 7));
    };
    const deviation = (values: readonly number[]): number => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return Math.sqrt(values.reduce((a, b) => a + (b - mean) * (b - mean), 0) / values.length);
    };
    // Binomial would be 5; a share of which nothing is known, 29.
    expect(deviation(norths(100))).toBeLessThan(6);
    expect(deviation(norths(10))).toBeGreaterThan(20);
  });

  it("are the same for the same stream, and leave tables without missing labels as they are", () => {
    const labelled = labelledTable(LISTS, [cell("north", 1, 30), cell("south", 1, 10), cell(null, 1, 40)]);
    expect(imputed(labelled, rng(7))).toEqual(imputed(labelled, rng(7)));
    const whole = labelledTable(LISTS, [cell("north", 1, 30)]);
    expect(imputed(whole, rng(7))).toEqual(whole.tables);
  });

  it("cannot be drawn where nobody has one", () => {
    expect(() => imputed(labelledTable(LISTS, [cell(null, 1, 3)], ["north"]), rng(1))).toThrow(RangeError);
  });

  it("lose nobody and invent nobody, history by history", () => {
    const cells = fc.array(
      fc.record({
        label: fc.constantFrom(null, "north", "south", "east"),
        history: fc.integer({ min: 1, max: 7 }),
        count: fc.integer({ min: 0, max: 100_000 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(cells, fc.integer(), (some, seed) => {
        const labelled = labelledTable(LISTS, [...some, cell("north", 1, 1)]);
        const tables = imputed(labelled, rng(seed));
        for (let history = 1; history <= 7; history++) {
          const before = [...labelled.tables, labelled.unknown].reduce(
            (sum, t) => sum + countOf(t, history),
            0,
          );
          expect(tables.reduce((sum, t) => sum + countOf(t, history), 0)).toBe(before);
        }
        tables.forEach((table, at) => {
          expect(peopleIn(table)).toBeGreaterThanOrEqual(peopleIn(labelled.tables[at]!));
        });
      }),
      { numRuns: 60 },
    );
  });
});

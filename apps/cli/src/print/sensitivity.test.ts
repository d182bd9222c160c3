import { describe, expect, it } from "vitest";
import { printSensitivity } from "./sensitivity.ts";

type Given = NonNullable<Parameters<typeof printSensitivity>[0]>;
type Row = Given["withoutList"][number];

const row = (list: string, low: number | null, high: number | null, factor: number | null): Row => ({
  lists: list.split("+"),
  reason: high === null ? "The data set no finite upper limit." : null,
  point: 120,
  low,
  high,
  by: ["loglinear-bic"],
  factor,
});
const given: Given = {
  whole: { reason: null, point: 150, low: 100.4, high: 200.2 },
  withoutList: [row("a", 90, 210, 1.1), row("b", 40, 200, 2.5), row("c", 80, null, null)],
  merged: [row("a+b", 120, 180, 1.2)],
  knownSizes: [
    { list: "a", known: 50, reason: null, point: 52, low: 40, high: 70, covers: true },
    { list: "d", known: 55, reason: null, point: 50, low: 45, high: 60, covers: true },
    { list: "b", known: 60, reason: null, point: 30, low: 25, high: 40, covers: false },
    {
      list: "c",
      known: 10,
      reason: "Nobody is on two lists.",
      point: null,
      low: null,
      high: null,
      covers: null,
    },
  ],
  interaction: [
    { id: "loglinear-bic", point: 150, toLow: 0.5, toHigh: 2.0664, toFigure: 3 },
    { id: "loglinear-aic", point: 150, toLow: 0.5, toHigh: 2.0664, toFigure: 3 },
    { id: "no-top-interaction", point: 180, toLow: null, toHigh: 1.2, toFigure: null },
  ],
  figure: 250,
  bootstrap: { replicates: 1000, failed: 3, percentile: { low: 90, high: 260.5 }, bca: null },
};
const said = (what: Given | null, headlined = true) =>
  printSensitivity(what, headlined).join(" ").replace(/\s+/g, " ");

describe("what would change it, in words", () => {
  it("names the list and the pair that the interval hangs on, and those without which there is none", () => {
    const text = said(given);
    expect(text).toContain("Without b the interval would be 40 to 200 instead of 100 to 201");
    expect(text).toContain("With a and b as one list the interval would be 120 to 180");
    expect(text).toContain("Without c there would be none. The data set no finite upper limit.");
    expect(text).not.toContain("Without a ");
  });

  it("says of two lists that they are taken as independent", () => {
    const two = { ...given, withoutList: [{ ...row("b", 40, 200, 2.5), by: ["chapman"] }] };
    expect(said(two)).toContain("40 to 200 (from two lists, taken as independent) instead");
  });

  it("tells the multiplier at which the total leaves the interval, models that agree once", () => {
    const text = said(given);
    expect(text).toContain(
      "loglinear-bic and loglinear-aic find 150; the total reaches the lower end with 0.5 times as many, the upper with 2.07 times; the figure 250, which is not ours, with 3 times.",
    );
    expect(text.split("find 150").length).toBe(2);
    expect(text).toContain("finds 180; the total reaches the upper with 1.2 times; no number gives 250.");
  });

  it("tells how each list's own size came out, and what resamples say", () => {
    const text = said(given);
    expect(text).toContain("right for 2 of 3. Furthest off is b: 30 (25 to 40) for the 60 on it.");
    expect(text).toContain("each of 1,000 resamples, 95 in 100 lie from 90 to 261");
    expect(text).toContain("bias and skewness, none. 3 gave no estimate.");
  });

  it("calls no range an interval where the headline is refused, and has no upper limit where there is none", () => {
    expect(said(given, false)).toContain("Without b the range of the methods would be");
    const open = { ...given, whole: { ...given.whole, high: null } };
    expect(said(open, false)).toContain(
      "All lists together set no upper limit; without a the range of the methods would be 90 to 210.",
    );
  });

  it("is silent where nothing was reckoned", () => {
    expect(printSensitivity(null, true)).toEqual([]);
    const empty = { ...given, withoutList: [], merged: [], knownSizes: [], interaction: [], bootstrap: null };
    expect(printSensitivity(empty, true)).toEqual([]);
  });
});

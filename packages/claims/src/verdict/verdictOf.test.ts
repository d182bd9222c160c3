import { type Claim, claim } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { lastSignificantUnit, reachOf } from "./reachOf.ts";
import { type Comparison, verdictOf } from "./verdictOf.ts";

type Figure = Claim["figure"];
const NO_FIGURE: Figure = { value: null, low: null, high: null, qualifier: null, asWorded: "" };
const figures = {
  exact: (n: number): Figure => ({ value: n, low: n, high: n, qualifier: "exact", asWorded: "" }),
  about: (n: number): Figure => ({ value: n, low: null, high: null, qualifier: "about", asWorded: "" }),
  atLeast: (n: number): Figure => ({ value: n, low: n, high: null, qualifier: "at-least", asWorded: "" }),
  moreThan: (n: number): Figure => ({ value: n, low: n, high: null, qualifier: "more-than", asWorded: "" }),
  upTo: (n: number): Figure => ({ value: n, low: null, high: n, qualifier: "up-to", asWorded: "" }),
  fewerThan: (n: number): Figure => ({ value: n, low: null, high: n, qualifier: "fewer-than", asWorded: "" }),
  couldExceed: (n: number): Figure => ({
    value: n,
    low: null,
    high: null,
    qualifier: "could-exceed",
    asWorded: "",
  }),
  between: (low: number, high: number): Figure => ({
    value: null,
    low,
    high,
    qualifier: "between",
    asWorded: "",
  }),
  worded: { value: null, low: null, high: null, qualifier: "worded", asWorded: "several hundred" } as Figure,
};

const said = (figure: Figure, more: Partial<Claim> = {}): Claim =>
  claim.parse({
    id: "c",
    invented: true,
    kind: figure.qualifier === "worded" ? "worded-figure" : "figure",
    claimant: "somebody invented",
    claimantKind: "other",
    via: [],
    figure,
    counted: "killed",
    populationNote: "all populations",
    window: { from: "2014-05-07", to: null },
    area: "Sarvand (invented)",
    basis: "stated",
    stated: "stated",
    partOf: null,
    partKind: null,
    asOf: "2014-05-20",
    supersedes: null,
    answers: null,
    rebuts: null,
    caveats: "",
    responsibility: "",
    publishedIn: "",
    sourceTier: "",
    note: "",
    ...more,
  });

const desk = (verifiedNamed: number, more: Partial<Comparison> = {}): Comparison => ({
  verifiedNamed,
  sameScope: true,
  estimate: null,
  ...more,
});
const words = (c: Claim, n: number): string => verdictOf(c, desk(n)).words;

const exceed = (n: number): string => `${n} people verified by name in the same scope exceed this figure`;
const within = (n: number): string => `the desk documents ${n}, which does not exceed this figure`;
const floor = (n: number): string => `a floor; the desk documents ${n}`;
const none = (n: number): string => `no figure to compare; the desk documents ${n}`;

describe("[J14] verdicts", () => {
  it.each([
    ["exact 300", said(figures.exact(300)), 301, 300],
    ["up to 300", said(figures.upTo(300)), 301, 300],
    ["fewer than 300", said(figures.fewerThan(300)), 300, 299],
    ["between 200 and 225", said(figures.between(200, 225)), 226, 225],
    ["about 2,000", said(figures.about(2000)), 2501, 2500],
    ["about 650", said(figures.about(650)), 656, 655],
    ["about 304", said(figures.about(304)), 305, 304],
    ["exact, estimated", said(figures.exact(300), { basis: "estimated" }), 301, 300],
    ["exact, named list", said(figures.exact(300), { basis: "named-list" }), 301, 300],
    ["exact, internal", said(figures.exact(300), { basis: "internal-figure" }), 301, 300],
  ])("%s: exceeded from its upper end on, and not before", (_, c, over, under) => {
    expect(words(c, over)).toBe(exceed(over));
    expect(verdictOf(c, desk(over)).code).toBe("exceeded");
    expect(words(c, under)).toBe(within(under));
    expect(verdictOf(c, desk(under)).code).toBe("not-exceeded");
  });

  it.each([
    ["at least", said(figures.atLeast(10))],
    ["more than", said(figures.moreThan(10))],
    ["confirmed", said(figures.exact(10), { basis: "confirmed" })],
    ["confirmed, about", said(figures.about(10), { basis: "confirmed" })],
    ["under investigation", said(figures.exact(10), { basis: "under-investigation" })],
  ])("%s is a floor, whatever the desk documents", (_, c) => {
    expect(words(c, 0)).toBe(floor(0));
    expect(words(c, 99)).toBe(floor(99));
  });

  it.each([
    ["could exceed", said(figures.couldExceed(10))],
    ["worded", said(figures.worded)],
    ["worded and confirmed", said(figures.worded, { basis: "confirmed" })],
  ])("%s has no figure to compare", (_, c) => {
    expect(words(c, 99)).toBe(none(99));
  });

  it("a denial is exact 0, with or without the figure written out", () => {
    for (const figure of [figures.exact(0), NO_FIGURE]) {
      const denial = said(figure, { kind: "denial" });
      expect(words(denial, 1)).toBe(exceed(1));
      expect(words(denial, 0)).toBe(within(0));
    }
  });

  it("decision 0010: a denial that only rebuts another's figure has none of its own", () => {
    const rebuttal = said(NO_FIGURE, { kind: "denial", rebuts: "other" });
    expect(words(rebuttal, 400)).toBe(none(400));
    const both = said(figures.exact(0), { kind: "denial", rebuts: "other" });
    expect(words(both, 400)).toBe(exceed(400));
  });

  it("a refusal to state has no verdict, not even the reasons for none", () => {
    const refusal = said(NO_FIGURE, { kind: "refusal-to-state" });
    for (const sameScope of [true, { why: ["area differs"] }] as const) {
      expect(verdictOf(refusal, desk(5, { sameScope }))).toEqual({ code: "none", words: "", interval: null });
    }
  });

  it("another scope is not comparable, with the reasons, before anything else", () => {
    const c = said(figures.exact(1));
    const verdict = verdictOf(c, {
      verifiedNamed: 9,
      sameScope: { why: ["population unknown", "area differs"] },
      estimate: { low: 1, high: 2 },
    });
    expect(verdict).toEqual({
      code: "not-comparable",
      words: "not comparable: population unknown; area differs",
      interval: null,
    });
  });

  it("a part of a figure is never exceeded, since it is no total", () => {
    const part = said(figures.exact(5), { partOf: "whole", partKind: "disjoint" });
    expect(verdictOf(part, desk(9)).code).toBe("not-comparable");
    expect(words(said(figures.exact(5), { ...part, basis: "confirmed" }), 9)).toBe(floor(9));
  });

  it.each([
    ["below", said(figures.exact(99))],
    ["inside", said(figures.exact(100))],
    ["inside", said(figures.atLeast(200))],
    ["above", said(figures.about(201))],
    ["below", said(figures.between(10, 20))],
    ["inside", said(figures.between(100, 200))],
    ["above", said(figures.between(300, 400))],
  ])("with an estimate: %s, beside the sentence and not for it", (code, c) => {
    const estimate = { low: 100, high: 200 };
    const { interval, words: sentence } = verdictOf(c, desk(120, { estimate }));
    expect(interval).toEqual({ code, words: `${code} the desk's interval; not a test of the claim` });
    expect(sentence).toBe(words(c, 120));
  });

  it.each([
    ["inside", 99],
    ["below", 98],
    ["inside", 201],
    ["above", 202],
  ])("the interval ends where it is printed to end: %s of 99.6 to 200.2 is %i", (code, value) => {
    const { interval } = verdictOf(
      said(figures.exact(value)),
      desk(5, { estimate: { low: 99.6, high: 200.2 } }),
    );
    expect(interval?.code).toBe(code);
  });

  it.each([
    ["a range that crosses an end of the interval", said(figures.between(150, 300))],
    ["a range around the interval", said(figures.between(50, 300))],
    ["no figure", said(figures.worded)],
    ["could exceed", said(figures.couldExceed(150))],
  ])("%s stands nowhere to the interval", (_, c) => {
    expect(verdictOf(c, desk(5, { estimate: { low: 100, high: 200 } })).interval).toBeNull();
  });

  it("N that is no count of people is a programmer's mistake", () => {
    for (const n of [-1, 0.5, Number.NaN]) {
      expect(() => verdictOf(said(figures.exact(1)), desk(n))).toThrow(RangeError);
    }
  });
});

describe("[J14] reach of words", () => {
  it.each([
    [2000, 1000],
    [650, 10],
    [300, 100],
    [304, 1],
    [12_500, 100],
    [0, 1],
    [10, 10],
  ])("the last significant digit of %i counts %i", (value, unit) => {
    expect(lastSignificantUnit(value)).toBe(unit);
  });

  it.each([
    [figures.about(2000), { low: 1500, high: 2500 }],
    [figures.about(650), { low: 645, high: 655 }],
    [figures.moreThan(400), { low: 401, high: null }],
    [figures.fewerThan(400), { low: null, high: 399 }],
    [figures.upTo(400), { low: null, high: 400 }],
    [figures.atLeast(400), { low: 400, high: null }],
  ])("%j reaches %j", (figure, reach) => {
    expect(reachOf(said(figure))).toEqual(reach);
  });
});

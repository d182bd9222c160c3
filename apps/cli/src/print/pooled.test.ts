import { describe, expect, it } from "vitest";
import { pooledShape, printPooled } from "./pooled.ts";

type Given = NonNullable<Parameters<typeof printPooled>[0]>;

const given: Given = {
  by: ["place"],
  strata: [
    {
      stratum: "North",
      documented: 293,
      people: { low: 290, high: 296 },
      low: 446.74,
      high: 655.1,
      refused: null,
    },
    {
      stratum: "West",
      documented: 12,
      people: { low: 12, high: 12 },
      low: null,
      high: null,
      refused: { message: "So few are counted." },
    },
  ],
  total: {
    documented: 406,
    low: 500.7,
    high: null,
    partial: true,
    counted: ["West"],
    refused: null,
    methods: [
      { id: "averaged", role: "headline", between: { width: 0.124 } },
      { id: "dga", role: "shown", between: { width: 0.9 } },
    ],
    estimated: { strata: 1, low: 446.74, high: 655.1 },
  },
  unlabelled: 101,
  people: { low: 400, high: 409 },
  settings: {
    over: "clusterings and labels",
    replicates: 40,
    heavyReplicates: 0,
    drawsEach: 100,
    heavyDrawsEach: 0,
    tables: 40,
    computed: 31,
    combining: "pooled",
  },
  notPooled: null,
};
const textOf = (pooled: Given): string =>
  printPooled(pooledShape.parse(pooled)).join("\n").replaceAll(/\s+/g, " ");

describe("an estimate by strata", () => {
  it("names the strata that only count, and calls the total a partial lower bound", () => {
    const text = textOf(given);
    expect(text).toContain("West 12 – – counted only: So few are counted.");
    expect(text).toContain(
      "at least 500 people killed, a partial lower bound: 1 of 2 strata, with 12 documented,",
    );
    expect(text).toContain("stand as counts (West). The others alone: between 446 and 656.");
    expect(text).toContain("North 290–296 446 656");
    expect(text).not.toContain("of whom");
  });

  it("says how much is linkage and labels, by the headline's method", () => {
    const text = textOf(given);
    expect(text).toContain(
      "to which stratum people without one belong, the interval would be 12 % narrower.",
    );
    expect(text).toContain("101 people have no stratum");
    expect(text).toContain("100 draws of each stratum from each of 40; 40 tables, 31 of them different.");
  });

  it("gives an interval where every stratum has one, and says what was thinned", () => {
    const text = textOf({
      ...given,
      by: [],
      total: { ...given.total, high: 700.2, partial: false, counted: [] },
      settings: { ...given.settings, over: "clusterings", heavyReplicates: 5, heavyDrawsEach: 800 },
    });
    expect(text).toContain(
      "Over 40 clusterings: between 500 and 701 people killed, with 400 to 409 documented",
    );
    expect(text).toContain("Costly methods ran on 5 of the 40, with 800 draws each.");
    expect(text).not.toContain("partial");
  });

  it("gives a reason where there is none, and where clusterings could not be pooled", () => {
    const text = textOf({
      ...given,
      total: { ...given.total, refused: { message: "None of the 2 strata can be estimated." }, methods: [] },
      notPooled: "answers-since",
    });
    expect(text).toContain("no interval is given. None of the 2 strata can be estimated.");
    expect(text).toContain("link again");
    expect(text).not.toContain("narrower");
  });

  it("is nothing where nothing was pooled", () => {
    expect(printPooled(null)).toEqual([]);
  });
});

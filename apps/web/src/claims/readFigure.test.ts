import { figureFaults } from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { readFigure } from "./readFigure.ts";

/** A claim of an invented claimant, for the figure to stand in. */
const sample: Claim = {
  id: "PRACTICE-1",
  invented: true,
  kind: "figure",
  claimant: "an invented claimant",
  claimantKind: "other",
  via: [],
  figure: readFigure("1"),
  counted: "",
  populationNote: "",
  window: { from: null, to: null },
  area: "",
  basis: "stated",
  stated: "stated",
  partOf: null,
  partKind: null,
  asOf: "2014-05-08",
  supersedes: null,
  answers: null,
  rebuts: null,
  caveats: "",
  responsibility: "",
  publishedIn: "",
  sourceTier: "invented",
  note: "",
};

describe("a figure read from marked words", () => {
  it("[J13] sets an end only where the words set it", () => {
    expect(readFigure("at least 1,204 people")).toMatchObject({
      qualifier: "at-least",
      value: 1204,
      low: 1204,
      high: null,
    });
    expect(readFigure("up to 620")).toMatchObject({ qualifier: "up-to", low: null, high: 620 });
    expect(readFigure("about 58")).toMatchObject({ qualifier: "about", value: 58, low: null, high: null });
    expect(readFigure("between 48 and 77")).toMatchObject({
      qualifier: "between",
      value: null,
      low: 48,
      high: 77,
    });
    expect(readFigure("144 names")).toMatchObject({ qualifier: "exact", low: 144, high: 144 });
  });

  it("reads Persian wording and digits", () => {
    expect(readFigure("دست‌کم ۱٬۲۰۰ نفر")).toMatchObject({ qualifier: "at-least", value: 1200, low: 1200 });
    expect(readFigure("بین ۴۰ تا ۶۰ نفر")).toMatchObject({ qualifier: "between", low: 40, high: 60 });
  });

  it("[J13] a quantity in words gets no number", () => {
    expect(readFigure("several hundred")).toEqual({
      value: null,
      low: null,
      high: null,
      qualifier: "worded",
      asWorded: "several hundred",
    });
  });

  it("what it proposes breaks no rule of figures", () => {
    for (const words of [
      "at least 5",
      "over 30",
      "could exceed 770",
      "fewer than 10",
      "some 200",
      "between 9 and 3",
    ])
      expect(figureFaults({ ...sample, figure: readFigure(words) }), words).toEqual([]);
  });
});

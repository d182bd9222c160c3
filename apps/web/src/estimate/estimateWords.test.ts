import { LABEL_JOINT } from "@daftar/estimate";
import { describe, expect, it } from "vitest";
import { formatsFor } from "../formats/formats.ts";
import { wordsIn } from "../words/say.ts";
import { changeWords } from "./changeWords.ts";
import { madeWords, totalWords } from "./pooledWords.ts";
import type { Pooled, Sensitivity } from "./report.ts";
import { stratumWords } from "./stratumWords.ts";

const english = {
  say: await wordsIn("en"),
  format: formatsFor({ language: "en", digits: "latin", calendar: "gregorian" }),
};
const persian = {
  say: await wordsIn("fa"),
  format: formatsFor({ language: "fa", digits: "persian", calendar: "jalali" }),
};
const plain = (all: readonly string[]) => all.map((one) => one.replace(/[\u2066-\u2069]/g, ""));

const found = { documented: 100, status: "ok", reason: null, point: 150, by: ["averaged"] };
const whole = { ...found, low: 120, high: 200 };
const moved = (lists: readonly string[], low: number | null, high: number | null, factor: number | null) => ({
  ...found,
  lists: [...lists],
  low,
  high,
  factor,
});
const sensitivity: Sensitivity = {
  by: ["averaged"],
  whole,
  withoutList: [moved(["a"], 118, 210, 1.05), moved(["b"], 90, 260, 1.33), moved(["c"], null, null, null)],
  merged: [{ ...moved(["a", "c"], 130, 250, 1.25), by: ["chapman"] }, moved(["a", "b"], 121, 201, 1.01)],
  knownSizes: [
    { ...found, list: "a", known: 80, seenElsewhere: 40, low: 70, high: 95, logBias: 0, covers: true },
    {
      ...found,
      list: "b",
      known: 60,
      seenElsewhere: 30,
      point: 30,
      low: 20,
      high: 50,
      logBias: -0.7,
      covers: false,
    },
  ],
  interaction: [
    { id: "loglinear-bic", model: "[a, b]", point: 150, toLow: 0.4, toHigh: 2.0004, toFigure: null },
    { id: "loglinear-aic", model: "[a, b]", point: 150, toLow: 0.4, toHigh: 2.0004, toFigure: null },
    { id: "no-top-interaction", model: "all", point: 110, toLow: 2, toHigh: null, toFigure: null },
  ],
  figure: null,
  bootstrap: null,
};

describe("what would change an estimate, in words", () => {
  it("names what moves it most, what leaves none, how known sizes came out, and each multiplier once", () => {
    const { lists, models } = changeWords(sensitivity, true, english);
    expect(plain(lists)).toEqual([
      "Without b the interval would be 90 to 260 instead of 120 to 200: no other single list moves it more.",
      "Without c there would be no interval.",
      "With a and c as one list the interval would be 130 to 250 (from two lists, taken as independent) instead of 120 to 200: no other pair moves it more.",
      "Each list's own size, estimated from the other lists as if it were not known, was right for 1 of 2. Furthest off is b: 30 (20 to 50) for the 60 on it.",
    ]);
    expect(plain(models)).toEqual([
      "Log-linear, chosen by BIC, Log-linear, chosen by AIC: 150. With 0.4 times as many people on no list the total is at the headline's lower end. With 2 times as many it is at the upper end.",
      "The model with every dependence but one: 110. With 2 times as many people on no list the total is at the headline's lower end.",
    ]);
  });

  it("calls it a range of methods where there is no headline, and says what would bound it", () => {
    const unbounded = { ...sensitivity, whole: { ...whole, low: null, high: null } };
    const { lists } = changeWords(unbounded, false, english);
    expect(plain(lists)[0]).toBe(
      "All lists together set no upper limit; without a the range of the methods would be 118 to 210.",
    );
    expect(plain(lists)).toHaveLength(4);
  });

  it("says as much in Persian, with its digits", () => {
    const { lists, models } = changeWords(sensitivity, true, persian);
    expect([lists.length, models.length]).toEqual([4, 2]);
    expect([...lists, ...models].join("")).not.toMatch(/[0-9]|\{\{/);
  });
});

const stratum = (name: string, documented: number, low: number | null, high: number | null) => ({
  stratum: name,
  documented,
  imputed: 0,
  people: { low: documented, high: documented },
  low,
  high,
  level: null,
  refused: low === null ? { code: "estimate.small-stratum", message: "few" } : null,
  methods: [],
});
const pooled = (changes: Partial<Pooled["total"]>, more: Partial<Pooled> = {}): Pooled => ({
  by: ["sex", "month"],
  lists: ["a", "b", "c"],
  strata: [
    stratum(`female${LABEL_JOINT}2026-01`, 90, 100, 150),
    stratum(`male${LABEL_JOINT}2026-01`, 20, null, null),
  ],
  total: {
    documented: 110,
    low: 120,
    high: 170,
    level: 0.95,
    partial: false,
    counted: [],
    refused: null,
    methods: [],
    estimated: { strata: 1, low: 100, high: 150 },
    ...changes,
  },
  unlabelled: 3,
  people: { low: 110, high: 110 },
  settings: {
    methods: ["averaged"],
    combining: "pooled",
    over: "labels",
    replicates: 20,
    heavyReplicates: 0,
    drawsEach: 200,
    heavyDrawsEach: 0,
    tables: 40,
    computed: 40,
    smallest: 50,
    seed: 1,
  },
  notPooled: null,
  ...more,
});

describe("strata pooled, in words", () => {
  it("gives an interval with the documented, or a partial lower bound with what was only counted", () => {
    expect(plain([totalWords(pooled({}), english)])).toEqual([
      "Together, by sex, month: 120 to 170 people killed, of whom 110 are documented.",
    ]);
    const over = pooled({}, { people: { low: 105, high: 112 } });
    expect(plain([totalWords(over, english)])[0]).toContain("with 105 to 112 documented");
    const counted = [`male${LABEL_JOINT}2026-01`];
    const partial = pooled({ low: 120.4, high: null, partial: true, counted });
    expect(plain([totalWords(partial, english)])).toEqual([
      "Together, by sex, month: at least 120 people killed, a partial lower bound: 1 of 2 parts, with 20 documented, could not be estimated and stand as counts. The other parts alone: 100 to 150.",
    ]);
    expect(plain(madeWords(partial, english))[0]).toBe("Counted only: male · 2026-01.");
    const refused = { code: "estimate.one-list", message: "one" };
    expect(totalWords(pooled({ low: null, high: null, refused }), english)).toContain(
      "The estimate is refused",
    );
  });

  it("says whose part is not known, and why no clusterings were pooled", () => {
    const said = plain(madeWords(pooled({}, { notPooled: "no-run" }), english));
    expect(said).toContain(
      "For 3 people the part is not known; they are dealt out as people on the same lists are (20 times), and counted in none.",
    );
    expect(said).toContain("The desk has not been linked: linkage is taken as it is.");
    expect(plain(madeWords(pooled({}), persian)).join("")).not.toMatch(/[0-9]|\{\{/);
  });

  it("names a part by each of its fields, in the reader's words and digits", () => {
    const named = stratumWords(`female${LABEL_JOINT}2026-01`, ["sex", "month"], persian);
    expect(plain([named])[0]).toBe("زن · ۲۰۲۶-۰۱");
    expect(plain([stratumWords("arvandis", ["place"], english)])[0]).toBe("arvandis");
  });
});

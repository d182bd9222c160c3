import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plainContext } from "../../testing/plainContext.ts";
import { estimateOutput } from "../estimate/estimateOutput.ts";
import { runVerb } from "../runVerb.ts";
import { VERSION } from "../version.ts";

/** Invented. */
const HEADER = "a,b,c,count";
const ROWS = ["1,0,0,60", "0,1,0,50", "1,1,0,20", "0,0,1,40", "1,0,1,18", "0,1,1,15", "1,1,1,9"];
const text = (rows: readonly string[], header = HEADER): string => `${[header, ...rows].join("\n")}\n`;

async function estimated(table: string, more: object = {}) {
  const { result } = await runVerb("estimate", plainContext({ "t.csv": table }), {
    table: "t.csv",
    methods: ["chao"],
    ...more,
  });
  return estimateOutput.parse(result);
}

describe("what travels with an estimate", () => {
  it("is the version, the seed, and a digest of the table that anyone can make from what is printed", async () => {
    const { version, seed, inputDigest, lists, overlaps } = await estimated(text(ROWS), { seed: 7 });
    expect({ version, seed }).toEqual({ version: VERSION, seed: 7 });
    const cells = overlaps.map(({ lists: on, people }) => [
      on.reduce((history, list) => history + 2 ** lists.indexOf(list), 0),
      people,
    ]);
    const canonical = JSON.stringify({ cells: cells.sort((x, y) => x[0]! - y[0]!), lists });
    expect(inputDigest).toBe(createHash("sha256").update(canonical).digest("hex"));
  });

  it("the digest is of the table: not of the order of its rows, its count column, blanks, or rows of nobody", async () => {
    const { inputDigest } = await estimated(text(ROWS));
    expect(inputDigest).toMatch(/^[0-9a-f]{64}$/);
    const same = [
      text(ROWS.toReversed()),
      text(ROWS.map((row) => row.replaceAll(",", " , "))),
      text(
        ROWS.map((row) => `${row.slice(6)},${row.slice(0, 5)}`),
        "count,a,b,c",
      ),
    ];
    for (const table of same) expect((await estimated(table)).inputDigest).toBe(inputDigest);
    const withoutLast = await estimated(text(ROWS.slice(0, -1)));
    expect((await estimated(text([...ROWS.slice(0, -1), "1,1,1,0"]))).inputDigest).toBe(
      withoutLast.inputDigest,
    );
    const others = [
      text([...ROWS.slice(0, -1), "1,1,1,8"]),
      text(ROWS.slice(0, -1)),
      text(ROWS, "a,b,d,count"),
      text(ROWS, "b,a,c,count"),
    ];
    const digests = await Promise.all(others.map(async (table) => (await estimated(table)).inputDigest));
    expect(new Set([inputDigest, ...digests]).size).toBe(1 + others.length);
  });

  it("is every setting in force: of the report, of the methods that ran, of what was asked", async () => {
    const plain = await estimated(text(ROWS), { methods: ["averaged,loglinear-stepwise", "dga"] });
    expect(plain.settings).toEqual({
      level: 0.95,
      unboundedFactor: 20,
      disagreementFactor: 2,
      outsideFactor: 3,
      widthFactor: 4,
      methods: {
        "loglinear-stepwise": { threshold: 0.02 },
        dga: {
          delta: "2^-lists",
          otherDeltas: [0.5, 1],
          saturatedRules: 0.05,
          usualReach: 10,
          tolerance: 1e-9,
        },
        averaged: {
          alpha: 0.04,
          spreadScale: 1,
          weights: {
            darroch: 6,
            poisson: 6,
            gamma: 4,
            "rasch-normal": 6,
            "rasch-two-points": 6,
            "two-classes": 6,
            sides: 1 / 3,
            "normal-sides": 1 / 3,
            "two-sides": 6,
          },
          threeLists: 2,
          gammaBelow: null,
          leftOut: 0.0005,
        },
      },
      sensitivity: { by: ["averaged"], figure: null, replicates: null },
    });
    const asked = await estimated(text(ROWS), { figure: 900, bootstrap: 5 });
    expect(asked.settings.sensitivity).toMatchObject({ figure: 900, replicates: 5 });
    expect(Object.keys(asked.settings.methods)).toEqual(asked.methods.map(({ id }) => id));
  });
});

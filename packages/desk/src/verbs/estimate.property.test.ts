/** Tables as people get them wrong, through the verb's own reader: an error to act on, or a sound result. */
import { METHOD_IDS } from "@daftar/estimate";
import { DaftarError } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainContext } from "../../testing/plainContext.ts";
import { type EstimateOutput, estimateOutput } from "../estimate/estimateOutput.ts";
import { runVerb } from "../runVerb.ts";

/** Latent classes take seconds on strange tables: they are asked what is odd in tests of their own. */
const QUICK = METHOD_IDS.filter((id) => id !== "lcmcr");

/** What the verb says of a file: a result, or the error it throws. Anything else thrown is a crash. */
async function said(text: string, methods: readonly string[] = []): Promise<EstimateOutput | DaftarError> {
  try {
    const { result } = await runVerb("estimate", plainContext({ "t.csv": text }), {
      table: "t.csv",
      methods,
    });
    return estimateOutput.parse(result);
  } catch (error) {
    if (error instanceof DaftarError) return error;
    throw error;
  }
}

/** Every number in a result, wherever it stands. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === "number") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) yield* numbersIn(inner);
  }
}

/** @returns the error's code, or `null` for a result */
function sound(answer: EstimateOutput | DaftarError): string | null {
  if (answer instanceof DaftarError) {
    const { code, message, where, fix } = answer.report();
    expect(answer.exitCode).toBe(2);
    expect(message).toMatch(/^[A-Z].{8,200}\.?$/s);
    expect(where, code).toContain("t.csv");
    expect(fix.length).toBeGreaterThan(10);
    return code;
  }
  const { documented, headline, methods, overlaps } = answer;
  expect(documented).toBe(overlaps.reduce((sum, { people }) => sum + people, 0));
  for (const value of numbersIn(answer)) expect(Number.isFinite(value)).toBe(true);
  for (const { id, status, reason, low, high } of methods) {
    expect(status === "ok" || (reason !== null && reason !== ""), id).toBe(true);
    if (low !== null) expect(low, id).toBeGreaterThanOrEqual(documented);
    if (low !== null && high !== null) expect(high, id).toBeGreaterThanOrEqual(low);
  }
  if (headline.refused === null) expect(headline.low).toBeGreaterThanOrEqual(documented);
  else expect([headline.low, headline.high]).toEqual([null, null]);
  return null;
}

const lists = (n: number): string => Array.from({ length: n }, (_, i) => `l${i}`).join(",");
const ones = (n: number, of: number): string =>
  Array.from({ length: of }, (_, i) => (i < n ? 1 : 0)).join(",");
/** Seven histories of three lists, counts times `scale`. */
const three = (scale: number): string =>
  [60, 50, 20, 40, 18, 15, 9]
    .map((count, i) => `${(i + 1) & 1},${((i + 1) >> 1) & 1},${((i + 1) >> 2) & 1},${count * scale}`)
    .join("\n");

describe("a table that cannot be read names the place and what to do", () => {
  it.each([
    [
      "a negative count",
      `a,b,count\n1,0,4\n1,1,-3\n`,
      "estimate.table",
      { row: 3, column: "count", value: "-3" },
    ],
    ["a fraction of a person", `a,b,count\n1,0,4.5\n`, "estimate.table", { row: 2, value: "4.5" }],
    ["a count in words", `a,b,count\n1,0,several\n`, "estimate.table", { row: 2, value: "several" }],
    ["a blank count", `a,b,count\n1,0,\n`, "estimate.table", { row: 2, column: "count" }],
    ["the unknown cell filled in", `a,b,count\n1,0,4\n0,0,900\n`, "estimate.unknown-cell", { row: 3 }],
    ["the unknown cell as 0", `a,b,count\n1,0,4\n0,0,0\n`, "estimate.unknown-cell", { row: 3 }],
    ["a row twice", `a,b,count\n1,0,4\n1,1,2\n1,0,4\n`, "estimate.table", { row: 4 }],
    ["no count column", `a,b\n1,0\n`, "estimate.table", { row: 1 }],
    ["a count column of another name", `a,b,n\n1,0,7\n`, "estimate.table", { row: 1 }],
    [
      "a list that is no 0/1 column",
      `a,b,count\n1,2,7\n`,
      "estimate.table",
      { row: 2, column: "b", value: "2" },
    ],
    ["sixteen lists", `${lists(16)},count\n${ones(2, 16)},5\n`, "estimate.too-many-lists", {}],
    ["a header alone", "a,b,count\n", "file.no-rows", {}],
    ["nothing", "", "file.empty", {}],
  ])("%s", async (_what, text, code, place) => {
    const answer = await said(text);
    expect(sound(answer)).toBe(code);
    expect(answer).toMatchObject({ place });
  });
});

describe("a table that can be read gives a result with what belongs to it", () => {
  const refusedAs = async (text: string): Promise<string | null> => {
    const answer = await said(text);
    expect(sound(answer)).toBeNull();
    return answer instanceof DaftarError ? null : (answer.headline.refused?.code ?? null);
  };
  it.each([
    ["one person on one list", "a,b,c,count\n1,0,0,1\n", "estimate.one-list"],
    ["one person on every list", "a,b,c,count\n1,1,1,1\n", "estimate.copied-list"],
    ["nobody", "a,b,c,count\n1,0,0,0\n1,1,0,0\n", "estimate.nobody"],
    ["a copied list", "a,b,c,count\n1,1,0,30\n0,0,1,40\n1,1,1,9\n", "estimate.copied-list"],
    [
      "a list within another",
      "a,b,c,count\n1,0,0,30\n1,1,0,20\n0,0,1,40\n1,1,1,9\n1,0,1,7\n",
      "estimate.subset-list",
    ],
    ["a column of ones", "a,b,all,count\n1,0,1,30\n0,1,1,20\n1,1,1,9\n", "estimate.subset-list"],
    ["lists that share nobody", "a,b,c,count\n1,0,0,30\n0,1,0,20\n0,0,1,9\n", "estimate.no-overlap"],
  ])("%s is refused by name", async (_what, text, code) => {
    expect(await refusedAs(text)).toBe(code);
  });

  it("a column of zeros is warned of, and changes no figure", async () => {
    const with0 = await said(`a,b,c,d,count\n${three(1).replace(/,(\d+)$/gm, ",0,$1")}\n`);
    const without = await said(`a,b,c,count\n${three(1)}\n`);
    expect([sound(with0), sound(without)]).toEqual([null, null]);
    expect(with0).toMatchObject({ warnings: [{ code: "estimate.empty-list", list: "d" }] });
    expect(without).toMatchObject({ warnings: [] });
    if (with0 instanceof DaftarError || without instanceof DaftarError) throw new Error("refused");
    expect(with0.headline).toEqual(without.headline);
  });

  it("ten million people are estimated like ten thousand, only more narrowly", async () => {
    const many = await said(`a,b,c,count\n${three(50_000)}\n`);
    const few = await said(`a,b,c,count\n${three(50)}\n`);
    expect([sound(many), sound(few)]).toEqual([null, null]);
    if (many instanceof DaftarError || few instanceof DaftarError) throw new Error("refused");
    expect(many.documented).toBe(10_600_000);
    const point = (of: EstimateOutput, id: string): number => of.methods.find((one) => one.id === id)!.point!;
    for (const id of ["loglinear-aic", "dga"]) {
      expect(point(many, id) / point(few, id) / 1000, id).toBeCloseTo(1, 1);
    }
    expect(many.headline.refused).toBeNull();
  });
});

describe("any file at all", () => {
  const cell = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("0", "1") },
    { weight: 1, arbitrary: fc.constantFrom("", " 1", "۱", "2", "x", "-1", "TRUE", '"1"') },
  );
  const count = fc.oneof(
    { weight: 6, arbitrary: fc.nat(300).map(String) },
    { weight: 2, arbitrary: fc.nat(5_000_000).map(String) },
    { weight: 1, arbitrary: fc.constantFrom("-4", "1.5", "1e3", "", "NaN", "Infinity", "۱۲", "99999999999") },
  );
  /** Mostly whole tables with a slip or two; every history of the lists at most once, most of the time. */
  const file = fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc
      .record({
        header: fc.oneof(
          { weight: 9, arbitrary: fc.constant(`${lists(n)},count`) },
          {
            weight: 1,
            arbitrary: fc.constantFrom(
              lists(n),
              `${lists(n)},n`,
              `l0,${lists(n)},count`,
              `count,${lists(n)},count`,
            ),
          },
        ),
        rows: fc.shuffledSubarray(Array.from({ length: 2 ** n - 1 }, (_, i) => i + 1)),
        counts: fc.array(count, { minLength: 2 ** n, maxLength: 2 ** n }),
        slip: fc.option(fc.record({ row: fc.nat(15), at: fc.nat(4), cell }), { freq: 3, nil: null }),
        again: fc.nat(9).map((one) => one === 0),
        unknownCell: fc.nat(9).map((one) => one === 0),
      })
      .map(({ header, rows, counts, slip, again, unknownCell }) => {
        const made = rows.map((history, r) => [
          ...Array.from({ length: n }, (_, i) => String((history >> i) & 1)),
          counts[r]!,
        ]);
        const slipped = slip === null ? undefined : made[slip.row];
        if (slip !== null && slipped !== undefined && slip.at < n) slipped[slip.at] = slip.cell;
        if (unknownCell) made.push([...Array.from({ length: n }, () => "0"), "7"]);
        if (again && made[0] !== undefined) made.push(made[0]);
        return `${[header, ...made.map((row) => row.join(","))].join("\n")}\n`;
      }),
  );

  it("ends in an error to act on or in finite numbers none of which is below the documented", async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const code = sound(await said(text, QUICK)) ?? "a result";
        seen.set(code, (seen.get(code) ?? 0) + 1);
      }),
      { numRuns: 150, seed: 1404 },
    );
    for (const what of ["a result", "estimate.table", "estimate.unknown-cell", "file.no-rows"]) {
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(2);
    }
  });

  it("also where it is no table: any text ends in an error to act on, or a result", async () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom("0", "1", ",", "\n", "count", "a", '"', ";", "\t", "\r", "۱"),
        maxLength: 60,
      }),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        sound(await said(given, ["chao", "loglinear-bic"]));
      }),
      { numRuns: 300, seed: 1405 },
    );
  });
});

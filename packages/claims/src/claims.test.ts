/** Reading, checking, summing and writing claims, on invented ones. */
import type { Claim } from "@daftar/model";
import { scope } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CLAIM_COLUMNS,
  claimCells,
  claimCounts,
  csvText,
  currentClaims,
  guardCell,
  readClaimsCsv,
  scopeDifferences,
  sumParts,
  unguardCell,
  validateClaimSet,
  writeClaimsCsv,
} from "./index.ts";

type Row = Record<string, string>;
const EMPTY: Row = Object.fromEntries(CLAIM_COLUMNS.map((column) => [column, ""]));

const row = (more: Row): Row => ({
  ...EMPTY,
  invented: "true",
  id: "a",
  kind: "figure",
  claimant: "Circle",
  claimant_kind: "rights-group",
  value: "10",
  low: "10",
  high: "10",
  qualifier: "exact",
  as_worded: "10",
  basis: "stated",
  stated_or_derived: "stated",
  as_of: "2014-05-10",
  window_from: "2014-05-07",
  ...more,
});
const exact = (id: string, n: number, more: Row = {}): Row =>
  row({ id, value: String(n), low: String(n), high: String(n), ...more });
const part = (id: string, n: number, partKind: string, more: Row = {}): Row =>
  exact(id, n, { part_of: "whole", part_kind: partKind, ...more });

function read(...rows: Row[]): readonly Claim[] {
  const { claims, faults } = readClaimsCsv(rows);
  expect(faults).toEqual([]);
  return claims;
}
const faultsOf = (...rows: Row[]) => readClaimsCsv(rows).faults;

describe("[J13] reading", () => {
  it("applies nothing of a file with one wrong row, and names row, field and value", () => {
    const result = readClaimsCsv([row({}), row({ id: "b", value: "ten", low: "", high: "" })]);
    expect(result.claims).toEqual([]);
    expect(result.faults).toContainEqual(
      expect.objectContaining({ code: "claim.invalid", row: 3, field: "value", value: "ten" }),
    );
  });

  it.each([
    ["kind", { kind: "rumour" }],
    ["claimant", { claimant: "" }],
    ["basis", { basis: "heard" }],
    ["as_of", { as_of: "2014-02-30" }],
    ["window_to", { window_to: "yesterday" }],
    ["window_to", { window_to: "2014-05-01" }],
    ["claimant_kind", { claimant_kind: "good" }],
    ["value", { value: "-1" }],
    ["invented", { invented: "maybe" }],
    ["id", { id: "a b" }],
    ["part_kind", { part_of: "a" }],
    ["part_of", { part_kind: "subset" }],
  ])("a wrong %s is a fault of that column", (field, more) => {
    expect(faultsOf(row(more)).map((fault) => fault.field)).toContain(field);
  });

  it("a column that no claim has, or one that is missing, is a fault of the header", () => {
    const { low: _, ...without } = row({});
    expect(faultsOf(without)).toEqual([expect.objectContaining({ row: 1, field: "low" })]);
    expect(faultsOf(row({ reliability: "good" }))).toEqual([
      expect.objectContaining({ row: 1, field: "reliability" }),
    ]);
  });

  it("keeps the chain of who carried the words, nearest to the claimant first", () => {
    expect(read(row({ via: "Wire > Post" }))[0]?.via).toEqual(["Wire", "Post"]);
  });
});

describe("[J13] low and high are set only where the words set them", () => {
  const fit: Record<string, [value: string, low: string, high: string]> = {
    exact: ["5", "5", "5"],
    "at-least": ["5", "5", ""],
    "more-than": ["5", "5", ""],
    about: ["5", "", ""],
    "up-to": ["5", "", "5"],
    "fewer-than": ["5", "", "5"],
    "could-exceed": ["5", "", ""],
    between: ["", "5", "7"],
    worded: ["", "", ""],
  };
  const shapes = ["", "5"].flatMap((value) =>
    ["", "5"].flatMap((low) => ["", "5", "7"].map((high): [string, string, string] => [value, low, high])),
  );

  it.each(Object.entries(fit))("%s", (qualifier, right) => {
    const kind = qualifier === "worded" ? "worded-figure" : "figure";
    for (const [value, low, high] of shapes) {
      const faults = faultsOf(row({ kind, qualifier, value, low, high }));
      const wanted =
        [value, low, high].join() === right.join() ||
        (qualifier === "between" && [value, low, high].join() === ",5,5");
      expect(faults.length === 0, `${qualifier} ${value}|${low}|${high}`).toBe(wanted);
    }
  });

  it("low does not exceed high", () => {
    expect(faultsOf(row({ qualifier: "between", value: "", low: "8", high: "7" }))[0]?.field).toBe("low");
  });

  it("a figure has a qualifier; only a worded figure is worded", () => {
    expect(faultsOf(row({ qualifier: "" }))[0]?.field).toBe("qualifier");
    expect(faultsOf(row({ qualifier: "worded", value: "", low: "", high: "" }))[0]?.field).toBe("qualifier");
    expect(faultsOf(row({ kind: "worded-figure" }))[0]?.field).toBe("qualifier");
  });

  it("a denial is 0 or names no number; a refusal to state names none", () => {
    const bare = { value: "", low: "", high: "", qualifier: "" };
    expect(faultsOf(row({ kind: "denial", ...bare }))).toEqual([]);
    expect(faultsOf(exact("a", 0, { kind: "denial" }))).toEqual([]);
    expect(faultsOf(exact("a", 5, { kind: "denial" }))).toHaveLength(1);
    expect(faultsOf(row({ kind: "refusal-to-state", ...bare }))).toEqual([]);
    expect(faultsOf(exact("a", 0, { kind: "refusal-to-state" })).length).toBeGreaterThan(0);
  });
});

describe("[J13] links between claims", () => {
  it.each(["part_of", "supersedes", "answers", "rebuts"])("%s leads to a claim that is known", (field) => {
    const more: Row = field === "part_of" ? { part_kind: "subset" } : {};
    const [fault] = faultsOf(row({ [field]: "nowhere", ...more }));
    expect(fault).toMatchObject({ code: "claim.unknown", field, value: "nowhere", row: 2 });
    const known = read(
      row({ id: "nowhere", claimant: field === "answers" || field === "rebuts" ? "Other" : "Circle" }),
    );
    expect(readClaimsCsv([row({ [field]: "nowhere", ...more })], known).faults).toEqual([]);
  });

  it("a claim supersedes only an earlier one of its own claimant", () => {
    const other = row({ id: "b", claimant: "Other", supersedes: "a" });
    expect(faultsOf(row({}), other)).toEqual([expect.objectContaining({ code: "claim.supersedes", row: 3 })]);
    const earlier = row({ id: "b", as_of: "2014-05-09", supersedes: "a" });
    expect(faultsOf(row({}), earlier)).toEqual([expect.objectContaining({ code: "claim.supersedes" })]);
  });

  it.each(["answers", "rebuts"])("%s is for another's claim", (field) => {
    expect(faultsOf(row({}), row({ id: "b", [field]: "a" }))[0]).toMatchObject({
      code: "claim.invalid",
      field,
    });
  });

  it("no two claims share an id, and no chain is a circle", () => {
    expect(faultsOf(row({}), row({}))[0]).toMatchObject({ field: "id" });
    const circle = faultsOf(row({ supersedes: "b" }), row({ id: "b", supersedes: "a" }));
    expect(circle.map(({ field }) => field)).toEqual(["supersedes", "supersedes"]);
  });

  it("claims known already are not checked again, but their ids are taken", () => {
    const known = read(row({}));
    expect(validateClaimSet(known, known)[0]?.field).toBe("id");
  });
});

describe("[J13] parts", () => {
  const sum = (...rows: Row[]) => sumParts(read(exact("whole", 1000), ...rows))[0];

  it("disjoint parts that add up are complete; figures under investigation are never added", () => {
    expect(
      sum(
        part("p", 900, "disjoint"),
        part("q", 100, "disjoint"),
        part("i", 50, "disjoint", { basis: "under-investigation" }),
      ),
    ).toMatchObject({ code: "complete", sum: 1000, flags: [] });
  });

  it("parts that fall short leave one out, unless all are given", () => {
    expect(sum(part("p", 900, "disjoint"))).toMatchObject({ code: "part-missing", sum: 900 });
    const label = (k: number): Row => ({ population_note: `category ${k} of 2` });
    expect(sum(part("p", 900, "disjoint", label(1)), part("q", 50, "disjoint", label(2)))).toMatchObject({
      code: "differs",
      sum: 950,
    });
  });

  it("parts that exceed the whole differ from it", () => {
    expect(sum(part("p", 900, "disjoint"), part("q", 200, "disjoint"))).toMatchObject({ code: "differs" });
  });

  it("subsets and parts of unknown kind are not added", () => {
    const entry = sum(part("p", 900, "subset"), part("q", 100, "unknown"));
    expect(entry).toMatchObject({ code: "not-disjoint", sum: null });
    expect(entry?.notAdded).toHaveLength(2);
  });

  it("about-figures meet as far as their words reach", () => {
    const about = { qualifier: "about", low: "", high: "" };
    expect(sum(part("p", 900, "disjoint", about), part("q", 90, "disjoint"))).toMatchObject({
      code: "complete",
    });
    expect(sum(part("p", 800, "disjoint", about), part("q", 90, "disjoint"))).toMatchObject({
      code: "part-missing",
    });
  });

  it("a part worded at least does not make up for what is not given", () => {
    const atLeast = { qualifier: "at-least", high: "" };
    expect(sum(part("p", 100, "disjoint", atLeast))).toMatchObject({ code: "part-missing" });
  });

  it("flags a subset that adds up only as disjoint, and a disjoint part that adds up only as subset", () => {
    const subset = sum(part("p", 900, "disjoint"), part("q", 100, "subset"));
    expect(subset?.flags.map(({ code, claims }) => [code, ...claims])).toEqual([
      ["subset-adds-up-as-disjoint", "q"],
    ]);
    const disjoint = sum(part("p", 900, "disjoint"), part("q", 100, "disjoint"), part("r", 30, "disjoint"));
    expect(disjoint?.flags.map(({ code, claims }) => [code, ...claims])).toEqual([
      ["disjoint-adds-up-as-subset", "r"],
    ]);
  });

  it("flags a part that somebody gives out as a whole, and a part larger than its whole", () => {
    const headline = exact("headline", 900, { claimant: "Post", as_of: "2014-05-11" });
    expect(sum(part("p", 900, "disjoint"), headline)?.flags[0]).toMatchObject({
      code: "part-given-as-whole",
      claims: ["p", "headline"],
    });
    expect(sum(part("p", 1001, "subset"))?.flags[0]).toMatchObject({ code: "part-exceeds-whole" });
  });
});

describe("[J13] parts that were superseded", () => {
  const later = { as_of: "2014-05-12" };
  const told = (claims: readonly Claim[], asOf: string | null = null) =>
    sumParts(claims, asOf).map(({ whole, parts, sum, code }) => [
      whole.id,
      parts.map(({ id }) => id),
      sum,
      code,
    ]);
  const whole = exact("whole", 10);
  const [p, q] = [part("p", 4, "disjoint"), part("q", 6, "disjoint")];

  it("a part is not added beside what took its place", () => {
    const claims = read(whole, p, q, part("q2", 5, "disjoint", { ...later, supersedes: "q" }));
    expect(told(claims)).toEqual([["whole", ["p", "q2"], 9, "part-missing"]]);
    expect(told(claims, "2014-05-11")).toEqual([["whole", ["p", "q"], 10, "complete"]]);
  });

  it("the parts of a superseded whole are summed as they stood, apart from the newer whole's", () => {
    const claims = read(
      whole,
      p,
      q,
      exact("newer", 12, { ...later, supersedes: "whole" }),
      exact("p2", 5, { ...later, supersedes: "p", part_of: "newer", part_kind: "disjoint" }),
      exact("q2", 7, { ...later, supersedes: "q", part_of: "newer", part_kind: "disjoint" }),
    );
    expect(told(claims)).toEqual([
      ["whole", ["p", "q"], 10, "complete"],
      ["newer", ["p2", "q2"], 12, "complete"],
    ]);
  });

  it("whatever chain of newer figures a part has, its whole is summed over the newest of each", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(4),
        (chains, day) => {
          const rows = chains.flatMap((figures, at) =>
            figures.map((n, step) =>
              part(`p${at}-${step}`, n, "disjoint", {
                as_of: `2014-05-1${step}`,
                ...(step === 0 ? {} : { supersedes: `p${at}-${step - 1}` }),
              }),
            ),
          );
          const expected = chains.reduce((sum, one) => sum + (one[Math.min(day, one.length - 1)] ?? 0), 0);
          expect(sumParts(read(whole, ...rows), `2014-05-1${day}`)[0]?.sum).toBe(expected);
        },
      ),
    );
  });
});

describe("[J13] claims in force", () => {
  it("what was said later changes nothing of what was in force before", () => {
    const claims = read(row({}), row({ id: "b", as_of: "2014-05-12", supersedes: "a" }));
    expect(currentClaims(claims, "2014-05-11").current.map(({ id }) => id)).toEqual(["a"]);
    expect(currentClaims(claims, "2014-05-12").current.map(({ id }) => id)).toEqual(["b"]);
    expect(currentClaims(claims).superseded.map(({ claim, by }) => [claim.id, by.id])).toEqual([["a", "b"]]);
  });
});

describe("[J14] scope of a claim and of a desk", () => {
  const desk = scope.parse({
    name: "invented",
    window: { from: "2014-05-07", to: "2014-05-10" },
    laterDeathsUntil: "2014-06-30",
    area: { name: "Sarvand", provinces: [] },
    populations: ["protester", "bystander", "security-forces", "prisoner", "unknown"],
    waysOfDying: ["killed"],
  });
  const why = (more: Row): string[] =>
    scopeDifferences(read(row({ area: "sarvand", population_note: "all populations", ...more }))[0]!, desk);

  it.each([
    [{}, []],
    [{ window_to: "2014-05-10" }, []],
    [{ population_note: "includes security forces; no breakdown" }, []],
    [{ population_note: "includes some members of the security forces" }, []],
    [{ population_note: "" }, ["population unknown"]],
    [{ population_note: "martyrs" }, ["population unknown"]],
    [{ population_note: "protesters only; state forces excluded" }, ["population differs"]],
    [{ population_note: "security forces excluded" }, ["population differs"]],
    [{ area: "Mirvanak" }, ["area differs"]],
    [{ area: "" }, ["area unknown"]],
    [{ window_from: "" }, ["window unknown"]],
    [{ window_from: "2014-05-01" }, ["window differs"]],
    [{ window_to: "2014-05-09" }, ["window differs"]],
    [{ as_of: "2014-05-06" }, ["date before the desk's window"]],
  ])("%j: %j", (more, reasons) => {
    expect(why(more)).toEqual(reasons);
  });
});

describe("[J14] whom a claim counts", () => {
  it.each([
    ["all populations", "protester", true],
    ["all populations", "unknown", true],
    ["all populations", null, true],
    ["includes security forces", "security-forces", true],
    ["security forces excluded", "prisoner", true],
    ["security forces excluded", "security-forces", false],
    ["security forces excluded", "unknown", false],
    ["security forces excluded", null, false],
    ["protesters only", "bystander", false],
    ["protesters only", null, false],
    ["martyrs", "protester", false],
  ] as const)("%s: %s %s", (population_note, population, counts) => {
    expect(claimCounts(read(row({ population_note }))[0]!, population)).toBe(counts);
  });
});

describe("CSV text", () => {
  it("no cell is left that a spreadsheet would run, and the claim reads back the same", () => {
    const worded = "=1+1";
    const [claim] = read(row({ as_worded: `'${worded}`, note: '@a, "b"\nc' }));
    expect(claim?.figure.asWorded).toBe(worded);
    const text = writeClaimsCsv([claim!]);
    expect(text).toContain("'=1+1");
    expect(text).toContain(`"@a, ""b""\nc"`.replace("@", "'@"));
    expect(text.startsWith("invented,id,")).toBe(true);
  });

  it("[J19] invented is the first column as soon as one claim is invented, and only then", () => {
    const [invented] = read(row({}));
    const [real] = read(row({ invented: "false" }));
    expect(writeClaimsCsv([real!]).startsWith("id,")).toBe(true);
    expect(writeClaimsCsv([real!, invented!]).split("\n")[1]).toMatch(/^false,/);
  });

  it("guarding is undone exactly, whatever the cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "a", "ن") }), (cell) => {
        const guarded = guardCell(cell);
        expect(unguardCell(guarded)).toBe(cell);
        expect(/^[=+\-@\t\r]/.test(guarded)).toBe(false);
      }),
    );
  });

  it("written claims read back equal", () => {
    const texts = fc
      .string({ unit: fc.constantFrom("'", "=", "-", "a", "ن", ",", '"', "\n") })
      .map((t) => t.trim());
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 0, max: 1e9 }), (asWorded, note, n) => {
        const claim = { ...read(exact("a", n))[0]!, note };
        const kept: Claim = { ...claim, figure: { ...claim.figure, asWorded } };
        const cells = claimCells(kept);
        const back = readClaimsCsv([
          {
            invented: "true",
            ...Object.fromEntries(Object.entries(cells).map(([k, v]) => [k, guardCell(v)])),
          },
        ]);
        expect(back.claims).toEqual([kept]);
      }),
    );
  });

  it("a row of another length than the header is a programmer's mistake", () => {
    expect(() => csvText(["a", "b"], [["1"]])).toThrow(RangeError);
  });
});

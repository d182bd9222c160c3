/** The published claims under `examples/`: read whole, written back, summed, put in order. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Claim } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { claimTable, currentClaims, readClaimsCsv, sumParts, verdictOf, writeClaimsCsv } from "./index.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const textOf = (name: string): string => readFileSync(`${root}examples/${name}/claims.csv`, "utf8");

function rowsOf(text: string): Record<string, string>[] {
  const lines: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const raw = match[1] ?? "";
    lines.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (match[2] !== ",") lines.push([]);
  }
  const [header = [], ...rows] = lines;
  return rows
    .filter((cells) => cells.length === header.length)
    .map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

function claimsOf(name: string): readonly Claim[] {
  const { claims, faults } = readClaimsCsv(rowsOf(textOf(name)));
  expect(faults).toEqual([]);
  return claims;
}

describe.each([
  ["january-2026", 52],
  ["november-2019", 12],
])("%s", (name, count) => {
  it("[J13] reads without a fault and writes back to the same bytes", () => {
    const claims = claimsOf(name);
    expect(claims).toHaveLength(count);
    expect(writeClaimsCsv(claims)).toBe(textOf(name));
    expect(claims.some(({ invented }) => invented)).toBe(false);
  });

  it("prints in date order, every claim once", () => {
    const table = claimTable(claimsOf(name));
    expect(table).toHaveLength(count);
    const dates = table.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  });

  const shared = process.env["DAFTAR_SHARED"] ?? `${root}../shared`;
  const original = `${shared}/data/claims/${name}.csv`;
  it.skipIf(!existsSync(original))("says what the shared data says (skipped without it)", () => {
    expect(rowsOf(textOf(name))).toEqual(rowsOf(readFileSync(original, "utf8")));
  });
});

describe("[J13] parts of the January 2026 claims", () => {
  const sums = new Map(sumParts(claimsOf("january-2026")).map((entry) => [entry.whole.id, entry]));

  it.each([
    ["hrana-0113b", "complete", 2003],
    ["hrana-0123", "complete", 5002],
    ["hrana-0126", "complete", 5848],
    ["hrana-0127", "complete", 6126],
    ["hrana-0214", "complete", 7008],
    ["gov-list-0201", "complete", 3117],
    ["hrana-0121", "part-missing", 4251],
    ["martyrs-0121", "part-missing", 2427],
    ["hrana-0111", "not-disjoint", null],
    ["ihrngo-0119", "not-disjoint", null],
  ])("%s: %s", (id, code, sum) => {
    expect(sums.get(id)).toMatchObject({ code, sum });
  });

  it("says in words what was added and what is not given", () => {
    expect(sums.get("hrana-0121")?.words).toBe("4251 of 4519; the rest is not given");
    expect(sums.get("hrana-0123")?.words).toBe("4714 + 42 + 207 + 39 = 5002; the whole is 5002");
    expect(sums.get("hrana-0111")?.words).toBe("no disjoint part is given; subsets are not added");
  });

  it("flags the label that stands twice, and nothing else", () => {
    const flags = [...sums.values()].flatMap((entry) => entry.flags);
    expect(flags.map(({ code, claims }) => ({ code, claims }))).toEqual([
      { code: "same-label-twice", claims: ["hrana-0113b-p3", "hrana-0113b-p4"] },
    ]);
  });
});

describe("chains", () => {
  it("[J13] a claimant's newest figure is in force, older ones are kept, parts fall with their whole", () => {
    const { current, superseded } = currentClaims(claimsOf("january-2026"), "2026-01-24");
    const ids = new Set(current.map(({ id }) => id));
    expect(ids.has("hrana-0123")).toBe(true);
    expect(ids.has("hrana-0123-p1")).toBe(true);
    expect(ids.has("hrana-0126")).toBe(false);
    const by = new Map(superseded.map((entry) => [entry.claim.id, entry.by.id]));
    expect(by.get("hrana-0121")).toBe("hrana-0123");
    expect(by.get("hrana-0113b-p1")).toBe("hrana-0114");
    // The claim that another claimant answered stays in force: only its own claimant can supersede it.
    expect(ids.has("statetv-0114")).toBe(true);
    expect(current.length + superseded.length).toBe(
      claimsOf("january-2026").filter(({ asOf }) => asOf <= "2026-01-24").length,
    );
  });

  it("names the claimant with the chain through whom the words came", () => {
    const row = claimTable(claimsOf("january-2026")).find(({ id }) => id === "official-reuters-0113");
    expect(row?.who).toBe("an Iranian official, unnamed (via Reuters)");
    expect(row?.asWorded).toBe("about 2,000");
    expect(row?.supersededBy).toBeNull();
  });
});

describe("decision 0010", () => {
  it("the rebuttal of November 2019 is not read as a figure of 0", () => {
    const rebuttal = claimsOf("november-2019").find(({ id }) => id === "reuters-denied");
    expect(rebuttal?.kind).toBe("denial");
    expect(verdictOf(rebuttal!, { verifiedNamed: 300, sameScope: true, estimate: null }).words).toBe(
      "no figure to compare; the desk documents 300",
    );
  });
});

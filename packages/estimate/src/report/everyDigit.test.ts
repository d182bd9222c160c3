/**
 * Every digit of whole reports, against digests that `golden/make.mjs` wrote: the same on every Node and machine. Made on
 * Node 20 and found again on 24.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseTable } from "../table/parseTable.ts";
import { estimate } from "./estimate.ts";
import { METHOD_IDS } from "./types.ts";

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const { tables } = read<{ tables: Record<string, { rows: string[] }> }>("./published.vectors.json");
const digests = read<Record<string, string>>("../../golden/digests.json");

describe("a report with resamples, to the last digit", () => {
  it("has a digest for each table of the literature", () => {
    expect(Object.keys(digests).sort()).toEqual(Object.keys(tables).sort());
  });
  it.each(Object.keys(digests))("%s", (name) => {
    const table = parseTable(tables[name]!.rows.map((row) => row.split(",")));
    const methods = METHOD_IDS.filter((id) => id !== "lcmcr" || name === "kosovo");
    const asked = table.lists.length > 4 ? {} : { sensitivity: { replicates: 50 } };
    const report = estimate(table, { seed: 1, methods, ...asked });
    expect(createHash("sha256").update(JSON.stringify(report)).digest("hex")).toBe(digests[name]);
  });
});

/** A file of drafts and the gate before `claim add`: nothing is a claim before a person has looked (decision 0052). */
import { describe, expect, it } from "vitest";
import { readClaimsCsv } from "../csv/readClaimsCsv.ts";
import { draftRows } from "./draftRows.ts";
import { extractClaims } from "./extractClaims.ts";

const text = "At least 12 people were killed, including 3 women, the Nuri Watch told Reuters on Friday.";
const { claims } = extractClaims(text, { date: "2031-03-20" });
const csv = draftRows(claims, { prefix: "PRACTICE-nuri", invented: true, publishedIn: "a wire, 2031-03-20" });

function rowsOf(file: string): Record<string, string>[] {
  const lines = file
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map(([, cell = ""]) => cell.replace(/^"|"$/g, "").replaceAll('""', '"')),
    );
  const [header = [], ...rows] = lines;
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}
const looked = (said: readonly string[]): Record<string, string>[] =>
  rowsOf(csv).map((row, at) => ({ ...row, draft: said[at] ?? "", claimant_kind: "rights-group" }));

describe("drafts as rows", () => {
  it("[J19] `invented` is the first column of invented drafts, and `draft` the first of others", () => {
    expect(csv.startsWith("invented,draft,start,end,id,")).toBe(true);
    expect(
      draftRows(claims, { prefix: "x", invented: false, publishedIn: "" }).startsWith("draft,start,end,id,"),
    ).toBe(true);
  });

  it("a row nobody looked at is refused, and nothing of the file is taken", () => {
    for (const said of [
      ["draft", "reviewed"],
      ["reviewed", ""],
      ["reviewed", "yes"],
    ]) {
      const read = readClaimsCsv(looked(said));
      expect(read.claims).toEqual([]);
      expect(read.faults.map(({ code, field }) => [code, field])).toEqual([["claim.draft", "draft"]]);
    }
  });

  it("rows that were looked at are claims, and rows turned down are left out", () => {
    const both = readClaimsCsv(looked(["reviewed", "reviewed"]));
    expect(both.faults).toEqual([]);
    expect(both.claims.map(({ id, partOf, claimant, via }) => [id, partOf, claimant, via])).toEqual([
      ["PRACTICE-nuri-1", null, "Nuri Watch", ["Reuters"]],
      ["PRACTICE-nuri-2", "PRACTICE-nuri-1", "Nuri Watch", ["Reuters"]],
    ]);
    expect(readClaimsCsv(looked(["reviewed", "rejected"])).claims.map(({ id }) => id)).toEqual([
      "PRACTICE-nuri-1",
    ]);
  });

  it("a part whose whole was turned down leads nowhere, and says so", () => {
    expect(readClaimsCsv(looked(["rejected", "reviewed"])).faults.map(({ code }) => code)).toEqual([
      "claim.unknown",
    ]);
  });

  it("what only a person can tell is left empty, and asked for", () => {
    const unsaid = rowsOf(csv).map((row) => ({ ...row, draft: "reviewed" }));
    expect(readClaimsCsv(unsaid).faults.map(({ field }) => field)).toEqual([
      "claimant_kind",
      "claimant_kind",
    ]);
  });

  it("the quote of a row stands in the text where the row says", () => {
    for (const row of rowsOf(csv))
      expect(text.slice(Number(row["start"]), Number(row["end"]))).toBe(row["note"]);
  });
});

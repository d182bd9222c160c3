/**
 * Data with known truth, read from DAFTAR_SHARED; figures are printed, rows never.
 *
 * No label enters a run: thresholds are those of the code. Floors are the bars of the linkage issue; `npm run bench -- linkage` prints all of them.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DateSpan } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { type LinkRecord, linkRecord } from "../record/linkRecord.ts";
import { linkRecords } from "./linkRecords.ts";

const shared =
  process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const folder = `${shared}/data/linkage`;
const absent = !existsSync(`${folder}/febrl3.csv`);

function rowsOf(file: string): Map<string, string>[] {
  const cells = (line: string): string[] =>
    (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
      cell.replace(/,$/, "").trim().replace(/^"|"$/g, "").replaceAll('""', '"'),
    );
  const [head = "", ...lines] = readFileSync(`${folder}/${file}`, "utf8").split(/\r?\n/);
  const names = cells(head);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const own = cells(line);
      return new Map(names.map((name, at) => [name, own[at] ?? ""]));
    });
}

const told = (row: Map<string, string>, column: string): string | null => row.get(column) || null;

function dayOf(text: string | null): DateSpan | null {
  const iso = text?.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3") ?? "";
  const real = /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(Date.parse(iso));
  if (!real || new Date(iso).toISOString().slice(0, 10) !== iso) return null;
  return { from: iso, to: iso, precision: "day", calendar: "gregorian", asWritten: iso };
}

/** Pairwise F1 of clusters against truth. */
function f1(clusters: Int32Array, truth: readonly string[]): number {
  const pairs = (keys: readonly string[]): number => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  };
  const right = pairs(truth.map((person, at) => `${person} ${clusters[at]}`));
  return (2 * right) / (pairs(truth) + pairs(Array.from(clusters, String)));
}

function report(what: string, value: number): number {
  console.log(`${what}: pairwise F1 of clusters ${value.toFixed(4)}`);
  return value;
}

describe.skipIf(absent)("lists with known truth (needs DAFTAR_SHARED)", { timeout: 600_000 }, () => {
  it("febrl3: synthetic people with up to five damaged copies", () => {
    const rows = rowsOf("febrl3.csv");
    const records = rows.map((row, at) =>
      linkRecord({
        list: "febrl",
        id: String(at),
        given: told(row, "given_name"),
        family: told(row, "surname"),
        birthDate: dayOf(told(row, "date_of_birth")),
        nationalId: told(row, "soc_sec_id"),
        text: Object.fromEntries(
          ["street_number", "address_1", "address_2", "suburb", "postcode", "state"].flatMap((column) => {
            const value = told(row, column);
            return value === null ? [] : [[column, value]];
          }),
        ),
      }),
    );
    const truth = rows.map((row) => row.get("rec_id")?.split("-")[1] ?? "");
    expect(report("febrl3", f1(linkRecords(records, { seed: 1 }).clusters, truth))).toBeGreaterThan(0.999);
  });

  it("fake_1000: names swapped, dates and addresses damaged", () => {
    const rows = rowsOf("fake_1000.csv");
    const records = rows.map((row, at) =>
      linkRecord({
        list: "fake",
        id: String(at),
        given: told(row, "first_name"),
        family: told(row, "surname"),
        birthDate: dayOf(told(row, "dob")),
        deathPlace: told(row, "city"),
        email: told(row, "email"),
      }),
    );
    const truth = rows.map((row) => row.get("cluster") ?? "");
    expect(report("fake_1000", f1(linkRecords(records, { seed: 1 }).clusters, truth))).toBeGreaterThan(0.975);
  });

  it("two lists of one population, one in Arabic and one romanised, with age and sex", () => {
    const rows = rowsOf("bilingual_dev.csv").filter((row) =>
      ["L2409", "L2503"].includes(row.get("list") ?? ""),
    );
    const records = rows.map((row): LinkRecord => {
      const age = row.get("age") === "" ? Number.NaN : Math.floor(Number(row.get("age")));
      const sex = row.get("sex")?.toLowerCase()[0];
      return linkRecord({
        list: row.get("list") ?? "",
        id: row.get("rid") ?? "",
        names: [row.get(row.get("list") === "L2409" ? "name_ar" : "name_en") ?? ""],
        age: age >= 0 ? { low: age, high: age } : null,
        sex: sex === "m" ? "male" : sex === "f" ? "female" : null,
      });
    });
    const truth = rows.map((row) => row.get("person") ?? "");
    const stated = linkRecords(records, { seed: 1, onePerPerson: new Set(["L2409", "L2503"]) });
    expect(report("across scripts, one row a person", f1(stated.clusters, truth))).toBeGreaterThan(0.99);
  });
});

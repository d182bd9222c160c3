/**
 * `daftar link` on files that are hard to link: a result or an error with a code, never a hang, and every
 * row of the input exactly once in `clusters.csv`, by the id it came with.
 *
 * No time is asserted; a run that has not ended after the guard's minutes is ended and fails its test.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { onlyJson, start } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";

const newFolder = folders();
const GUARD_MS = 170_000;

type Cells = readonly string[];
interface Input {
  /** By name of the list: rows, the first of each its id. */
  readonly lists: Readonly<Record<string, readonly Cells[]>>;
  /** Header after `id`, with roles. */
  readonly columns: Readonly<Record<string, string>>;
  readonly onePerPerson?: readonly string[];
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Rows of a CSV in which cells may be quoted and hold line ends. */
function rowsOf(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of readFileSync(file, "utf8").matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    const raw = match[1] ?? "";
    rows.at(-1)!.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (match[2] !== ",") rows.push([]);
  }
  return rows.filter((cells) => cells.length > 1);
}

const said = z.object({ records: z.number(), clusters: z.number(), links: z.number(), review: z.number() });
const failed = z.object({ error: z.object({ code: z.string(), fix: z.string().min(1) }) });

/** What came of it: rows of each cluster, as `list id`; or the code of the refusal. */
async function link(input: Input): Promise<{ refused: string | null; clusters: string[][]; links: number }> {
  const folder = newFolder();
  const files = Object.entries(input.lists).map(([list, rows]) => {
    const header = ["id", ...Object.keys(input.columns)];
    const file = join(folder, `${list}.csv`);
    writeFileSync(file, [header, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join(""));
    return file;
  });
  const config = join(folder, "config.json");
  const lists = Object.fromEntries((input.onePerPerson ?? []).map((name) => [name, { onePerPerson: true }]));
  writeFileSync(config, JSON.stringify({ columns: input.columns, lists }));
  const out = join(folder, "out");
  const args = ["link", ...files, "--id", "id", "--out", out, "--config", config, "--seed", "1", "--json"];
  const { child, ended } = start(args);
  const guard = setTimeout(() => child.kill("SIGKILL"), GUARD_MS);
  const { exit, stdout, stderr } = await ended;
  clearTimeout(guard);
  expect(exit, exit === null ? "it did not end" : stderr).not.toBe(null);
  if (exit !== 0) {
    // 3 would be "it broke".
    expect({ exit, stderr, stdout }).toMatchObject({ exit: 2 });
    return { refused: failed.parse(onlyJson(stdout)).error.code, clusters: [], links: 0 };
  }
  const { records, clusters: counted, links, review } = said.parse(onlyJson(stdout));
  const expected = Object.entries(input.lists).flatMap(([list, rows]) =>
    rows.map(([id = ""]) => JSON.stringify([list, id])),
  );
  const members = new Map<string, string[]>();
  const found: string[] = [];
  for (const [list = "", id = "", cluster = ""] of rowsOf(join(out, "clusters.csv")).slice(1)) {
    found.push(JSON.stringify([list, id]));
    members.set(cluster, [...(members.get(cluster) ?? []), `${list} ${id}`]);
  }
  expect(found.sort()).toEqual(expected.sort());
  expect({ records, counted }).toEqual({ records: expected.length, counted: members.size });
  const pairs = rowsOf(join(out, "pairs.csv")).slice(1);
  const known = new Set(expected);
  const keys = pairs.map(([a = "", b = "", c = "", d = ""]) => {
    const two = [JSON.stringify([a, b]), JSON.stringify([c, d])];
    expect(two.every((one) => known.has(one))).toBe(true);
    return two.sort().join("");
  });
  expect(new Set(keys).size).toBe(keys.length);
  expect(pairs.length).toBe(links + review);
  return { refused: null, clusters: [...members.values()], links };
}

const biggest = (clusters: readonly string[][]): number =>
  clusters.reduce((most, one) => Math.max(most, one.length), 0);

const GIVEN = ["Arash", "Mina", "Babak", "Nima", "Roya", "Pouya", "Sahar", "Kian", "Parisa", "Milad"];
const GIVEN_FA = ["آرش", "مینا", "بابک", "نیما", "رویا", "پویا", "سحر", "کیان", "پریسا", "میلاد"];
const FAMILY = [
  "Sarvandi",
  "Zarkunazadeh",
  "Mirvanakpour",
  "Talavarnia",
  "Kuhmarnejad",
  "Shadrunfar",
  "Navarsi",
];
const FAMILY_FA = ["سروندی", "زرکونازاده", "میروانک‌پور", "تالاورنیا", "کوهمارنژاد", "شادرونفر", "ناورسی"];
const pick = (from: readonly string[], n: number): string => from[n % from.length] ?? "";
/** Invented people, each once: name, age, day. */
const person = (n: number): [name: string, age: string, day: string] => [
  `${pick(GIVEN, n)} ${pick(GIVEN, Math.floor(n / 10))} ${pick(FAMILY, Math.floor(n / 3))}`,
  String(5 + ((n * 37) % 80)),
  `2014-05-${String(1 + (n % 28)).padStart(2, "0")}`,
];
const many = (count: number, row: (n: number) => Cells): Cells[] =>
  Array.from({ length: count }, (_, n) => row(n));
const NAME_AGE_DAY = { name: "name", age: "ageYears", day: "deathDate" };
const people = (count: number, prefix = ""): Cells[] => many(count, (n) => [`${prefix}${n}`, ...person(n)]);

describe("link on hard files gives every row once, or says what is wrong", () => {
  it("no names at all: ages and days are no reason to join half of the rows", async () => {
    const rows = (shift: number) => many(400, (n) => [String(n), ...person(n + shift).slice(1)]);
    const { refused, clusters } = await link({
      lists: { a: rows(0), b: rows(7) },
      columns: { age: "ageYears", day: "deathDate" },
    });
    if (refused === null) expect(biggest(clusters)).toBeLessThan(400);
    else expect(refused).toBe("link.no-columns");
  });

  it("no column but an ignored one", async () => {
    const { refused } = await link({
      lists: { a: many(30, (n) => [String(n), "x"]) },
      columns: { remark: "ignore" },
    });
    expect(refused).toBe("link.no-columns");
  });

  it("one name and nothing else on 50,000 records", async () => {
    const rows = many(50_000, (n) => [String(n), "Ali Sarvandi"]);
    expect((await link({ lists: { a: rows }, columns: { name: "name" } })).refused).toBe(null);
  });

  it("one name on 50,000 records of all ages and days: not one person", async () => {
    const rows = many(50_000, (n) => [String(n), "علی سروندی", ...person(n).slice(1)]);
    const { refused, clusters } = await link({ lists: { a: rows }, columns: NAME_AGE_DAY });
    expect(refused).toBe(null);
    expect(biggest(clusters)).toBeLessThan(5_000);
  });

  it.each(["ناشناس", "مجهول الهوية", "Unknown", "N/A", "؟"])(
    "a placeholder (%s) for the name of 3,000 records is no person",
    async (name) => {
      const rows = many(3_000, (n) => [String(n), name, ...person(n).slice(1)]);
      const { refused, clusters } = await link({ lists: { a: rows }, columns: NAME_AGE_DAY });
      expect(refused).toBe(null);
      expect(biggest(clusters)).toBeLessThan(100);
    },
  );

  it("every field missing but one", async () => {
    const rows = many(900, (n) => [String(n), ...person(n).map((cell, at) => (at === n % 3 ? cell : ""))]);
    expect((await link({ lists: { a: rows, b: rows }, columns: NAME_AGE_DAY })).refused).toBe(null);
  });

  it("every field missing", async () => {
    const rows = many(300, (n) => [String(n), "", "", ""]);
    const { refused, clusters } = await link({ lists: { a: rows }, columns: NAME_AGE_DAY });
    expect(refused).toBe(null);
    expect(biggest(clusters)).toBe(1);
  });

  it("two files with equal ids: a row is its list and its id", async () => {
    const { clusters } = await link({
      lists: { a: people(300), b: people(300).toReversed() },
      columns: NAME_AGE_DAY,
      onePerPerson: ["a", "b"],
    });
    expect(clusters.filter((one) => one.length === 2).length).toBeGreaterThan(250);
  });

  it.each([
    ["blanks inside, quotes, commas", ['a "b" c', "a,b", "'", '"', "a  b", "=1+1", "-1", "a;b", "a\tb"]],
    ["line ends", ["a\nb", "a\r\nb", "a b"]],
    ["blanks outside", [" 1", "1", "1 ", "\u00a01"]],
    [
      "letters that only look alike",
      ["caf\u00e9", "cafe\u0301", "\u06f1", "1", "A", "a", "\u0643", "\u06a9"],
    ],
  ])("ids with %s stand in the result as they came", async (_, odd) => {
    const rows = odd.map((id, n) => [id, ...person(n)]);
    expect((await link({ lists: { a: rows, "b c": rows }, columns: NAME_AGE_DAY })).refused).toBe(null);
  });

  it("names of 300 letters, in one word and in many", async () => {
    const long = (n: number) => pick(["abcdefghij", "کاروانسرا", "mnopqrstuv"], n).repeat(30 + (n % 2));
    const words = (n: number) => many(60, (word) => [pick(GIVEN, n + word)]).join(" ");
    const rows = many(400, (n) => [String(n), n % 2 === 0 ? long(n) : words(n), ...person(n).slice(1)]);
    expect((await link({ lists: { a: rows, b: rows }, columns: NAME_AGE_DAY })).refused).toBe(null);
  });

  it("two scripts inside one name join with either", async () => {
    const fa = (n: number) => `${pick(GIVEN_FA, n)} ${pick(FAMILY_FA, n)}`;
    const latin = (n: number) => `${pick(GIVEN, n)} ${pick(FAMILY, n)}`;
    const rows = (name: (n: number) => string) =>
      many(70, (n) => [String(n), name(n), ...person(n).slice(1)]);
    const { clusters } = await link({
      lists: {
        both: rows((n) => `${latin(n)} (${fa(n)})`),
        fa: rows(fa),
        latin: rows(latin),
        mixed: rows((n) => `${pick(GIVEN, n)} ${pick(FAMILY_FA, n)}`),
      },
      columns: NAME_AGE_DAY,
      onePerPerson: ["both", "fa", "latin", "mixed"],
    });
    expect(clusters.filter((one) => one.length === 4).length).toBeGreaterThan(60);
  });

  it("right-to-left overrides and isolates change nothing that is compared, and ids keep theirs", async () => {
    const marks = ["\u202e", "\u202b", "\u2067", "\u200f", "\u202a", "\u2066"];
    const plain = many(120, (n) => [String(n), ...person(n)]);
    const marked = many(120, (n) => {
      const [name, ...rest] = person(n);
      return [
        `${pick(marks, n)}${n}`,
        `${pick(marks, n)}${name.replace(" ", `${pick(marks, n + 1)} `)}\u202c`,
        ...rest,
      ];
    });
    const { clusters } = await link({
      lists: { a: plain, b: marked },
      columns: NAME_AGE_DAY,
      onePerPerson: ["a", "b"],
    });
    expect(clusters.filter((one) => one.length === 2).length).toBeGreaterThan(110);
  });

  it("a list of one row, alone and against others", async () => {
    const one = people(1);
    expect((await link({ lists: { a: one }, columns: NAME_AGE_DAY })).clusters).toEqual([["a 0"]]);
    expect((await link({ lists: { a: one, b: one }, columns: NAME_AGE_DAY })).refused).toBe(null);
    const { clusters } = await link({ lists: { a: one, b: people(500) }, columns: NAME_AGE_DAY });
    expect(biggest(clusters)).toBeLessThan(4);
  });

  it("a column of constants joins nobody", async () => {
    const rows = many(600, (n) => [String(n), ...person(n), "Sarvand", "x"]);
    const { clusters } = await link({
      lists: { a: rows },
      columns: { ...NAME_AGE_DAY, country: "deathPlace", remark: "text" },
    });
    expect(biggest(clusters)).toBeLessThan(30);
  });

  it("all rows identical, in one list and in two with one row a person", async () => {
    const rows = many(3_000, (n) => [String(n), ...person(5)]);
    expect((await link({ lists: { a: rows }, columns: NAME_AGE_DAY })).refused).toBe(null);
    const { clusters } = await link({
      lists: { a: rows, b: rows },
      columns: NAME_AGE_DAY,
      onePerPerson: ["a", "b"],
    });
    expect(biggest(clusters)).toBeLessThan(3);
  });

  it("a file with a header only, alone and beside another", async () => {
    const alone = await link({ lists: { a: [] }, columns: NAME_AGE_DAY });
    if (alone.refused === null) expect(alone.clusters).toEqual([]);
    else expect(alone.refused).toBe("file.no-rows");
    const { refused, clusters } = await link({ lists: { a: [], b: people(50) }, columns: NAME_AGE_DAY });
    // Somebody who names a list without a row may have named the wrong file.
    if (refused === null) expect(clusters.flat()).toHaveLength(50);
    else expect(refused).toBe("file.no-rows");
  });

  it("cells that hold no letter, and letters beyond the basic plane", async () => {
    const rows = ["", "   ", "-", "...", "123", "𐎠𐎼𐏁", "\ufeff", "😀 😀", "ـــ", "\u200c"].map((name, n) => [
      String(n),
      name,
      ...person(n).slice(1),
    ]);
    expect((await link({ lists: { a: rows, b: rows }, columns: NAME_AGE_DAY })).refused).toBe(null);
  });

  it("a cell with a NUL is refused with its row, not read in half", async () => {
    const rows = many(20, (n) => [String(n), ...person(n)]).with(3, [
      "3",
      "Mina\u0000Navarsi",
      "30",
      "2014-05-07",
    ]);
    expect((await link({ lists: { a: rows }, columns: NAME_AGE_DAY })).refused).toBe(
      "row.control-characters",
    );
  });
});

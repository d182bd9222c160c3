/** Verbs that work on plain files with no desk: link, estimate, simulate. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parquetWriteBuffer } from "hyparquet-writer";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { filesIn, folders, hashOf } from "../testing/folders.ts";

const newFolder = folders();
const kosovo = fileURLToPath(new URL("../../../../examples/kosovo-1999/overlap.csv", import.meta.url));
let invented = "";
const simulate = (out: string, ...more: string[]): string[] => [
  "simulate",
  "--scenario",
  "independent",
  "--victims",
  "120",
  "--lists",
  "3",
  "--seed",
  "7",
  "--out",
  out,
  ...more,
];
beforeAll(async () => {
  invented = join(newFolder(), "simulated");
  await done(simulate(invented), anything);
});

/** Rows of a plain CSV without quotes, as this command writes its own results. */
const rowsOf = (file: string): string[][] =>
  readFileSync(file, "utf8")
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(","));

describe("simulate", () => {
  it("writes lists, truth, counts, claims, scope and its own parameters, with the true total", async () => {
    const files = filesIn(invented).map((file) => file.slice(invented.length + 1));
    expect(files.filter((file) => !file.startsWith("lists/"))).toEqual([
      "claims.csv",
      "counts.csv",
      "scope.json",
      "simulation.json",
      "truth.csv",
    ]);
    expect(files.filter((file) => file.startsWith("lists/"))).toHaveLength(3);
    const said = JSON.parse(readFileSync(join(invented, "simulation.json"), "utf8"));
    expect(said).toMatchObject({ invented: true, scenario: "independent", seed: 7, trueTotal: 120 });
  });

  it("[J19] `invented` is the first column of every row, and every id starts PRACTICE-", () => {
    for (const file of filesIn(invented).filter((one) => one.endsWith(".csv"))) {
      const [header = [], ...rows] = rowsOf(file);
      expect(header[0], file).toBe("invented");
      expect(rows.length, file).toBeGreaterThan(0);
      expect(
        rows.filter(([mark]) => mark !== "true"),
        file,
      ).toEqual([]);
      const id = header.indexOf("id");
      expect(
        rows.filter((row) => !row[id]?.startsWith("PRACTICE-")),
        file,
      ).toEqual([]);
    }
    expect(rowsOf(join(invented, "truth.csv"))[0]).toEqual(["invented", "list", "id", "victim"]);
  });

  it("the same seed gives the same bytes; another seed others", async () => {
    const [again, other] = [join(newFolder(), "a"), join(newFolder(), "b")];
    const shown = await done(
      simulate(again),
      z.strictObject({
        out: z.string(),
        files: z.array(z.string()),
        trueTotal: z.literal(120),
        seed: z.literal(7),
        invented: z.literal(true),
      }),
    );
    expect(shown.files).toEqual(filesIn(again).map((file) => file.slice(again.length + 1)));
    expect(hashOf(again)).toBe(hashOf(invented));
    await done(
      [
        "simulate",
        "--scenario",
        "independent",
        "--victims",
        "120",
        "--lists",
        "3",
        "--seed",
        "8",
        "--out",
        other,
      ],
      anything,
    );
    expect(hashOf(other)).not.toBe(hashOf(invented));
  });

  it("writes over nobody's files", async () => {
    const out = newFolder();
    writeFileSync(join(out, "mine.txt"), "mine");
    expect(await refused(simulate(out))).toMatchObject({ exit: 2, code: "usage.wrong" });
    expect(filesIn(out)).toHaveLength(1);
  });
});

const methods = z.array(
  z.strictObject({
    id: z.string(),
    status: z.enum(["ok", "excluded", "refused", "failed"]),
    reason: z.string().nullable(),
    point: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    level: z.number().nullable(),
    seconds: z.number(),
    diagnostics: z.json(),
  }),
);
const estimated = z.looseObject({
  documented: z.number(),
  lists: z.array(z.string()),
  headline: z.strictObject({
    low: z.number().nullable(),
    high: z.number().nullable(),
    level: z.number().nullable(),
    lowerBound: z.number().nullable(),
    refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  }),
  methods,
  seed: z.number(),
  assumptions: z.array(z.string()).min(1),
});

describe("estimate TABLE", () => {
  it("gives Kosovo's published figures: best BIC 10,356.5 and the Chao bound 8,796.5", async () => {
    const { documented, lists, headline, methods } = await done(["estimate", kosovo], estimated);
    expect({ documented, lists }).toEqual({ documented: 4400, lists: ["EXH", "ABA", "OSCE", "HRW"] });
    const point = (id: string): number | null | undefined => methods.find((one) => one.id === id)?.point;
    expect(point("loglinear-bic")).toBeCloseTo(10_356.5, 0);
    expect(point("chao")).toBeCloseTo(8796.5, 0);
    expect(headline.refused).toBeNull();
    expect(headline.low).toBeGreaterThanOrEqual(documented);
    expect(headline.high).toBeGreaterThan(headline.low ?? Number.POSITIVE_INFINITY);
  });

  it("runs only the methods named, comma-separated or repeated", async () => {
    const both = await done(["estimate", kosovo, "--methods", "chao,loglinear-bic"], estimated);
    expect(both.methods.map((one) => one.id).sort()).toEqual(["chao", "loglinear-bic"]);
    const again = await done(
      ["estimate", kosovo, "--methods", "chao", "--methods", "loglinear-bic"],
      estimated,
    );
    const timeless = (all: typeof both) => ({
      ...all,
      methods: all.methods.map((one) => ({ ...one, seconds: 0 })),
    });
    expect(timeless(again)).toEqual(timeless(both));
  });

  it("[J21] two lists: Chapman is shown, the headline is refused, and the exit is 0", async () => {
    const file = join(newFolder(), "two.csv");
    writeFileSync(file, "A,B,count\n1,1,50\n1,0,150\n0,1,100\n");
    const { documented, headline, methods } = await done(["estimate", file], estimated);
    expect(documented).toBe(300);
    expect(headline).toMatchObject({ low: null, high: null, refused: { code: "estimate.two-lists" } });
    // Chapman's own formula: 201 × 151 / 51 − 1.
    expect(methods.find((one) => one.id === "chapman")).toMatchObject({
      status: "ok",
      point: expect.closeTo((201 * 151) / 51 - 1, 2),
    });
  });

  it("writes plots in English and Persian, each with whom it cannot speak of, and into no full folder", async () => {
    const out = join(newFolder(), "plots");
    const plotted = z.looseObject({ plots: z.array(z.string()), practice: z.boolean() });
    const asked = ["estimate", kosovo, "--figure", "30000", "--bootstrap", "20", "--plot", out];
    const { plots, practice } = await done(asked, plotted);
    expect(practice).toBe(false);
    expect([...plots].sort()).toEqual(
      ["coverage", "interaction", "methods", "overlaps", "posterior", "resamples"].flatMap((name) => [
        `${name}-en.svg`,
        `${name}-fa.svg`,
      ]),
    );
    expect(filesIn(out).map((file) => basename(file))).toEqual([...plots].sort());
    for (const name of plots) {
      const svg = readFileSync(join(out, name), "utf8");
      expect(svg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/);
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(svg, name).toContain(
        name.endsWith("-en.svg")
          ? "People no list could ever reach"
          : "هیچ فهرستی هرگز نمی‌توانست به آنان برسد",
      );
    }
    expect(await refused(asked)).toMatchObject({ exit: 2, code: "usage.wrong" });
  });

  it("[J19] marks plots of a table with a column `invented`", async () => {
    const file = join(newFolder(), "invented.csv");
    writeFileSync(file, "invented,A,B,count\n1,1,1,50\n1,1,0,150\n1,0,1,100\n".replace(/^1,/gm, "true,"));
    const out = join(newFolder(), "plots");
    const plotted = z.looseObject({ plots: z.array(z.string()), practice: z.boolean() });
    const { plots, practice } = await done(["estimate", file, "--plot", out], plotted);
    expect(practice).toBe(true);
    for (const name of plots) {
      expect(readFileSync(join(out, name), "utf8")).toContain(
        name.endsWith("-en.svg") ? "Practice." : "تمرین.",
      );
    }
  });

  it.each([
    ["estimate.table", "A,B\n1,1\n", []],
    ["estimate.table", "A,B,count\n1,2,5\n", []],
    ["estimate.unknown-cell", "A,B,C,count\n0,0,0,5\n1,0,0,5\n", []],
    ["estimate.unknown-method", "A,B,C,count\n1,1,1,5\n1,0,0,5\n", ["--methods", "guess"]],
  ])("%s: a table or method that is none ends with 2", async (code, text, more) => {
    const file = join(newFolder(), "table.csv");
    writeFileSync(file, text);
    expect(await refused(["estimate", file, ...more])).toMatchObject({ exit: 2, code });
  });
});

const linked = z.strictObject({
  records: z.number(),
  comparedPairs: z.number(),
  links: z.number(),
  review: z.number(),
  clusters: z.number(),
  seconds: z.number(),
  parameters: z.json(),
});

/** Pairs and the partition of a run, whatever the order of its input was. */
function found(out: string) {
  const [header, ...pairs] = rowsOf(join(out, "pairs.csv"));
  expect(header).toEqual(["left_list", "left_id", "right_list", "right_id", "weight", "probability", "band"]);
  const [clusterHeader, ...rows] = rowsOf(join(out, "clusters.csv"));
  expect(clusterHeader).toEqual(["list", "id", "cluster"]);
  const members = new Map<string, string[]>();
  for (const [list = "", id = "", cluster = ""] of rows)
    members.set(cluster, [...(members.get(cluster) ?? []), `${list} ${id}`]);
  const named = pairs.map(([leftList, left, rightList, right, weight, , band]) => ({
    pair: [`${leftList} ${left}`, `${rightList} ${right}`].sort().join(" | "),
    weight,
    band,
  }));
  return {
    pairs: named.sort((a, b) => (a.pair < b.pair ? -1 : 1)),
    rows: rows.map(([list, id]) => `${list} ${id}`).sort(),
    clusters: [...members.values()].map((one) => one.sort().join(", ")).sort(),
  };
}

describe("link FILES", () => {
  let lists: string[] = [];
  let base = "";
  const run = (files: readonly string[], out: string, ...more: string[]): string[] => [
    "link",
    ...files,
    "--id",
    "id",
    "--out",
    out,
    ...more,
  ];
  beforeAll(async () => {
    lists = filesIn(join(invented, "lists"));
    base = join(newFolder(), "out");
    await done(run(lists, base), linked);
  });

  it("every row stands in clusters.csv once, every pair in pairs.csv once, in the two bands", async () => {
    const { rows, pairs } = found(base);
    const expected = lists
      .flatMap((file) =>
        rowsOf(file)
          .slice(1)
          .map((row) => `${basename(file, ".csv")} ${row[1]}`),
      )
      .sort();
    expect(rows).toEqual(expected);
    expect(new Set(pairs.map((one) => one.pair)).size).toBe(pairs.length);
    expect(new Set(pairs.map((one) => one.band))).toEqual(new Set(["link", "review"]));
    const truth = new Map(
      rowsOf(join(invented, "truth.csv")).map(([, list, id, victim]) => [`${list} ${id}`, victim]),
    );
    const links = pairs.filter((one) => one.band === "link").map((one) => one.pair.split(" | "));
    const right = links.filter(([a = "", b = ""]) => truth.get(a) === truth.get(b));
    expect(links.length).toBeGreaterThan(10);
    expect(right.length / links.length).toBeGreaterThan(0.8);
  });

  it("prints what it did, and the same for rows and files in another order", async () => {
    const folder = newFolder();
    const shuffled = lists.toReversed().map((file) => {
      const [header, ...rows] = readFileSync(file, "utf8").trimEnd().split("\n");
      const path = join(folder, basename(file));
      writeFileSync(path, `${[header, ...rows.toReversed()].join("\n")}\n`);
      return path;
    });
    const out = join(newFolder(), "out");
    const said = await done(run(shuffled, out), linked);
    const there = found(out);
    expect(there).toEqual(found(base));
    expect(said).toMatchObject({
      records: there.rows.length,
      clusters: there.clusters.length,
      links: there.pairs.filter((one) => one.band === "link").length,
      review: there.pairs.filter((one) => one.band === "review").length,
    });
  });

  it("Parquet gives what the same table as CSV gives", async () => {
    const folder = newFolder();
    const files = lists.map((file) => {
      const [header = [], ...rows] = rowsOf(file);
      const path = join(folder, basename(file).replace(".csv", ".parquet"));
      const columnData = header.map((name, at) => ({
        name,
        data: rows.map((row) => row[at] ?? ""),
        type: "STRING" as const,
      }));
      writeFileSync(path, Buffer.from(parquetWriteBuffer({ columnData })));
      return path;
    });
    const out = join(newFolder(), "out");
    await done(run(files, out), linked);
    expect(found(out)).toEqual(found(base));
  });

  it("one file is linked within itself; --list names the column of lists; --config says what is read", async () => {
    const folder = newFolder();
    const file = join(folder, "all.csv");
    writeFileSync(
      file,
      [
        "ref,from,who,where,remark",
        "1,a,Zarkuna Navarsi,Mirvanak,x",
        "1,b,Zarkuna Navarsi,Mirvanak,y",
        "2,a,Talvendar Osharan,Dalvaris,z",
        "2,b,Kubra Shadvaran,Karvanesh,w",
        "",
      ].join("\n"),
    );
    const config = join(folder, "config.json");
    writeFileSync(
      config,
      JSON.stringify({ columns: { who: "name", where: "deathPlace" }, lists: { a: { onePerPerson: true } } }),
    );
    const out = join(folder, "out");
    const said = await done(
      ["link", file, "--id", "ref", "--list", "from", "--config", config, "--out", out],
      linked,
    );
    expect(said.records).toBe(4);
    expect(found(out).rows).toEqual(["a 1", "a 2", "b 1", "b 2"]);
    writeFileSync(config, JSON.stringify({ columns: { who: "nickname" } }));
    expect(
      await refused(["link", file, "--id", "ref", "--list", "from", "--config", config, "--out", out]),
    ).toMatchObject({ exit: 2, code: "link.config" });
    writeFileSync(config, JSON.stringify({ lists: { typo: { onePerPerson: true } } }));
    expect(
      await refused(["link", file, "--id", "ref", "--list", "from", "--config", config, "--out", out]),
      "a statement about no list",
    ).toMatchObject({ exit: 2, code: "link.config" });
    expect(
      await refused(["link", file, "--id", "ref", "--list", "from", "--out", file]),
      "a file where a folder is asked",
    ).toMatchObject({ exit: 2, code: "usage.wrong" });
    expect(
      await refused(["link", file, "--id", "ref", "--out", join(folder, "no")]),
      "1 stands twice",
    ).toMatchObject({
      exit: 2,
      code: "link.duplicate-id",
      where: expect.stringContaining("row 3"),
    });
    expect(await refused(["link", file, "--id", "number", "--out", join(folder, "no")])).toMatchObject({
      exit: 2,
      code: "link.id-column",
    });
    expect(await refused(["link", file, "--out", join(folder, "no")])).toMatchObject({
      exit: 2,
      code: "link.id-column",
    });
    expect(await refused(["link", file, "--id", "ref"])).toMatchObject({ exit: 2, code: "usage.wrong" });
    mkdirSync(join(folder, "no"));
    expect(filesIn(join(folder, "no"))).toEqual([]);
  });
});

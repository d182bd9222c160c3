/** Draws, model files and labels of `link`, on plain files and on a desk, and the order in which pairs go to people. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { csv, smallDesk } from "../testing/smallDesk.ts";

const newFolder = folders();
const drawn = z.object({
  draws: z.number(),
  people: z.object({ middle: z.number(), low: z.number(), high: z.number() }),
  deviation: z.number(),
  varying: z.number(),
  unsettled: z.number(),
  cut: z.number(),
});
const learnt = z.object({
  draws: drawn.nullable(),
  labels: z
    .object({ same: z.number(), different: z.number(), cannotTell: z.number(), bands: z.array(z.unknown()) })
    .nullable(),
  relatives: z.object({ identified: z.boolean() }),
});
const linked = z
  .object({ records: z.number(), clusters: z.number(), parameters: learnt })
  .transform(({ parameters, ...counts }) => ({ ...counts, ...parameters }));
const rowsOf = (file: string): string[][] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

let folder = "";
let lists: string[] = [];
beforeAll(async () => {
  folder = newFolder();
  const out = join(folder, "simulated");
  await done(
    ["simulate", "--scenario", "households", "--victims", "150", "--lists", "3", "--seed", "2", "--out", out],
    anything,
  );
  lists = ["hospital-ledger", "official-list", "rights-group"].map((name) =>
    join(out, "lists", `${name}.csv`),
  );
});

const link = (out: string, ...more: string[]) =>
  done(["link", ...lists, "--id", "id", "--out", join(folder, out), ...more], linked);

describe("link on plain files", () => {
  it("draws clusterings into draws.csv: rows that vary, and in each draw who is one person", async () => {
    const { records, draws } = await link("drawn", "--draws", "12");
    const [header = [], ...rows] = rowsOf(join(folder, "drawn", "draws.csv"));
    expect(header).toEqual(["list", "id", ...Array.from({ length: 12 }, (_, at) => `draw_${at + 1}`)]);
    expect(rows.length).toBeGreaterThan(draws!.varying - 1);
    const clusters = rowsOf(join(folder, "drawn", "clusters.csv")).slice(1);
    expect(clusters).toHaveLength(records);
    const listed = new Set(rows.map(([list, id]) => `${list} ${id}`));
    const rest = new Set(clusters.filter(([list, id]) => !listed.has(`${list} ${id}`)).map((row) => row[2]));
    const people = Array.from(
      { length: 12 },
      (_, at) => rest.size + new Set(rows.map((row) => row[at + 2])).size,
    );
    expect(Math.min(...people)).toBe(draws!.people.low);
    expect(Math.max(...people)).toBe(draws!.people.high);
    // The number of a person is the line of its first row here.
    rows.forEach((row, line) => {
      for (const own of row.slice(2)) expect(Number(own)).toBeLessThanOrEqual(line);
    });
  });

  it("gives with a saved model, its figures held, the very files again; one figure alone holds while the rest is learnt", async () => {
    const saved = join(folder, "model.json");
    await link("learnt", "--draws", "5", "--save-model", saved);
    await link("held", "--draws", "5", "--model", saved);
    for (const name of ["pairs.csv", "clusters.csv", "draws.csv"])
      expect(readFileSync(join(folder, "held", name))).toEqual(readFileSync(join(folder, "learnt", name)));
    const text = readFileSync(saved, "utf8");
    expect(text).not.toContain("frequencies");

    writeFileSync(join(folder, "two.json"), JSON.stringify({ relatives: false, sure: 0.99 }));
    const { relatives } = await link("two", "--model", join(folder, "two.json"));
    expect(relatives.identified).toBe(false);
    const pairs = rowsOf(join(folder, "two", "pairs.csv")).slice(1);
    expect(pairs.filter((row) => row[6] === "link").every((row) => Number(row[5]) >= 0.99)).toBe(true);
    expect(pairs.some((row) => row[6] === "review" && Number(row[5]) > 0.9)).toBe(true);
  });

  it("refuses a model of unknown fields, of levels of the wrong number, and of chances that are none", async () => {
    for (const [model, field] of [
      [{ fields: { givn: { match: [0] } } }, "fields.givn"],
      [{ fields: { sex: { match: [-1000, -2000, -2000] } } }, "fields.sex.match"],
      [{ fields: { sex: { match: [-1000, -5000] } } }, "fields.sex.match"],
      [{ fields: { sex: { strangers: [12, -1000] } } }, "fields.sex.strangers.0"],
      [{ sure: 1.2 }, "sure"],
      [{ sure: 0.2, grey: 0.5 }, "grey"],
    ] as const) {
      writeFileSync(join(folder, "wrong.json"), JSON.stringify(model));
      const args = [
        "link",
        ...lists,
        "--id",
        "id",
        "--out",
        join(folder, "no"),
        "--model",
        join(folder, "wrong.json"),
      ];
      const { code, where } = await refused(args);
      expect(code).toBe("link.model");
      expect(where).toContain(field);
    }
  });

  it("takes labels: joins, parts, reports them, and refuses what is no label", async () => {
    await link("free");
    const [first, second] = rowsOf(join(folder, "free", "pairs.csv")).filter((row) => row[6] === "link");
    const header = ["left_list", "left_id", "right_list", "right_id", "verdict"];
    const labels = join(folder, "labels.csv");
    writeFileSync(
      labels,
      csv([header, [...first!.slice(0, 4), "different"], [...second!.slice(0, 4), "cannot-tell"]]),
    );
    const { labels: report } = await link("labelled", "--labels", labels);
    expect(report).toMatchObject({ same: 0, different: 1, cannotTell: 1 });
    const clusters = new Map(
      rowsOf(join(folder, "labelled", "clusters.csv")).map(([list, id, cluster]) => [
        `${list} ${id}`,
        cluster,
      ]),
    );
    const [a, b, c, d] = first!;
    expect(clusters.get(`${a} ${b}`)).not.toBe(clusters.get(`${c} ${d}`));
    for (const row of [
      [a, b, c, d, "perhaps"],
      [a, "nobody", c, d, "same"],
      [a, b, a, b, "same"],
    ]) {
      writeFileSync(labels, csv([header, row.map((cell) => cell ?? "")]));
      const args = ["link", ...lists, "--id", "id", "--out", join(folder, "no"), "--labels", labels];
      expect((await refused(args)).code).toBe("link.labels");
    }
  });
});

const review = z.object({
  open: z.number(),
  pairs: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      cannotTell: z.boolean(),
      narrows: z.object({ variance: z.number(), share: z.number(), words: z.string() }).nullable(),
      left: z.object({ victim: z.string() }),
      right: z.object({ victim: z.string() }),
    }),
  ),
});

describe("review on a desk", () => {
  it("puts first what narrows the count most and last what cannot be told, and tells the next run what was said; [V7] [V12] said anew, no trace is left", async () => {
    const desk = await smallDesk(join(folder, "desk"));
    for (const file of lists)
      await done(
        ["import", file, "--list", file.replace(/.*\/|\.csv$/g, ""), "--yes", "--desk", desk],
        anything,
      );
    const before = await done(["link", "--desk", desk], linked);
    expect(before.draws?.draws).toBe(40);
    expect(before.labels).toBeNull();
    const list = () => done(["review", "list", "--limit", "1000", "--desk", desk], review);
    const shown = await list();
    const shares = shown.pairs.map(({ narrows }) => narrows!.share);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual(shares.toSorted((x, y) => y - x));
    expect(shown.pairs[0]!.narrows!.words).toMatch(/^answering this settles [0-9.]+ % of the doubt/);

    const [one, two] = shown.pairs;
    const decide = (pair: typeof one, verdict: string, ...more: string[]) =>
      done(
        [
          "review",
          "decide",
          pair!.a,
          pair!.b,
          "--verdict",
          verdict,
          "--as",
          "clara",
          "--desk",
          desk,
          ...more,
        ],
        anything,
      );
    await decide(one, "cannot-tell");
    const after = await list();
    expect(after.pairs.at(-1)).toMatchObject({ a: one!.a, b: one!.b, cannotTell: true });

    const victims = async (pair: typeof one) => {
      const { victims: all } = await done(
        ["victim", "list", "--limit", "1000", "--desk", desk],
        z.object({ victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })) }),
      );
      return new Set(
        all
          .filter(({ records }) => records.includes(pair!.a) || records.includes(pair!.b))
          .map(({ id }) => id),
      ).size;
    };
    await decide(two, "same");
    const told = await done(["link", "--desk", desk], linked);
    expect(told.labels).toMatchObject({ same: 1, different: 0, cannotTell: 1 });
    expect(await victims(two)).toBe(1);
    // Not linked again since: the run was told `same`, and must not keep them together.
    await decide(two, "cannot-tell", "--again");
    expect(await victims(two)).toBe(2);
  });
});

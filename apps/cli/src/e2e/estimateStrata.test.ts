/** `estimate --by`: a table's strata, a desk's over the clusterings of its linkage, and a stop in the middle. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { daftar, done, refused, start } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { PATIENCE_MS, practiceCopy, practiceDesk } from "../testing/practiceDesk.ts";

const newFolder = folders();

const nullable = z.number().nullable();
const pooled = z.object({
  by: z.array(z.string()),
  strata: z.array(
    z.looseObject({
      stratum: z.string(),
      documented: z.number(),
      imputed: z.number(),
      low: nullable,
      high: nullable,
      refused: z.object({ code: z.string() }).nullable(),
    }),
  ),
  total: z.looseObject({
    documented: z.number(),
    low: nullable,
    high: nullable,
    partial: z.boolean(),
    counted: z.array(z.string()),
  }),
  unlabelled: z.number(),
  settings: z.looseObject({ over: z.string(), replicates: z.number(), computed: z.number() }),
  notPooled: z.string().nullable(),
});
const estimated = z.looseObject({ documented: z.number(), pooled });

const CHANCES = [0.4, 0.35, 0.3, 0.25, 0.2];

/** Rows of one stratum of `people`, as many on each set of lists as chance gives on average. */
function rowsOf(stratum: string, people: number, lists: number): string[] {
  const chances = CHANCES.slice(0, lists);
  return Array.from({ length: (1 << lists) - 1 }, (_, i) => {
    const on = chances.map((_, at) => ((i + 1) >> at) & 1);
    const share = chances.reduce((product, p, at) => product * (on[at] === 1 ? p : 1 - p), 1);
    return [stratum, ...on, Math.round(people * share)].join(",");
  });
}

function writeTable(file: string, strata: Readonly<Record<string, number>>, lists: number): string {
  const header = ["province", ..."abcde".slice(0, lists), "count"].join(",");
  const rows = Object.entries(strata).flatMap(([name, people]) => rowsOf(name, people, lists));
  writeFileSync(file, `${[header, ...rows].join("\n")}\n`);
  return file;
}

describe("estimate TABLE --by COLUMN", () => {
  let folder = "";
  let file = "";
  beforeAll(() => {
    folder = newFolder();
    file = writeTable(join(folder, "strata.csv"), { North: 400, South: 300, West: 40, "": 50 }, 3);
  });

  it("estimates strata apart, leaves the small one a count, and deals out who has no stratum", async () => {
    const { documented, pooled: found } = await done(["estimate", file, "--by", "province"], estimated);
    expect(found.by).toEqual(["province"]);
    expect(found.strata.map(({ stratum, refused: why }) => [stratum, why?.code ?? null])).toEqual([
      ["North", null],
      ["South", null],
      ["West", "estimate.small-stratum"],
    ]);
    expect(found.total).toMatchObject({ documented, high: null, partial: true, counted: ["West"] });
    expect(found.total.low!).toBeGreaterThan(documented);
    expect(found.settings).toMatchObject({ over: "labels", replicates: 20 });
    expect(found.unlabelled).toBeGreaterThan(20);
    for (const { low, high, documented: here } of found.strata.slice(0, 2)) {
      expect(low!).toBeGreaterThanOrEqual(here);
      expect(high!).toBeGreaterThan(low!);
    }
  });

  it("says so in words", async () => {
    const { exit, stdout } = await daftar(["estimate", file, "--by", "province"]);
    expect(exit).toBe(0);
    const words = stdout.replaceAll(/\s+/g, " ");
    expect(words).toContain("a partial lower bound: 1 of 3 strata");
    expect(words).toContain("people have no stratum");
  });

  it("takes a column of strata for no list only where --by names it", async () => {
    const plain = writeTable(join(folder, "plain.csv"), { all: 400 }, 3);
    expect(await refused(["estimate", plain])).toMatchObject({ exit: 2, code: "estimate.table" });
  });

  it("refuses a column there is not", async () => {
    expect(await refused(["estimate", file, "--by", "city"])).toMatchObject({ code: "estimate.table" });
  });

  it("stopped in the middle leaves nothing behind", async () => {
    const strata = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`P${i}`, 300 + 7 * i]));
    const large = writeTable(join(folder, "large.csv"), { ...strata, "": 200 }, 5);
    const before = readdirSync(folder);
    const out = join(folder, "plots");
    const { child, ended } = start(["estimate", large, "--by", "province", "--plot", out, "--json"]);
    const heard = new Promise<void>((resolve) => {
      child.stderr?.on("data", (bytes: Buffer) => {
        if (bytes.toString("utf8").includes("tables estimated")) resolve();
      });
    });
    await Promise.race([heard, ended]);
    expect(child.exitCode).toBeNull();
    child.kill("SIGINT");
    const { exit, stdout } = await ended;
    expect(exit).not.toBe(0);
    expect(stdout).toBe("");
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("estimate --by on a desk", { timeout: 300_000 }, () => {
  beforeAll(async () => {
    await practiceDesk();
  }, PATIENCE_MS);

  it("pools the clusterings its run drew, thinned where fewer are asked for", async () => {
    const desk = await practiceCopy(join(newFolder(), "desk"));
    const { documented, pooled: found } = await done(
      ["estimate", "--desk", desk, "--by", "sex", "--draws", "3", "--methods", "chao,averaged"],
      estimated,
    );
    expect(found.notPooled).toBeNull();
    expect(found.settings.replicates).toBe(3);
    expect(found.settings.over).toMatch(/^clusterings/);
    expect(found.strata.map(({ stratum }) => stratum)).toEqual(["female", "male"]);
    const labelled = found.strata.reduce((sum, one) => sum + one.documented, 0);
    expect(labelled + found.unlabelled).toBe(documented);
    expect(found.total.documented).toBe(documented);

    const alone = await done(
      ["estimate", "--desk", desk, "--draws", "2", "--methods", "averaged"],
      estimated,
    );
    expect(alone.pooled.strata.map(({ stratum }) => stratum)).toEqual(["all"]);
    expect(alone.pooled.by).toEqual([]);

    const none = await done(
      ["estimate", "--desk", desk, "--by", "sex", "--draws", "0", "--methods", "chao"],
      estimated,
    );
    expect(none.pooled.settings.over).not.toContain("clusterings");
    expect(await refused(["estimate", "--desk", desk, "--by", "shoe-size"])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
  });
});

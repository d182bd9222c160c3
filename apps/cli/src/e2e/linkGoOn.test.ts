/** A list that comes later: `link` goes on from an earlier run, on plain files and on a desk. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { smallDesk } from "../testing/smallDesk.ts";

const newFolder = folders();
const reach = z.object({
  newRows: z.number(),
  reachedRows: z.number(),
  regrouped: z.number(),
  elsewhere: z.number(),
  learntFrom: z.number(),
});
const linked = z
  .object({ records: z.number(), clusters: z.number(), parameters: z.object({ reach: reach.nullable() }) })
  .transform(({ parameters, ...counts }) => ({ ...counts, ...parameters }));

let folder = "";
let lists: string[] = [];
let run = "";
beforeAll(async () => {
  folder = newFolder();
  const out = join(folder, "simulated");
  await done(
    ["simulate", "--scenario", "households", "--victims", "200", "--lists", "3", "--seed", "5", "--out", out],
    anything,
  );
  lists = ["hospital-ledger", "official-list", "rights-group"].map((name) =>
    join(out, "lists", `${name}.csv`),
  );
  run = join(folder, "run.json");
  await link(lists.slice(0, 2), "first", "--save-run", run);
});

const link = (files: readonly string[], out: string, ...more: string[]) =>
  done(["link", ...files, "--id", "id", "--out", join(folder, out), ...more], linked);

const clustersIn = (out: string): Map<string, string> =>
  new Map(
    readFileSync(join(folder, out, "clusters.csv"), "utf8")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => {
        const [list = "", id = "", cluster = ""] = line.split(",");
        return [`${list} ${id}`, cluster];
      }),
  );

const linesOf = (file: string): number => readFileSync(file, "utf8").trimEnd().split("\n").length - 1;

describe("link of files, going on from a run", () => {
  it("joins a later list to whom it speaks of, and keeps number and company of everybody else", async () => {
    const found = await link(lists, "later", "--go-on-from", run);
    const [before, after] = [clustersIn("first"), clustersIn("later")];
    expect(after.size).toBe(before.size + linesOf(lists[2]!));
    expect(found.reach).toMatchObject({ newRows: linesOf(lists[2]!), learntFrom: before.size });
    const withNew = new Set([...after].filter(([row]) => !before.has(row)).map(([, cluster]) => cluster));
    const alone = [...before].filter(([row]) => !withNew.has(after.get(row)!));
    expect(alone.length).toBeGreaterThan(20);
    expect(before.size - alone.length).toBeGreaterThan(20);
    if (found.reach?.regrouped === 0)
      for (const [row, cluster] of before) expect(after.get(row), row).toBe(cluster);
    else for (const [row, cluster] of alone) expect(after.get(row), row).toBe(cluster);
  });

  it("gives what it was with nothing new, and again the same in another order of files", async () => {
    const same = await link(lists.slice(0, 2), "same", "--go-on-from", run);
    expect(same.reach).toMatchObject({ newRows: 0, reachedRows: 0, regrouped: 0, elsewhere: 0 });
    for (const name of ["pairs.csv", "clusters.csv"])
      expect(readFileSync(join(folder, "same", name))).toEqual(readFileSync(join(folder, "first", name)));
    await link(lists, "one", "--go-on-from", run);
    await link(lists.toReversed(), "other", "--go-on-from", run);
    expect(Object.fromEntries(clustersIn("other"))).toEqual(Object.fromEntries(clustersIn("one")));
  });

  it("can be gone on from again; the figures stay those of the first", async () => {
    const second = join(folder, "second.json");
    await link(lists, "second", "--go-on-from", run, "--save-run", second);
    const found = await link(lists, "third", "--go-on-from", second);
    expect(found.reach).toMatchObject({ newRows: 0, learntFrom: clustersIn("first").size });
    expect(clustersIn("third")).toEqual(clustersIn("second"));
  });

  it("writes names only where it is asked to, readable by nobody else", async () => {
    expect(statSync(run).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, "first", "clusters.csv"), "utf8")).not.toContain("frequencies");
    const plain = await link(lists, "anew");
    expect(plain.reach).toBeNull();
  });

  it("refuses a run that does not fit: rows gone, other statements, other code, no run at all", async () => {
    const wrong = join(folder, "wrong.json");
    const good: Record<string, unknown> = JSON.parse(readFileSync(run, "utf8"));
    const refuse = async (files: readonly string[], from: string, ...more: string[]) =>
      (
        await refused([
          "link",
          ...files,
          "--id",
          "id",
          "--out",
          join(folder, "no"),
          "--go-on-from",
          from,
          ...more,
        ])
      ).where;
    expect(await refuse(lists.slice(1), run)).toContain("id");
    const config = join(folder, "config.json");
    writeFileSync(config, JSON.stringify({ lists: { "official-list": { onePerPerson: true } } }));
    expect(await refuse(lists, run, "--config", config)).toContain("onePerPerson");
    const parameters = { ...z.looseObject({}).parse(good["parameters"]), code: "linkage/0" };
    writeFileSync(wrong, JSON.stringify({ ...good, parameters }));
    expect(await refuse(lists, wrong)).toContain("parameters.code");
    writeFileSync(wrong, JSON.stringify({ ...good, cluster: [1] }));
    expect(await refuse(lists, wrong)).toContain("id");
    writeFileSync(wrong, "{}");
    expect(await refuse(lists, wrong)).toContain("format");
    const args = ["link", ...lists, "--id", "id", "--out", join(folder, "no")];
    expect(await refused([...args, "--go-on"])).toMatchObject({ exit: 2, code: "usage.wrong" });
    writeFileSync(wrong, JSON.stringify({ sure: 0.99 }));
    expect(await refused([...args, "--go-on-from", run, "--model", wrong])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
  });
});

describe("link of a desk, going on from the run in force", () => {
  it("takes in a list that came since, learns nothing anew, and says what it reached", async () => {
    const desk = await smallDesk(join(folder, "desk"));
    const take = (file: string) =>
      done(["import", file, "--list", file.replace(/.*\/|\.csv$/g, ""), "--yes", "--desk", desk], anything);
    const goOn = () => done(["link", "--go-on", "--desk", desk], linked);
    for (const file of lists.slice(0, 2)) await take(file);
    expect(await refused(["link", "--go-on", "--desk", desk])).toMatchObject({ exit: 2, code: "link.go-on" });
    const first = await done(["link", "--desk", desk], linked);
    expect(first.reach).toBeNull();
    const people = z.object({ victims: z.array(z.looseObject({ id: z.string() })) });
    const ids = async () =>
      (await done(["victim", "list", "--limit", "5000", "--desk", desk], people)).victims.map(({ id }) => id);
    const before = await ids();
    await take(lists[2]!);
    const gone = await goOn();
    expect(gone.reach).toMatchObject({ newRows: linesOf(lists[2]!), learntFrom: first.records });
    const after = new Set(await ids());
    // Whoever was there keeps the id, but for those whom the list made one with somebody else.
    const lost = before.filter((id) => !after.has(id));
    expect(lost.length).toBeLessThanOrEqual(gone.reach!.regrouped);
    // Nothing new: the run stands as it is.
    expect((await goOn()).reach).toEqual(gone.reach);
    const anew = await done(["link", "--desk", desk], linked);
    expect(anew.reach).toBeNull();
    expect(anew.records).toBe(gone.records);
  });
});

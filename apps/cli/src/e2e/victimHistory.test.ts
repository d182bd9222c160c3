/** What became of an id: `victim history` over a run, people's joins and partings, and what took them back. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { csv, SMALL_HEADER, smallDesk, smallRow } from "../testing/smallDesk.ts";

const newFolder = folders();
const victims = z.array(z.object({ id: z.string(), records: z.array(z.string()) }));
const moment = z.object({
  time: z.string(),
  ops: z.array(
    z.object({ type: z.string(), said: z.string(), subject: z.string(), approvedBy: z.array(z.string()) }),
  ),
});
const history = z.object({
  id: z.string(),
  now: z.string(),
  changes: z.array(
    z.object({
      kind: z.string(),
      before: victims,
      after: victims,
      made: moment,
      undone: moment.nullable(),
    }),
  ),
});
const people = z.object({ victims });

let folder = "";
let desk = "";
const on = (...args: string[]) => [...args, "--desk", desk];
const historyOf = (id: string) => done(on("victim", "history", id), history);
const everybody = async () =>
  new Map(
    (await done(on("victim", "list", "--limit", "500"), people)).victims.map(({ id, records }) => [
      id,
      records.toSorted(),
    ]),
  );
const decide = (a: string, b: string, verdict: string, ...more: string[]) =>
  done(on("review", "decide", a, b, "--verdict", verdict, "--as", "clara", ...more), anything);
const take = async (list: string, rows: string[][]) => {
  const file = join(folder, `${list}.csv`);
  writeFileSync(file, csv([SMALL_HEADER, ...rows]));
  await done(on("import", file, "--list", list, "--yes"), anything);
};
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => smallRow(from + n));

beforeAll(async () => {
  folder = newFolder();
  desk = await smallDesk(join(folder, "desk"));
  await take("one", rows(0, 40));
  await take("two", rows(20, 60));
  await done(on("link"), anything);
});

describe("victim history", () => {
  it("tells of a run's join which ids were born where, and of a former id where it leads", async () => {
    const [id] = [...(await everybody())].find(([, records]) => records.length === 2)!;
    const { changes, now } = await historyOf(id);
    expect(now).toBe(id);
    expect(changes.map(({ kind, made, undone }) => [kind, made.ops[0]?.type, undone])).toEqual([
      ["born", "account", null],
      ["joined", "linkage-run", null],
    ]);
    const former = changes[1]!.before.find((one) => one.id !== id)!.id;
    const gone = await historyOf(former);
    expect(gone).toMatchObject({ id: former, now: id });
    expect(gone.changes.map(({ kind }) => kind)).toEqual(["born", "joined"]);
    expect(await refused(on("victim", "history", "nobody"))).toMatchObject({ code: "subject.unknown" });
  });

  it("tells a person's join and what took it back; every former id stands again, with its records", async () => {
    const before = await everybody();
    const [one, other] = [...before].filter(([, records]) => records.length === 1);
    const [x, [a = ""]] = one!;
    const [y, [b = ""]] = other!;
    await decide(a, b, "same");
    const joined = (await historyOf(x)).changes.at(-1);
    expect(joined).toMatchObject({ kind: "joined", undone: null });
    expect(joined?.before.map(({ id }) => id)).toEqual([x, y].sort());
    expect(joined?.made.ops).toMatchObject([{ type: "pair", said: "same", approvedBy: ["clara"] }]);
    expect(await everybody()).not.toEqual(before);
    await decide(a, b, "cannot-tell", "--again");
    expect(await everybody()).toEqual(before);
    for (const id of [x, y]) {
      const { changes, now } = await historyOf(id);
      expect(now).toBe(id);
      expect(changes.map(({ kind, undone }) => [kind, undone?.ops[0]?.said])).toEqual([
        ["born", undefined],
        ["joined", "cannot-tell"],
        ["parted", undefined],
      ]);
    }
  });

  it("tells a parting of whom a run joined, and its undoing", async () => {
    const before = await everybody();
    const pairs = [...before].filter(([, records]) => records.length === 2);
    const [id, [a = "", b = ""]] = pairs[1]!;
    await decide(a, b, "different");
    expect((await historyOf(id)).changes.map(({ kind, undone }) => [kind, undone?.ops[0]?.said])).toEqual([
      ["born", undefined],
      ["joined", "different"],
      ["parted", undefined],
    ]);
    await decide(a, b, "cannot-tell", "--again");
    expect(await everybody()).toEqual(before);
    expect((await historyOf(a)).changes.at(-2)?.undone?.ops[0]?.said).toBe("cannot-tell");
  });

  it("an id stays when an edition returns to old cells: its record came no later for it", async () => {
    const before = await everybody();
    const changed = rows(0, 40).map((cells) => cells.with(2, "51"));
    await take("one", changed);
    await take("one", rows(0, 40));
    expect(await everybody()).toEqual(before);
  });
});

/** `erase` as people use it: told first, decided by two, seen afterwards, and checked by the audit. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DaftarError, UNKNOWN_LINEAGE, utf8 } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { Signers } from "../session/signers.ts";

let desk: SharedDesk;
const records: string[] = [];
const entered = z.object({ record: z.string() });
const told = z.object({
  op: z.string().nullable(),
  rows: z.number(),
  sealed: z.number(),
  remains: z.array(z.object({ code: z.string(), count: z.number() })),
  before: z.object({ reportedLow: z.number() }),
  after: z.object({ reportedLow: z.number() }),
});
const toll = z.object({
  lines: z.object({ reported: z.object({ low: z.number(), high: z.number() }) }),
  flags: z.array(z.object({ code: z.string(), words: z.string() })),
});
const audited = z.object({ ok: z.boolean(), notes: z.array(z.object({ detail: z.string() })) });
const shown = z.object({ erased: z.array(z.object({ record: z.string(), reason: z.string() })) });

async function enter(name: string, origin: string): Promise<string> {
  const form = { ...formOf(origin, name), source: { reporter: "an invented reporter" } };
  const { record } = entered.parse(
    await desk.run("account add", { file: desk.file(`${origin}.json`, form), as: ["clara"] }),
  );
  records.push(record);
  return record;
}

beforeAll(async () => {
  desk = await sharedDesk();
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  const first = await enter("Zarvanish Invented", "origin-a");
  const second = await enter("Zarvanish Invented", "origin-b");
  await enter("Other Invented", "origin-c");
  await desk.run("assess account", { ids: records, as: ["behzad"] });
  await desk.run("review decide", { a: first, b: second, verdict: "same", as: ["clara"] });
});
afterAll(() => desk.remove());

const erase = async (input: Record<string, unknown>) => told.parse(await desk.run("erase", input));
const reported = async () => toll.parse(await desk.run("toll", {}));

describe("an erasure", () => {
  it("without --as only tells what would go, what stays all the same, and what the lines would be", async () => {
    const both = records.slice(0, 2);
    const before = (await desk.open.facts()).records.length;
    expect(await erase({ records: both })).toMatchObject({
      op: null,
      rows: 2,
      sealed: 2,
      before: { reportedLow: 2 },
      after: { reportedLow: 1 },
    });
    expect((await erase({ records: both })).remains.map(({ code }) => code)).toContain("reasons");
    expect((await desk.open.facts()).records.length).toBe(before);
  });

  it("[J7] takes two people, one an admin, neither enrolled by the other, and a reason", async () => {
    const [record] = records;
    const wrong = (as: string[], reason = "asked") => erase({ records: [record], as, reason });
    for (const as of [["anna"], ["anna", "anna"], ["anna", "behzad", "clara"], ["anna", "nobody"]])
      await expect(wrong(as), as.join()).rejects.toMatchObject({ code: "erase.approvers" });
    await desk.run("person add", { name: "puppet", role: ["admin", "assessor"], as: ["anna"] });
    await expect(wrong(["anna", "puppet"])).rejects.toMatchObject({
      code: "erase.approvers",
      message: expect.stringContaining("enrolled the other"),
    });
    await expect(wrong(["anna", "behzad"], " ")).rejects.toMatchObject({ code: "usage.wrong" });
    await expect(erase({ records: ["f".repeat(32)] })).rejects.toMatchObject({ code: "subject.unknown" });
  });

  it("[J7] what may not be approved together is not written, whatever was looked at before", async () => {
    const signers = new Signers(desk.open, desk.contextOf(join(desk.dir, "desk")));
    const body = { records: [records[0] ?? ""], rows: [], blobs: [], of: null, lines: null };
    const draft = { type: "erase", subject: "", parents: [], reason: "asked", body, by: "anna" } as const;
    const given: string[][] = [];
    const writing = signers.write([{ draft, approvers: ["anna", "puppet"] }], {
      together: (approvals) => {
        given.push(approvals.map(({ person, enrolledBy }) => `${person} by ${enrolledBy}`));
        throw new DaftarError("erase.approvers", "they may not");
      },
    });
    await expect(writing).rejects.toMatchObject({ code: "erase.approvers" });
    expect(given).toEqual([["anna by null", "puppet by anna"]]);
    expect((await desk.open.facts()).erased).toEqual([]);
  });

  it("refuses an account whose cells lie in its op, and says what can be done", async () => {
    const body = {
      list: "forms",
      record: "9".repeat(32),
      cells: [{ role: "name" as const, header: null, text: "Old Invented" }],
      lineage: UNKNOWN_LINEAGE,
      sealed: null,
    };
    await desk.open.append([{ type: "account", body, by: "clara" }]);
    await expect(erase({ records: [body.record] })).rejects.toMatchObject({ code: "erase.in-op" });
  });

  it("[J5] [J12] leaves a gap that is seen: nobody's account, in no line on any day, and told with each figure", async () => {
    const [first = "", second = ""] = records;
    const as = ["anna", "behzad"];
    const done = await erase({ records: [first], as, reason: "the family asked" });
    expect(done.op).not.toBeNull();
    expect((await reported()).lines.reported.low).toBe(2);
    const flags = (await reported()).flags.filter(({ code }) => code === "erased");
    expect(flags).toMatchObject([{ words: "1 account was erased and counts in no line, on any day" }]);
    expect(shown.parse(await desk.run("victim show", { id: second })).erased).toMatchObject([
      { record: first, reason: "the family asked" },
    ]);
    await expect(desk.run("victim show", { id: first })).rejects.toMatchObject({ code: "record.erased" });
    await expect(erase({ records: [first] })).rejects.toMatchObject({ code: "record.erased" });
    await erase({ records: [second], as, reason: "the family asked" });
    expect((await reported()).lines.reported.low).toBe(1);
    expect(await desk.run("victim list", { search: "Zarvanish" })).toMatchObject({ total: 0 });
    const past = toll.parse(await desk.run("toll", { asOf: "2031-01-05" }));
    expect(past.lines.reported.low).toBe(1);
  });

  it("passes the audit, which tells how many; a leaf that no op names, or that does not match, it still catches", async () => {
    const dir = join(desk.dir, "desk");
    const report = async () => audited.parse(await desk.run("audit", { dir }));
    expect(await report()).toMatchObject({ ok: true });
    expect((await report()).notes.map(({ detail }) => detail)).toContain(
      "2 records are erased: their ops stay, their cells are gone",
    );
    const files = readdirSync(join(dir, "rows"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const { writeFileSync } = await import("node:fs");
    for (const file of files) {
      const text = readFileSync(file, "utf8");
      expect(text.includes("Zarvanish")).toBe(false);
      const leaf = /"erased":"([0-9a-f]{64})"/.exec(text)?.[1];
      // The only row of a chunk is its root: what stands there in clear becomes a leaf nobody named.
      const root = /([0-9a-f]{64})\.jsonl$/.exec(file)?.[1] ?? "";
      writeFileSync(
        file,
        utf8(leaf === undefined ? `{"erased":"${root}"}\n` : text.replace(leaf, "0".repeat(64))),
      );
      expect((await report()).ok, file).toBe(false);
      writeFileSync(file, text);
    }
    expect(await report()).toMatchObject({ ok: true });
  });

  it("[S9] two at once erase once: the second is told", async () => {
    const [, , third = ""] = records;
    const both = (as: string[]) => ({ records: [third], as, reason: "asked" });
    const second = desk.run("erase", both(["anna", "behzad"]), () =>
      desk.run("erase", both(["clara", "dimitri"])),
    );
    await expect(second).rejects.toMatchObject({ code: "record.erased" });
    expect((await desk.open.facts()).erased.find(({ record }) => record === third)?.approvedBy).toEqual([
      "clara",
      "dimitri",
    ]);
  });
});

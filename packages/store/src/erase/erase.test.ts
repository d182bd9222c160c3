/** Erasures: what is destroyed is gone everywhere, what stays still verifies, and one machine alone destroys nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type OpBody, UNKNOWN_LINEAGE, utf8, versionOf } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { sha256 } from "../keys/ed25519.ts";
import type { OpDraft } from "../ops/checkOp.ts";
import {
  conditionsDraft,
  importRows,
  inventedDesk,
  open,
  recordId,
  removeFolders,
} from "../testing/inventedDesk.ts";
import { hand, joined, openDesks, parcel } from "../testing/joinedDesks.ts";

afterAll(removeFolders);

async function eraseDraft(
  desk: OpenDesk,
  record: string,
  people = ["anna", "behzad"],
  files: readonly string[] = [],
): Promise<OpDraft> {
  const rows = (await desk.erasure.rowsOf(record)).map(({ chunk, leaves }) => ({
    chunk,
    leaves: [...leaves],
  }));
  const blobs = [...(await desk.erasure.sealedOf([record])), ...files];
  const body: OpBody<"erase"> = { records: [record], rows, blobs, of: null, lines: null };
  const draft = { type: "erase" as const, by: "anna", reason: "the family asked", body };
  const signers = await Promise.all(people.map((name) => desk.unlockPerson(name, `${name}'s words`)));
  return { ...draft, approvals: signers.map((signer) => desk.approve(signer, draft)) };
}

const erase = async (desk: OpenDesk, record: string) => desk.append([await eraseDraft(desk, record)]);

/** An account whose cells lie in a chunk of one row, with something sealed. */
async function addAccount(desk: OpenDesk, number: number, name: string): Promise<string> {
  const [list, record] = ["forms", recordId(number)];
  const cells = [{ role: "name" as const, header: null, text: name }];
  const { root } = desk.putRows([{ record, version: versionOf({ list, record, cells }, sha256), cells }]);
  const sealed = desk.putBlob(utf8(`sealed words about ${name}`));
  const body: OpBody<"account"> = { list, record, cells: [], row: root, lineage: UNKNOWN_LINEAGE, sealed };
  await desk.append([{ type: "account", body, by: "anna" }]);
  return record;
}

/** Whether some text stands in any file of the folder. */
function findsIn(dir: string, text: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(text));
}

const ids = async (desk: OpenDesk): Promise<string[]> => (await desk.facts()).records.map(({ id }) => id);

describe("an erasure", () => {
  it("[S70] leaves the leaf of every version's row, the chain and the other rows as they are, and nothing of it on the disk", async () => {
    const dir = await inventedDesk();
    const desk = await open(dir);
    await importRows(desk, "ledger", "full", { 1: "Zarvanish One", 2: "Two" });
    await importRows(desk, "ledger", "full", { 1: "Zarvanish One Again", 2: "Two" });
    const account = await addAccount(desk, 7, "Zarvanish Seven");
    const [op] = await erase(desk, recordId(1));
    await erase(desk, account);
    expect(await ids(desk)).toEqual([recordId(2)]);
    const { erased } = await desk.facts();
    expect(erased).toMatchObject([
      { record: recordId(1), opId: op!.opId, approvedBy: ["anna", "behzad"], reason: "the family asked" },
      { record: account },
    ]);
    const asOf = await desk.facts({ asOf: "2031-01-05T09:00:30.000Z" });
    expect(asOf.records.map(({ id }) => id)).not.toContain(recordId(1));
    expect(await desk.recordCells(account)).toBeNull();
    const digest = await desk.registerDigest();
    await desk.rebuild({ shuffleSeed: 3 });
    expect(await desk.registerDigest()).toBe(digest);
    await desk.close();
    expect(findsIn(dir, "Zarvanish")).toEqual([]);
    const again = await open(dir);
    expect(await again.registerDigest()).toBe(digest);
    expect(await again.recordCells(recordId(2))).toMatchObject([{ text: "Two" }]);
    await again.close();
  });

  it("[S71] counts only by two people, one an admin; by one, or by the machine, nothing is destroyed", async () => {
    const desk = await open(await inventedDesk());
    await importRows(desk, "ledger", "full", { 1: "One", 2: "Two" });
    await desk.append([await eraseDraft(desk, recordId(1), ["anna"])]);
    const { approvals: _, ...alone } = await eraseDraft(desk, recordId(2));
    await desk.append([alone]);
    expect(await ids(desk)).toEqual([recordId(1), recordId(2)]);
    expect((await desk.facts()).erased).toEqual([]);
    await desk.close();
  });

  it("[S72] is carried out by every desk that hears of it, and a desk that had not does not bring the row back", async () => {
    const [a, b, c] = (await openDesks(3)) as [OpenDesk, OpenDesk, OpenDesk];
    await importRows(a, "ledger", "full", { 1: "Zarvanish One", 2: "Two" });
    for (const to of [b, c]) await hand(a, to);
    // One that has not heard of it imports the same person again, and hands all of it on.
    await importRows(c, "ledger", "full", { 1: "Zarvanish One", 2: "Two", 3: "Three" });
    await erase(a, recordId(1));
    await hand(a, b);
    expect(await ids(b)).toEqual([recordId(2)]);
    expect(findsIn(join(b.info.dir, "rows"), "Zarvanish")).toEqual([]);
    for (const to of [a, b]) await to.exchange.receive(await parcel(c));
    for (const desk of [a, b]) {
      expect((await ids(desk)).sort()).toEqual([recordId(2), recordId(3)]);
      expect(findsIn(join(desk.info.dir, "rows"), "Zarvanish")).toEqual([]);
    }
    for (let round = 0; round < 2; round += 1)
      for (const from of [a, b, c]) for (const to of [a, b, c]) if (from !== to) await hand(from, to);
    const digests = await Promise.all([a, b, c].map((desk) => desk.registerDigest()));
    expect(new Set(digests).size).toBe(1);
    expect(findsIn(join(c.info.dir, "rows"), "Zarvanish")).toEqual([]);
    // Whoever joins afterwards gets leaves, and no rows.
    const late = await open(await joined(a));
    expect(await late.registerDigest()).toBe(await a.registerDigest());
    for (const desk of [a, b, c, late]) await desk.close();
  });

  it("[S70] takes whole files of imports that two people named along, on every desk, and no other file that an op names", async () => {
    const [a, b] = (await openDesks(2)) as [OpenDesk, OpenDesk];
    await importRows(a, "ledger", "full", { 1: "Zarvanish One", 2: "Two" });
    await importRows(a, "register", "full", { 3: "Three" });
    await hand(a, b);
    const { imports } = await a.facts();
    const [file, other] = imports.map(({ body }) => body.original) as [string, string];
    const kept = a.putBlob(utf8("a file of another kind"));
    const draft = (people: string[]) => eraseDraft(a, recordId(1), people, [file, kept]);
    await a.append([await draft(["anna"])]);
    expect(a.hasBlob(file)).toBe(true);
    await a.append([await draft(["anna", "behzad"])]);
    await hand(a, b);
    for (const desk of [a, b]) {
      expect([file, other].map((hash) => desk.hasBlob(hash))).toEqual([false, true]);
      const digest = await desk.registerDigest();
      await desk.rebuild({ shuffleSeed: 5 });
      expect(await desk.registerDigest()).toBe(digest);
    }
    expect(a.hasBlob(kept)).toBe(true);
    const late = await open(await joined(a));
    expect(late.hasBlob(file)).toBe(false);
    for (const desk of [a, b, late]) await desk.close();
  });

  it("[S73] that a crash cut off is finished by the next opening", async () => {
    const dir = await inventedDesk();
    const desk = await open(dir);
    await importRows(desk, "ledger", "full", { 1: "Zarvanish One", 2: "Two" });
    const draft = await eraseDraft(desk, recordId(1));
    const [{ chunk } = { chunk: "" }] = await desk.erasure.rowsOf(recordId(1));
    const file = join(dir, "rows", chunk.slice(0, 2), `${chunk}.jsonl`);
    const before = readFileSync(file);
    await desk.append([draft]);
    const after = readFileSync(file);
    await desk.close();
    const { writeFileSync } = await import("node:fs");
    writeFileSync(file, before);
    const again = await open(dir);
    expect(await ids(again)).toEqual([recordId(2)]);
    await again.close();
    expect(after.includes("Zarvanish")).toBe(false);
    expect(readFileSync(file).equals(after)).toBe(true);
  });

  it("[S16] a leaf in a row's place that no op names is damage, here and in a bundle", async () => {
    const [a, b] = (await openDesks(2)) as [OpenDesk, OpenDesk];
    await importRows(a, "ledger", "full", { 1: "One", 2: "Two" });
    const [{ chunk, leaves } = { chunk: "", leaves: [] }] = await a.erasure.rowsOf(recordId(1));
    const given = await parcel(a);
    const contents = given.contents.map((content) => {
      if (content.kind !== "rows" || content.root !== chunk) return content;
      const [, second] = new TextDecoder().decode(content.bytes).trimEnd().split("\n");
      return { ...content, bytes: utf8(`${JSON.stringify({ erased: leaves[0] })}\n${second}\n`) };
    });
    await expect(b.exchange.receive({ ...given, contents })).rejects.toMatchObject({
      code: "bundle.invalid",
    });
    await b.append([conditionsDraft("goes on")]);
    const { dir } = a.info;
    await a.close();
    const { writeFileSync } = await import("node:fs");
    const rows = contents.find((content) => content.kind === "rows");
    writeFileSync(join(dir, "rows", chunk.slice(0, 2), `${chunk}.jsonl`), rows!.bytes);
    const opened = await open(dir);
    await expect(opened.rebuild()).rejects.toMatchObject({ code: "blob.damaged" });
    await opened.close();
    await b.close();
  });
});

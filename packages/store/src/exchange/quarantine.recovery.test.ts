/** A process that dies while a bundle is taken in: wherever it was, the next open has all of it or nothing. */
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { utf8 } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { placesOf } from "../desk/places.ts";
import {
  accountDraft,
  conditionsDraft,
  importRows,
  newFolder,
  removeFolders,
  withDesk,
} from "../testing/inventedDesk.ts";
import { hand, openDesks } from "../testing/joinedDesks.ts";
import { beginQuarantine, decide, finish } from "./quarantine.ts";

let root = "";
/** The desk before, after, and what a register of each says. */
let before = "";
let after = "";
let digests = { before: "", after: "" };
beforeAll(async () => {
  root = newFolder();
  [before, after] = [join(root, "before"), join(root, "after")];
  const [first, second] = (await openDesks(2)) as [OpenDesk, OpenDesk];
  const { dir } = second.info;
  const was = await second.registerDigest();
  await second.close();
  copy(dir, before);
  const blob = first.putBlob(utf8("sealed, invented"));
  await first.append([
    conditionsDraft("x"),
    { ...accountDraft(3, "Three"), body: { ...accountDraft(3, "Three").body, sealed: blob } },
  ]);
  await importRows(first, "ledger", "full", { 1: "One", 2: "Two" });
  const is = await withDesk(dir, async (desk) => {
    await hand(first, desk);
    return desk.registerDigest();
  });
  await first.close();
  copy(dir, after);
  digests = { before: was, after: is };
});
afterAll(removeFolders);

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !path.includes(join(from, "register")) });
  mkdirSync(join(to, "register"), { recursive: true });
}

/** The desk as it was, with the bundle in quarantine; decided or not. */
function staged(name: string, isDecided: boolean) {
  const dir = join(root, name);
  copy(before, dir);
  const places = placesOf(dir);
  const quarantine = beginQuarantine(places, "f".repeat(64));
  const plan: { name: string; from: number }[] = [];
  for (const file of readdirSync(join(after, "ops"))) {
    const held = join(places.ops, file);
    const from = existsSync(held) ? readFileSync(held).length : 0;
    const tail = readFileSync(join(after, "ops", file)).subarray(from);
    if (tail.length === 0) continue;
    appendFileSync(join(quarantine.inside.ops, file), tail);
    plan.push({ name: file, from });
  }
  for (const kind of ["blobs", "rows"] as const) {
    for (const entry of readdirSync(join(after, kind), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(join(after, kind).length + 1);
      if (entry.isDirectory() || existsSync(join(places[kind], path))) continue;
      mkdirSync(join(quarantine.inside[kind], path, ".."), { recursive: true });
      cpSync(join(after, kind, path), join(quarantine.inside[kind], path));
    }
  }
  if (isDecided) decide(quarantine.dir, plan);
  return { dir, places, plan, quarantine };
}

/** Opens the desk. @returns its digest, and what is left in quarantine */
async function opened(dir: string) {
  const digest = await withDesk(dir, (desk) => desk.registerDigest());
  return { digest, left: readdirSync(join(dir, "quarantine")) };
}

describe("a process that died", () => {
  it("[S24] before the bundle was decided: nothing of it is there", async () => {
    const { dir } = staged("undecided", false);
    expect(await opened(dir)).toEqual({ digest: digests.before, left: [] });
  });

  it("[S24] after it was decided, before anything was moved: all of it is there", async () => {
    const { dir, plan } = staged("decided", true);
    expect(plan.length).toBeGreaterThan(1);
    expect(await opened(dir)).toEqual({ digest: digests.after, left: [] });
  });

  it.each([1, 200, -1])(
    "[S24] when %d bytes of an op file were on the disk: all of it is there",
    async (size) => {
      const { dir, places, plan, quarantine } = staged(`bytes${size}`, true);
      const [one] = plan;
      const bytes = readFileSync(join(quarantine.inside.ops, one!.name));
      appendFileSync(join(places.ops, one!.name), bytes.subarray(0, size));
      expect(await opened(dir)).toEqual({ digest: digests.after, left: [] });
    },
  );

  it("[S24] when everything was moved and the quarantine was still there: all of it is there, once", async () => {
    const { dir, places, quarantine } = staged("moved", true);
    finish(places, quarantine.dir);
    expect(await opened(dir)).toEqual({ digest: digests.after, left: [] });
    const { places: again, dir: other, quarantine: left } = staged("half", true);
    const [folder] = readdirSync(left.inside.blobs);
    mkdirSync(join(again.blobs, folder!), { recursive: true });
    const [blob] = readdirSync(join(left.inside.blobs, folder!));
    cpSync(join(left.inside.blobs, folder!, blob!), join(again.blobs, folder!, blob!));
    rmSync(join(left.inside.blobs, folder!), { recursive: true });
    expect(await opened(other)).toEqual({ digest: digests.after, left: [] });
  });

  it("[S24] and an op file that is not as it was then: damage, and nothing is written over", async () => {
    const { dir, places, plan } = staged("bent", true);
    appendFileSync(join(places.ops, plan[0]!.name), "something else\n");
    await expect(withDesk(dir, async () => undefined)).rejects.toMatchObject({ code: "op.damaged" });
    expect(readFileSync(join(places.ops, plan[0]!.name), "utf8").endsWith("something else\n")).toBe(true);
  });
});

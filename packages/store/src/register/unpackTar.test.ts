import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, expect, it } from "vitest";
import { emptyDatabase } from "./emptyDatabase.ts";
import { unpackTar } from "./unpackTar.ts";

const root = mkdtempSync(join(tmpdir(), "daftar-tar-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const folder = () => mkdtempSync(join(root, "to-"));

function entry(name: string, content: string, kind = "0", size = content.length): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(size.toString(8).padStart(11, "0"), 124);
  header.write(kind, 156);
  return Buffer.concat([header, Buffer.alloc(Math.ceil(content.length / 512) * 512, content)]);
}
const END = Buffer.alloc(1024);

it("[S14] unpacks the empty database to the very files that PGlite makes of it, for the owner alone", async () => {
  const loadDataDir = await emptyDatabase();
  const [ours, theirs] = [folder(), folder()];
  unpackTar(new Uint8Array(await loadDataDir.arrayBuffer()), ours);
  const before = new Map(
    readdirSync(ours, { recursive: true, encoding: "utf8" }).map((name) => [
      name,
      statSync(join(ours, name)),
    ]),
  );
  // Held in memory, so that nothing but the packing stands between the two.
  const packed = await (await PGlite.create({ loadDataDir, noInitDb: false })).dumpDataDir("none");
  unpackTar(new Uint8Array(await packed.arrayBuffer()), theirs);
  const names = readdirSync(theirs, { recursive: true, encoding: "utf8" });
  // A database that started has a lock file and what it kept of its start; the rest is as it was.
  expect(names.filter((name) => !before.has(name)).length).toBeLessThan(10);
  expect([...before.keys()].filter((name) => !names.includes(name))).toEqual([]);
  for (const [name, stat] of before) {
    expect(stat.mode & 0o077, name).toBe(0);
    if (/^base\/\d+\/\d+$/.test(name))
      expect(readFileSync(join(theirs, name)).equals(readFileSync(join(ours, name))), name).toBe(true);
  }
});

it("writes files of any size in folders that come before or after them, and ends at the end", () => {
  const dir = folder();
  const tar = [entry("/a/b", "x".repeat(513)), entry("/a", "", "5"), entry("c", ""), END, entry("late", "x")];
  unpackTar(Buffer.concat(tar), dir);
  expect(readdirSync(dir, { recursive: true, encoding: "utf8" }).sort()).toEqual(["a", "a/b", "c"]);
  expect(readFileSync(join(dir, "a/b"), "utf8")).toBe("x".repeat(513));
  expect(readFileSync(join(dir, "c"), "utf8")).toBe("");
});

it.each([
  ["a link", entry("link", "", "2")],
  ["a file that is cut off", entry("cut", "x", "0", 5000)],
  ["a size that is none", entry("odd", "", "0", Number.NaN)],
  ["a name that leads out", entry("../out", "x")],
])("refuses %s", (_, tar) => {
  expect(() => unpackTar(Buffer.concat([tar, END]), folder())).toThrow(RangeError);
});

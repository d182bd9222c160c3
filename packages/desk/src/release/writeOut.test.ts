import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeOut } from "./writeOut.ts";

const root = mkdtempSync(join(tmpdir(), "daftar-desk-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const files = new Map([
  ["release.json", new TextEncoder().encode("{}")],
  ["log/tile/0/000", new Uint8Array([0, 255])],
]);

describe("writing a release out", () => {
  it("writes every file byte for byte, into a missing or an empty folder", async () => {
    for (const out of [join(root, "deep", "out"), join(root, "empty")]) {
      if (out.endsWith("empty")) mkdirSync(out);
      await writeOut(out, files);
      for (const [path, bytes] of files) expect(new Uint8Array(readFileSync(join(out, path)))).toEqual(bytes);
      expect(readdirSync(join(out, "..")).filter((name) => name.endsWith(".writing"))).toEqual([]);
    }
  });

  it("never over anything: release.out-exists, and what was there stays", async () => {
    const out = join(root, "taken");
    mkdirSync(out);
    writeFileSync(join(out, "mine.txt"), "mine");
    await expect(writeOut(out, files)).rejects.toMatchObject({ code: "release.out-exists" });
    expect(readdirSync(out)).toEqual(["mine.txt"]);
  });

  it("what a cut-off writing left beside it is begun anew", async () => {
    const out = join(root, "again");
    mkdirSync(`${out}.writing`);
    writeFileSync(join(`${out}.writing`, "half"), "half");
    await writeOut(out, files);
    expect(readdirSync(out).sort()).toEqual(["log", "release.json"]);
  });
});

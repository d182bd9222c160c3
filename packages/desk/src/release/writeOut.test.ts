import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { releaseFile } from "@daftar/model";
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
      expect(readdirSync(join(out, "..")).filter((name) => name.startsWith("."))).toEqual([]);
    }
  });

  it("[J16] says of no file at which hour it was written", async () => {
    const golden = new URL("../../../publish/golden/release/release.json", import.meta.url);
    const out = join(root, "dated");
    await writeOut(out, new Map([...files, ["release.json", new Uint8Array(readFileSync(golden))]]));
    const { slot } = releaseFile.parse(JSON.parse(readFileSync(golden, "utf8")));
    for (const path of ["", "release.json", "log", "log/tile/0", "log/tile/0/000"])
      expect(statSync(join(out, path)).mtime.toISOString(), path).toBe(`${slot}T00:00:00.000Z`);
  });

  it("never over anything: release.out-exists, and what was there stays", async () => {
    const out = join(root, "taken");
    mkdirSync(out);
    writeFileSync(join(out, "mine.txt"), "mine");
    await expect(writeOut(out, files)).rejects.toMatchObject({ code: "release.out-exists" });
    expect(readdirSync(out)).toEqual(["mine.txt"]);
  });

  it("never touches what lies beside it, and leaves nothing there, also where a file has the name", async () => {
    const beside = join(root, "beside");
    mkdirSync(join(beside, "out.writing"), { recursive: true });
    writeFileSync(join(beside, "out.writing", "mine.txt"), "mine");
    writeFileSync(join(beside, "file"), "mine");
    await writeOut(join(beside, "out"), files);
    await expect(writeOut(join(beside, "file"), files)).rejects.toMatchObject({ code: "release.out-exists" });
    expect(readdirSync(beside).sort()).toEqual(["file", "out", "out.writing"]);
    expect(readdirSync(join(beside, "out.writing"))).toEqual(["mine.txt"]);
    expect(readFileSync(join(beside, "file"), "utf8")).toBe("mine");
  });
});

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { auditRelease } from "@daftar/audit";
import { sha256, verify } from "@daftar/store";
import { afterAll, describe, expect, it } from "vitest";
import { folderReader } from "./folder.ts";

const golden = fileURLToPath(new URL("../../../publish/golden/release", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "daftar-desk-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a folder under audit", () => {
  it("lists links, of files and of folders, but reads none: a copy is what lies in it", async () => {
    const folder = join(root, "copy");
    mkdirSync(join(folder, "data"), { recursive: true });
    writeFileSync(join(folder, "data", "toll.json"), "{}");
    writeFileSync(join(root, "outside.json"), "{}");
    symlinkSync(join(root, "outside.json"), join(folder, "data", "people.json"));
    symlinkSync(folder, join(folder, "around"));
    const { list, read } = folderReader(folder);
    expect(await list()).toEqual(["around", "data/people.json", "data/toll.json"]);
    expect(await read("data/toll.json")).toEqual(new TextEncoder().encode("{}"));
    expect(await read("data/people.json")).toBeNull();
    expect(await read("around")).toBeNull();
    expect(await read("data")).toBeNull();
  });

  it("a release on a stick that can only be read, with every name in capitals, is the release", async () => {
    const stick = join(root, "STICK");
    const folders: string[] = [stick];
    for (const entry of readdirSync(golden, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const copy = join(stick, relative(golden, path).toUpperCase());
      mkdirSync(dirname(copy), { recursive: true });
      if (entry.isFile()) writeFileSync(copy, readFileSync(path), { mode: 0o444 });
      else folders.push(copy);
    }
    for (const folder of folders) chmodSync(folder, 0o555);
    try {
      const audit = () => auditRelease({ ...folderReader(stick), sha256, verify });
      expect(await audit()).toMatchObject({ ok: true, faults: [] });
      for (const folder of folders) chmodSync(folder, 0o755);
      // A second spelling beside the first is no matter of the medium.
      writeFileSync(join(stick, "DATA", "people.json"), "[]");
      expect((await audit()).ok).toBe(false);
    } finally {
      for (const folder of folders) chmodSync(folder, 0o755);
    }
  });
});

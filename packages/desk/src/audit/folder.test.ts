import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderReader } from "./folder.ts";

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
});

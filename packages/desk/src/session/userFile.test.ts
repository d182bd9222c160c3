import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { diskFiles } from "./diskFiles.ts";
import { readUserBytes, readUserJson } from "./userFile.ts";
import { openUserTable } from "./userTable.ts";

const dir = mkdtempSync(join(tmpdir(), "daftar-desk-"));
const files = diskFiles(dir);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function fileOf(name: string, text: string, size?: number): string {
  writeFileSync(join(dir, name), text);
  if (size !== undefined) {
    const fd = openSync(join(dir, name), "r+");
    ftruncateSync(fd, size);
    closeSync(fd);
  }
  return name;
}

describe("files of the user's", () => {
  it("a missing one, a folder and one beyond the limit are refused by name before anything is loaded", async () => {
    await expect(readUserBytes(files, "nowhere")).rejects.toMatchObject({
      code: "file.not-found",
      place: { file: "nowhere" },
    });
    await expect(readUserBytes(files, ".")).rejects.toMatchObject({ code: "file.unsupported" });
    await expect(readUserBytes(files, fileOf("huge.json", "{", 3 * 1024 ** 3))).rejects.toMatchObject({
      code: "file.too-large",
      place: { file: "huge.json" },
    });
    expect(await readUserBytes(files, fileOf("ten", "0123456789"), 10)).toHaveLength(10);
    await expect(readUserBytes(files, "ten", 9)).rejects.toMatchObject({ code: "file.too-large" });
  });

  it("JSON that breaks its schema names the field; what is no JSON says so", async () => {
    const schema = z.object({ window: z.object({ from: z.string() }) });
    const read = (text: string) => readUserJson(files, fileOf("scope.json", text), schema, "scope.invalid");
    expect(await read('{"window":{"from":"2031-01-01"}}')).toEqual({ window: { from: "2031-01-01" } });
    await expect(read('{"window":{"from":1}}')).rejects.toMatchObject({
      code: "scope.invalid",
      place: { field: "window.from" },
    });
    await expect(read("{")).rejects.toMatchObject({ code: "scope.invalid", place: { file: "scope.json" } });
  });

  it("a table beyond what is loaded unseen is first read in pieces: a line of gigabytes is found, not loaded", async () => {
    await expect(
      openUserTable(files, fileOf("line.csv", "id,name\n1,", 2 * 1024 ** 3)),
    ).rejects.toMatchObject({
      code: "file.line-too-long",
      place: { file: "line.csv" },
    });
    const { original, table } = await openUserTable(files, fileOf("list.csv", "id,name\n1,Zarkuna\n"));
    expect(table.header).toEqual(["id", "name"]);
    expect(original).toHaveLength(18);
  });
});

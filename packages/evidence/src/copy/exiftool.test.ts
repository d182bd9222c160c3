/** With a program in its place that says what exiftool would: whether that is installed is no matter here. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { checkedByExiftool } from "./exiftool.ts";

const path = process.env["PATH"];
const made: string[] = [];
afterEach(() => {
  process.env["PATH"] = path;
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
});

function pretend(says: string): void {
  const dir = mkdtempSync(join(tmpdir(), "daftar-exiftool-"));
  made.push(dir);
  const file = join(dir, "exiftool");
  writeFileSync(file, `#!/bin/sh\ncat > /dev/null\nprintf '%s' '${says}'\n`);
  chmodSync(file, 0o700);
  process.env["PATH"] = `${dir}:${path ?? ""}`;
}

const bytes = new Uint8Array(200_000);

it("groups of the file itself are nothing; any other is left over", async () => {
  pretend('[{"SourceFile":"-","File:FileType":"JPEG","JFIF:JFIFVersion":1.01,"Composite:ImageSize":"4x3"}]');
  expect(await checkedByExiftool(bytes)).toEqual([]);
  pretend('[{"SourceFile":"-","File:FileType":"JPEG","File:Comment":"told by somebody"}]');
  expect(await checkedByExiftool(bytes)).toEqual(["tags of File"]);
  pretend('[{"SourceFile":"-","File:FileType":"JPEG","GPS:GPSLatitude":1,"XMP-dc:Source":"x"}]');
  expect(await checkedByExiftool(bytes)).toEqual(["tags of GPS", "tags of XMP-dc"]);
});

it("what cannot be understood is left over too, and where it is not installed it says nothing", async () => {
  for (const says of ["", "no JSON", "[]", "[1]"]) {
    pretend(says);
    expect(await checkedByExiftool(bytes)).toEqual(["not readable by exiftool"]);
  }
  process.env["PATH"] = "/nowhere";
  expect(await checkedByExiftool(bytes)).toBeNull();
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, openRow, rowLeafBytes, toHex } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import { sha256 } from "../keys/ed25519.ts";
import { newFolder, random, removeFolders, rowsOf } from "../testing/inventedDesk.ts";
import { RowChunks } from "./rowChunks.ts";
import { leafOfLine, treeRoot } from "./treeRoot.ts";

afterAll(removeFolders);
const rows = rowsOf("ledger", { 1: "Invented One", 2: "Invented Two", 3: "Invented Three" });
const pathOf = (dir: string, root: string): string => join(dir, root.slice(0, 2), `${root}.jsonl`);

describe("the root of a chunk", () => {
  it("[S16] is RFC 6962's: the eight leaves of its published test tree", () => {
    const data = [
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f",
    ];
    const leaves = data.map((hex) => sha256(Buffer.from(`00${hex}`, "hex")));
    expect(toHex(treeRoot(leaves))).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    expect(toHex(treeRoot(leaves.slice(0, 3)))).toBe(
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    );
    expect(() => treeRoot([])).toThrow(RangeError);
  });

  it("[S16] has the leaf that model defines", () => {
    const row = openRow.parse({ ...rows[0], salt: "0".repeat(32) });
    const leaf = sha256(Buffer.concat([new Uint8Array([0]), rowLeafBytes(row)]));
    expect(toHex(leafOfLine(canonicalText(row)))).toBe(toHex(leaf));
  });
});

describe("a chunk of rows", () => {
  it("[S16] gives its rows back in order, and never has the same root twice", () => {
    const chunks = new RowChunks(newFolder(), random);
    const { root } = chunks.put(rows);
    expect(chunks.get(root).map(({ record, version, cells }) => ({ record, version, cells }))).toEqual(rows);
    expect(chunks.put(rows).root).not.toBe(root);
  });

  it("[S16] holds its root when a row is erased, and tells its leaf", () => {
    const dir = newFolder();
    const chunks = new RowChunks(dir, random);
    const { root } = chunks.put(rows);
    const lines = readFileSync(pathOf(dir, root), "utf8").trimEnd().split("\n");
    lines[1] = canonicalText({ erased: toHex(leafOfLine(lines[1] ?? "")) });
    writeFileSync(pathOf(dir, root), `${lines.join("\n")}\n`);
    const read = chunks.read(root);
    expect(read.rows.map(({ record }) => record)).toEqual(chunks.get(root).map(({ record }) => record));
    expect(read.erased).toEqual([JSON.parse(lines[1] ?? "").erased]);
  });

  it("[S16] is damaged by any changed byte, a missing row or a missing line end", () => {
    const dir = newFolder();
    const chunks = new RowChunks(dir, random);
    const { root } = chunks.put(rows);
    const good = readFileSync(pathOf(dir, root));
    const damaged = expect.objectContaining({ code: "blob.damaged" });
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(pathOf(dir, root), bad);
      expect(() => chunks.get(root), `byte ${at}`).toThrow(damaged);
    }
    writeFileSync(pathOf(dir, root), good.subarray(good.indexOf(10) + 1));
    expect(() => chunks.get(root)).toThrow(damaged);
    writeFileSync(pathOf(dir, root), good.subarray(0, -1));
    expect(() => chunks.get(root)).toThrow(damaged);
  });

  it("[S16] takes 1 to 1,000 rows, of their schema, without U+0000", () => {
    const chunks = new RowChunks(newFolder(), random);
    expect(() => chunks.put([])).toThrow(RangeError);
    expect(() => chunks.put(Array.from({ length: 1001 }, () => rows[0]!))).toThrow(RangeError);
    expect(() => chunks.put(rowsOf("ledger", { 1: "nul \0 inside" }))).toThrow("U+0000");
    expect(() => chunks.put([{ ...rows[0]!, record: "7" }])).toThrow(RangeError);
    expect(() => chunks.get("0".repeat(64))).toThrow(expect.objectContaining({ code: "blob.missing" }));
  });
});

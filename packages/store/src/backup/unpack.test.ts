/** [S53] Whoever holds a recipient can make a backup: what its stream says is believed only where all of it holds. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { concatBytes, utf8 } from "@daftar/model";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder, removeFolders } from "../testing/inventedDesk.ts";
import { end, FILES, type File, fileText, maker, other, stream, whole } from "../testing/inventedStream.ts";
import { Unpacker } from "./unpack.ts";

afterAll(removeFolders);

function unpacked(...slices: readonly Uint8Array[]) {
  const dir = join(newFolder(), "desk");
  const unpacker = new Unpacker(dir);
  try {
    for (const slice of slices) unpacker.put(slice);
    return { dir, ...unpacker.finish() };
  } catch (error) {
    unpacker.abandon();
    throw error;
  }
}
/** It is refused, and with that. */
const check = (bytes: Uint8Array, words: string) =>
  expect(() => unpacked(bytes)).toThrow(
    expect.objectContaining({ code: "backup.invalid", message: expect.stringContaining(words) }),
  );

describe("[S53] the stream of a backup", () => {
  it("gives the files back, wherever it is cut into parts; desk.json is told and not written", () => {
    const bytes = stream();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const { dir, manifest, deskJson } = unpacked(
          ...at.slice(1).map((to, n) => bytes.subarray(at[n], to)),
        );
        expect(manifest.desk).toBe("d".repeat(64));
        expect(deskJson).toEqual(FILES[0]![1]);
        expect(existsSync(join(dir, "desk.json"))).toBe(false);
        for (const [path, given] of FILES.slice(1))
          expect(new Uint8Array(readFileSync(join(dir, path)))).toEqual(given);
      }),
      { numRuns: 12 },
    );
  });

  it("is its maker's: signed by the key that its node is named after, and not changed since", () => {
    check(stream({ by: other }), "not signed");
    check(stream({ by: maker, after: { name: "another" } }), "not signed");
    check(stream({ said: { node: other.node } }), "another key");
    check(stream({ said: { key: other.pair.publicKey }, by: other }), "another key");
    expect(
      unpacked(stream({ said: { node: other.node, key: other.pair.publicKey }, by: other })).manifest.node,
    ).toBe(other.node);
  });

  it("is what the manifest signs: every byte, and as many files", () => {
    check(stream({ said: { stream: "0".repeat(64) } }), "not what the manifest signs");
    check(stream({ said: { bytes: whole(FILES).length + 1 } }), "not what the manifest signs");
    check(stream({ said: { files: FILES.length + 1 } }), "more or fewer files");
    const changed = FILES.map(
      ([path, bytes], at): File => [path, at === 1 ? utf8("A line, invented\n") : bytes],
    );
    check(concatBytes(whole(changed), end(whole(FILES))), "not what the manifest signs");
    check(concatBytes(whole(FILES.slice(1)), end(whole(FILES))), "not what the manifest signs");
    const before = concatBytes(
      whole(FILES.slice(0, 1)),
      fileText(FILES[1]!, "0".repeat(64)),
      whole(FILES.slice(2)),
    );
    check(concatBytes(before, end(before)), "a file is not what was backed up");
  });

  it("ends with its manifest, and with nothing after it", () => {
    check(concatBytes(stream(), Uint8Array.of(0)), "something follows");
    check(concatBytes(stream(), stream()), "something follows");
    check(whole(FILES), "no end");
    check(new Uint8Array(0), "no end");
    check(stream().subarray(0, -1), "no end");
    check(stream().subarray(0, 40), "no end");
  });

  it("holds no line that is none of its own", () => {
    const before = whole(FILES.slice(0, 1));
    for (const [line, words] of [
      ["no JSON\n", "does not read"],
      ["{}\n", "neither a file's nor the manifest"],
      ['{"path":"ops/a","size":-1}\n', "neither"],
      ['{"path":"ops/a","size":0,"more":1}\n', "neither"],
      [`${"x".repeat(1024 * 1024)}\n`, "longer than any"],
      ["x".repeat(1024 * 1024 + 1), "longer than any"],
    ] as const)
      check(concatBytes(before, utf8(line)), words);
    check(concatBytes(before, utf8('{"path":"ops/a","size":0}\n{}\n')), "a file is not what was backed up");
  });

  it("writes no file twice, and none where no desk has one", () => {
    for (const path of [
      "",
      "other",
      "desk.lock",
      "ops",
      "ops/",
      "ops/../x",
      "../x",
      "/x",
      "ops//x",
      "ops/.x",
      "register/pg",
      "quarantine/x/plan.json",
      "ops/a\\b",
      "published/.x.new/a",
    ]) {
      const dir = join(newFolder(), "desk");
      const unpacker = new Unpacker(dir);
      expect(() => unpacker.put(fileText([path, utf8("x")])), path).toThrow("a file that no desk has");
      expect(existsSync(dir) ? readdirSync(dir, { recursive: true }) : [], path).toEqual([]);
    }
    for (const twice of [FILES[0]!, FILES[1]!])
      check(concatBytes(whole(FILES), fileText(twice)), "a file that no desk has");
  });
});

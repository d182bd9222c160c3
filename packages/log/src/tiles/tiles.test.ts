import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { concatBytes, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { checkpointText, parseCheckpoint } from "../note/checkpoint.ts";
import { openNote } from "../note/openNote.ts";
import { signNote } from "../note/signNote.ts";
import { parseVkey, verifierKey } from "../note/vkey.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { filesBelow, vectorsFolder } from "../testing/vectors.suite.ts";
import { appendLeafHash, EMPTY_FRONTIER, merkleRoot, rootOfFrontier } from "../tree/frontier.ts";
import { leafHash } from "../tree/hashes.ts";
import { rootOf } from "../tree/rootOf.ts";
import { entriesIn, entryBundle, parseEntryBundle } from "./entryBundle.ts";
import { levelsOf, logFiles, rootOfLevels } from "./logFiles.ts";
import { readLog } from "./readLog.ts";
import { partialTilesOf, tilePath, tilesOf } from "./tilePath.ts";

const ORIGIN = "example.invalid/golden";
const signer = { name: ORIGIN, ...testKey(1) };
const key = verifierKey(ORIGIN, signer.publicKey, sha256);
const options = { origin: ORIGIN, keys: [key], sha256, verify: ed25519Verify };
const entry = (at: number) => utf8(`invented entry ${at}`);
const entriesUpTo = (size: number) => Array.from({ length: size }, (_, at) => entry(at));
const checkpointOf = (entries: readonly Uint8Array[]) =>
  signNote(
    checkpointText({ origin: ORIGIN, size: entries.length, root: rootOf(entries, sha256) }),
    signer,
    sha256,
  );
const logOf = (size: number) => {
  const entries = entriesUpTo(size);
  return logFiles(entries, checkpointOf(entries), sha256);
};
const readerOf = (files: ReadonlyMap<string, Uint8Array>) => async (path: string) => files.get(path) ?? null;

describe("paths", () => {
  it("[L11] an index is written in groups of three digits", () => {
    const full = (level: number | "entries", index: number) => tilePath({ level, index, width: 256 });
    expect(full(0, 0)).toBe("tile/0/000");
    expect(full(2, 999)).toBe("tile/2/999");
    expect(full(0, 1000)).toBe("tile/0/x001/000");
    expect(full("entries", 1_234_067)).toBe("tile/entries/x001/x234/067");
    expect(tilePath({ level: 1, index: 273, width: 17 })).toBe("tile/1/273.p/17");
  });

  it("[L11] the tiles of 70,000 and of 256 leaves are those of the specification", () => {
    const summary = (size: number) => {
      const tiles = [...tilesOf(size)];
      const levels = [...new Set(tiles.map((tile) => tile.level))];
      return levels.map((level) => {
        const widths = tiles.filter((tile) => tile.level === level).map((tile) => tile.width);
        return [level, widths.filter((w) => w === 256).length, widths.filter((w) => w < 256)];
      });
    };
    expect(summary(70_000)).toEqual([
      ["entries", 273, [112]],
      [0, 273, [112]],
      [1, 1, [17]],
      [2, 0, [1]],
    ]);
    expect(summary(256)).toEqual([
      ["entries", 1, []],
      [0, 1, []],
      [1, 0, [1]],
    ]);
    expect(summary(0)).toEqual([]);
  });

  it("[L13] what a log keeps of an earlier size are its partial tiles, and no others", () => {
    for (const size of [0, 1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 70_000]) {
      const partial = [...tilesOf(size)].filter(({ width }) => width < 256);
      expect([...partialTilesOf(size)]).toEqual(partial);
    }
    const files = logFiles(entriesUpTo(600), "", sha256, [300, 512]);
    const names = [...files.keys()].filter((path) => path.includes(".p/"));
    const kept = [300, 512, 600].flatMap((size) => [...partialTilesOf(size)].map(tilePath));
    expect(names.sort()).toEqual([...new Set(kept)].sort());
  });

  it("[L11] levels, indexes and widths out of range are a programmer's mistake", () => {
    for (const tile of [
      { level: 64, index: 0, width: 1 },
      { level: 0, index: -1, width: 1 },
      { level: 0, index: 0, width: 0 },
      { level: 0, index: 0, width: 257 },
    ]) {
      expect(() => tilePath(tile)).toThrow(RangeError);
    }
    expect(() => [...tilesOf(1.5)]).toThrow(RangeError);
  });
});

describe("entry bundles", () => {
  it("[L12] entries come back, the empty and the largest too", () => {
    const entries = [new Uint8Array(0), utf8("a"), new Uint8Array(65_535).fill(3)];
    expect(parseEntryBundle(entryBundle(entries))).toEqual(entries);
  });

  it("[L12] a log's entries are read from its bundles alone, all or none", () => {
    const files = logOf(600);
    expect(entriesIn((path) => files.get(path), 600)).toEqual(entriesUpTo(600));
    expect(entriesIn((path) => files.get(path), 601)).toBeNull();
    expect(entriesIn(() => null, 2 ** 53 - 1)).toBeNull();
  });

  it("[L12] an entry of 65,536 bytes is a programmer's mistake", () => {
    expect(() => entryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it("[L12] a bundle cut within an entry is refused", () => {
    const bundle = entryBundle([utf8("one"), utf8("two")]);
    for (const cut of [1, 2, 4, 6, 9]) expect(parseEntryBundle(bundle.slice(0, cut))).toBeNull();
    expect(parseEntryBundle(bundle.slice(0, 5))).toEqual([utf8("one")]);
  });
});

it("[L1] [L11] the tiles of a log give the root of its leaves", () => {
  for (const size of [0, 1, 2, 3, 255, 256, 257, 511, 512, 600, 65_535, 65_536, 65_537, 66_000]) {
    const hashes = Array.from({ length: size }, (_, at) => sha256(utf8(`${at}`)));
    expect(rootOfLevels(levelsOf(hashes, sha256), sha256), `${size}`).toEqual(merkleRoot(hashes, sha256));
  }
});

describe("reading a log", () => {
  it.each([0, 1, 2, 255, 256, 257, 600])("[L14] a log of %i entries reads back whole", async (size) => {
    const reading = await readLog(readerOf(logOf(size)), options);
    expect(reading).toMatchObject({ status: "whole", origin: ORIGIN, size, faults: [] });
    expect(reading.entries).toEqual(entriesUpTo(size));
  });

  it("[L14] a flipped bit, a cut and a missing file are found in every file", async () => {
    const files = logOf(260);
    const passed: string[] = [];
    const mustFail = async (path: string, bytes: Uint8Array | null, how: string) => {
      const damaged = new Map(files);
      if (bytes === null) damaged.delete(path);
      else damaged.set(path, bytes);
      const reading = await readLog(readerOf(damaged), options);
      if (reading.status !== "damaged" || reading.faults.length === 0) passed.push(`${how} ${path}`);
    };
    for (const [path, bytes] of files) {
      await mustFail(path, null, "missing");
      await mustFail(path, bytes.slice(0, -1), "cut");
      await mustFail(path, concatBytes(bytes, Uint8Array.of(0)), "longer");
      const step = Math.max(1, Math.floor(bytes.length / 20));
      for (let at = 0; at < bytes.length; at += step) {
        await mustFail(
          path,
          bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte)),
          `bit in byte ${at} of`,
        );
      }
    }
    expect(passed).toEqual([]);
  });

  it("[L14] entries swapped, with their tiles made anew, are found by the signed root", async () => {
    const entries = entriesUpTo(300);
    [entries[3], entries[290]] = [entries[290]!, entries[3]!];
    const forged = logFiles(entries, checkpointOf(entriesUpTo(300)), sha256);
    const reading = await readLog(readerOf(forged), options);
    expect(reading.faults.map((fault) => fault.kind)).toEqual(["root"]);
  });

  it("[L10] a checkpoint of another log or by another key is refused", async () => {
    const files = logOf(5);
    const other = { name: "example.invalid/other", ...testKey(2) };
    const otherKey = verifierKey(other.name, other.publicKey, sha256);
    const elsewhere = await readLog(readerOf(files), { ...options, origin: "example.invalid/else" });
    expect(elsewhere.faults.map((fault) => fault.kind)).toEqual(["signature", "checkpoint"]);
    const text = checkpointText({ origin: ORIGIN, size: 5, root: rootOf(entriesUpTo(5), sha256) });
    const line = signNote(text, other, sha256).slice(text.length + 1);
    const besides = new Map(files).set("checkpoint", utf8(signNote(text, signer, sha256) + line));
    const known = await readLog(readerOf(besides), { ...options, keys: [otherKey, key] });
    expect(known).toMatchObject({ status: "whole", faults: [] });
    const bySomebody = new Map(files).set("checkpoint", utf8(signNote(text, other, sha256)));
    const reading = await readLog(readerOf(bySomebody), { ...options, keys: [key, otherKey] });
    expect(reading.faults.map((fault) => fault.kind)).toEqual(["signature"]);
  });

  it("[L14] a signed checkpoint of an absurd size ends at the first missing bundle", async () => {
    const size = Number.MAX_SAFE_INTEGER;
    const text = checkpointText({ origin: ORIGIN, size, root: rootOf([], sha256) });
    const files = logOf(256).set("checkpoint", utf8(signNote(text, signer, sha256)));
    const reading = await readLog(readerOf(files), options);
    expect(reading).toMatchObject({
      status: "damaged",
      size,
      faults: [{ kind: "missing", where: "tile/entries/001" }],
    });
  });

  it("[L14] a log without a checkpoint is told as that, and nothing of it is read", async () => {
    const files = logOf(3);
    files.delete("checkpoint");
    expect(await readLog(readerOf(files), options)).toMatchObject({
      entries: [],
      faults: [{ kind: "missing", where: "checkpoint" }],
    });
  });

  it("[L9] a signed text that is no checkpoint is refused", async () => {
    const files = logOf(1).set("checkpoint", utf8(signNote("no checkpoint\n", signer, sha256)));
    const reading = await readLog(readerOf(files), options);
    expect(reading.faults.map((fault) => fault.kind)).toEqual(["checkpoint"]);
  });

  it("[L13] partial tiles of sizes given out before are kept where named", () => {
    const entries = entriesUpTo(300);
    const files = logFiles(entries, checkpointOf(entries), sha256, [3, 257]);
    expect([...files.keys()].sort()).toEqual([
      "checkpoint",
      "tile/0/000",
      "tile/0/000.p/3",
      "tile/0/001.p/1",
      "tile/0/001.p/44",
      "tile/1/000.p/1",
      "tile/entries/000",
      "tile/entries/000.p/3",
      "tile/entries/001.p/1",
      "tile/entries/001.p/44",
    ]);
    expect(files.get("tile/0/000.p/3")).toEqual(logOf(3).get("tile/0/000.p/3"));
    expect(() => logFiles(entries, "", sha256, [301])).toThrow(RangeError);
  });
});

describe("golden log, grown entry by entry (golden/make.mjs)", () => {
  const golden = fileURLToPath(new URL("../../golden/log", import.meta.url));
  const checkpoints = readFileSync(
    fileURLToPath(new URL("../../golden/checkpoints.txt", import.meta.url)),
    "utf8",
  );

  it("[L15] every checkpoint from 0 to 260 entries is the golden one", () => {
    let frontier = EMPTY_FRONTIER;
    let text = "";
    for (let size = 0; size <= 260; size += 1) {
      const root = rootOfFrontier(frontier, sha256);
      text += `${signNote(checkpointText({ origin: ORIGIN, size, root }), signer, sha256)}\n`;
      frontier = appendLeafHash(frontier, leafHash(entry(size), sha256), sha256);
    }
    expect(text).toBe(checkpoints);
  });

  it("[L15] every file of the log of 260 entries is the golden one", () => {
    const files = logOf(260);
    expect([...files.keys()].sort()).toEqual(filesBelow(golden));
    for (const [path, bytes] of files) {
      expect(Buffer.from(bytes).equals(readFileSync(`${golden}/${path}`)), path).toBe(true);
    }
  });
});

const tessera = vectorsFolder("tlog-tiles-tessera");
describe.skipIf(tessera === null)(
  "a log made by Tessera (skipped where the shared vectors are absent)",
  () => {
    const at = (path: string) => new Uint8Array(readFileSync(`${tessera}/testdata/log/${path}`));
    const known =
      tessera === null ? null : parseVkey(readFileSync(`${tessera}/vkey.txt`, "utf8").trim(), sha256);
    const keys = known === null ? [] : [known];
    const entries = () => parseEntryBundle(at("tile/entries/000.p/15")) ?? [];

    it("[L8] [L9] [L2] all 16 checkpoints open and name the roots of its entries", () => {
      for (let size = 0; size <= 15; size += 1) {
        const opened = openNote(at(`checkpoint.${size}`), keys, ed25519Verify);
        expect(opened.status).toBe("verified");
        const checkpoint = opened.status === "verified" ? parseCheckpoint(opened.text) : null;
        expect(checkpoint).toEqual({
          origin: "example.com/log/testdata",
          size,
          root: rootOf(entries().slice(0, size), sha256),
          extensions: [],
        });
      }
    });

    it("[L11] [L12] [L13] [L15] every tile and bundle is made byte for byte", () => {
      const all = entries();
      const sizes = Array.from({ length: 15 }, (_, size) => size);
      const made = logFiles(all, "", sha256, sizes);
      const theirs = filesBelow(`${tessera}/testdata/log`).filter((path) => path.startsWith("tile/"));
      expect([...made.keys()].filter((path) => path !== "checkpoint").sort()).toEqual(theirs);
      expect(theirs.filter((path) => !Buffer.from(made.get(path)!).equals(at(path)))).toEqual([]);
    });

    it("[L14] its newest state reads whole", async () => {
      const reading = await readLog(async (path) => at(path), {
        ...options,
        origin: "example.com/log/testdata",
        keys,
      });
      expect(reading).toMatchObject({ status: "whole", size: 15 });
    });
  },
);

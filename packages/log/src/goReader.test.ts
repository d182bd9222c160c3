/**
 * What another implementation makes of our log: Go's x/mod/sumdb, the reference reader of such logs, opens our
 * checkpoint, reads our tiles and checks our proofs. That we read others' logs is in `tiles/tiles.test.ts`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { utf8 } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import { toBase64 } from "./note/base64.ts";
import { checkpointText } from "./note/checkpoint.ts";
import { cosign } from "./note/cosignature.ts";
import { signNote } from "./note/signNote.ts";
import { vkey } from "./note/vkey.ts";
import { goReader } from "./testing/goReader.suite.ts";
import { sha256, testKey } from "./testing/nodeCrypto.suite.ts";
import { logFiles } from "./tiles/logFiles.ts";
import { consistencyProof } from "./tree/consistencyProof.ts";
import { merkleRoot } from "./tree/frontier.ts";
import { leafHash } from "./tree/hashes.ts";
import { inclusionProof } from "./tree/inclusionProof.ts";

const reader = goReader();
const dir = mkdtempSync(join(tmpdir(), "daftar-log-"));
afterAll(() => {
  reader?.remove();
  rmSync(dir, { recursive: true, force: true });
});

const SIZE = 600;
const log = { name: "example.invalid/log", ...testKey(7) };
const entries = Array.from({ length: SIZE }, (_, at) => utf8(`entry ${at}`));
const hashes = entries.map((entry) => leafHash(entry, sha256));
const rootAt = (size: number) => toBase64(merkleRoot(hashes.slice(0, size), sha256));
const sizes = [1, 2, 3, 4, 7, 8, 9, 255, 256, 257, 511, 512, 513, 599, 600];

/** Every proof of those sizes, and with their first hash another, which must not hold. */
function proofs() {
  const altered = (proof: readonly string[]) => proof.with(0, toBase64(sha256(utf8(proof[0] ?? ""))));
  const inclusion = sizes.flatMap((size) =>
    [...new Set([0, 1, size >> 1, size - 1])]
      .filter((index) => index < size)
      .map((index) => ({
        index,
        size,
        root: rootAt(size),
        leaf: toBase64(hashes[index]!),
        proof: inclusionProof(hashes.slice(0, size), index, sha256).map(toBase64),
      })),
  );
  const consistency = sizes.flatMap((size2) =>
    sizes
      .filter((size1) => size1 < size2)
      .map((size1) => ({
        size1,
        size2,
        root1: rootAt(size1),
        root2: rootAt(size2),
        proof: consistencyProof(hashes.slice(0, size2), size1, sha256).map(toBase64),
      })),
  );
  const bad = <T extends { proof: string[] }>(all: readonly T[]): T[] =>
    all.filter(({ proof }) => proof.length > 0).map((one) => ({ ...one, proof: altered(one.proof) }));
  return { inclusion, consistency, badInclusion: bad(inclusion), badConsistency: bad(consistency) };
}

describe.skipIf(reader === null)(
  "our log read by Go's x/mod/sumdb (skipped where there is no Go or no x/mod)",
  () => {
    it("[L3] [L4] [L10] [L11] checkpoint, every tile, inclusion and consistency hold there as here, mutated proofs do not", () => {
      const text = checkpointText({ origin: log.name, size: SIZE, root: merkleRoot(hashes, sha256) });
      const note =
        signNote(text, log, sha256) + cosign(text, 1000, { name: "w.invalid/1", ...testKey(8) }, sha256);
      for (const [path, bytes] of logFiles(entries, note, sha256)) {
        const file = join(dir, "log", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
      const { inclusion, consistency, badInclusion, badConsistency } = proofs();
      expect([inclusion.length, consistency.length]).toEqual([54, 105]);
      const given = {
        vkey: vkey(log.name, log.publicKey, sha256),
        inclusion: [...inclusion, ...badInclusion],
        consistency: [...consistency, ...badConsistency],
      };
      writeFileSync(join(dir, "given.json"), JSON.stringify(given));
      expect(reader?.read(dir)).toEqual({
        origin: log.name,
        size: SIZE,
        records: SIZE,
        trees: SIZE - 1,
        inclusion: inclusion.length,
        consistency: consistency.length,
      });
    });
  },
);

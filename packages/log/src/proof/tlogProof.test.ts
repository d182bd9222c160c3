import { fromUtf8, utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkpointText } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import { signNote } from "../note/signNote.ts";
import { vkey, witnessKey, witnessVkey } from "../note/vkey.ts";
import { parsePolicy } from "../policy/parsePolicy.ts";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { merkleRoot } from "../tree/frontier.ts";
import { leafHash } from "../tree/hashes.ts";
import { inclusionProof } from "../tree/inclusionProof.ts";
import { parseTlogProof, tlogProofText, verifyTlogProof } from "./tlogProof.ts";

const log = { name: "example.invalid/log", ...testKey(1) };
const witness = { name: "witness.invalid/w", ...testKey(2) };
const tools = { sha256, verify: ed25519Verify };
const entryAt = (at: number) => utf8(`entry ${at}`);
const hashes = Array.from({ length: 5000 }, (_, at) => leafHash(entryAt(at), sha256));
const reading = parsePolicy(
  `log ${vkey(log.name, log.publicKey, sha256)}\nwitness w ${witnessVkey(witnessKey(witness.name, witness.publicKey, sha256))}\nquorum w\n`,
  sha256,
);
if (reading.status === "refused") throw new TypeError(reading.why);
const { policy } = reading;

function receipt(index: number, size: number, witnessed = true): string {
  const text = checkpointText({ origin: log.name, size, root: merkleRoot(hashes.slice(0, size), sha256) });
  const note = signNote(text, log, sha256) + (witnessed ? cosign(text, 1000, witness, sha256) : "");
  const proof = inclusionProof(hashes.slice(0, size), index, sha256);
  return tlogProofText({ extra: entryAt(index), index, proof, note: utf8(note) });
}
const check = (text: string, entry: Uint8Array) => {
  const parsed = parseTlogProof(utf8(text));
  return parsed === null ? null : verifyTlogProof(parsed, entry, policy, tools);
};

describe("receipts", () => {
  it("[L23] text and receipt are each other's inverse, with the entry as extra data and without", () => {
    const text = receipt(3, 9);
    const parsed = parseTlogProof(utf8(text))!;
    expect(fromUtf8(parsed.extra!)).toBe("entry 3");
    expect(tlogProofText(parsed)).toBe(text);
    const bare = tlogProofText({ ...parsed, extra: null });
    expect(bare.split("\n")[1]).toBe("index 3");
    expect(parseTlogProof(utf8(bare))).toEqual({ ...parsed, extra: null });
  });

  it("[L23] shows an entry in a tree that witnesses saw; without them it says how many are missing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (size, any) => {
        const index = any % size;
        const seen = check(receipt(index, size), entryAt(index));
        expect(seen).toMatchObject({ status: "read", missing: 0, witnessed: [{ name: "w", time: 1000 }] });
        expect(check(receipt(index, size, false), entryAt(index))).toMatchObject({ missing: 1 });
        expect(check(receipt(index, size), entryAt(index + 1))?.status).toBe("refused");
      }),
      { numRuns: 30 },
    );
  });

  it("[L23] every flipped bit of it is refused or leaves what it shows the same", () => {
    const bytes = utf8(receipt(3, 9));
    const extraLine = utf8(receipt(3, 9).split("\n").slice(0, 2).join("\n")).length;
    const header = utf8("c2sp.org/tlog-proof@v1\n").length;
    const passed: number[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      // Extra data is covered by nothing: whoever reads an entry from it hashes it, and the hash is covered.
      if (bit >> 3 >= header && bit >> 3 < extraLine) continue;
      const damaged = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const parsed = parseTlogProof(damaged);
      const checked = parsed === null ? null : verifyTlogProof(parsed, entryAt(3), policy, tools);
      if (checked?.status === "read" && checked.missing === 0) passed.push(bit);
    }
    expect(passed).toEqual([]);
  });

  it("[L23] other forms are no receipt", () => {
    const text = receipt(3, 9);
    for (const bad of [
      "",
      text.replace("@v1", "@v2"),
      text.replace("index 3", "index 03"),
      text.replace("index 3", "index -1"),
      text.replace("index 3\n", ""),
      text.replace("extra ", "extra  "),
      text.replace(/extra .*\n/, "extra !\n"),
      text.replace(/(index 3\n)/, "$1AAAA\n"),
    ]) {
      expect(parseTlogProof(utf8(bad)), bad).toBeNull();
    }
  });

  it("[L23] a receipt out of 5,000 leaves with one witness takes less than 1,200 bytes", () => {
    const text = receipt(4321, 5000);
    expect(check(text, entryAt(4321))).toMatchObject({ missing: 0 });
    expect(utf8(text).length).toBeLessThan(1200);
  });
});

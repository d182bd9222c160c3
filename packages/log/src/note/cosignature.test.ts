import { concatBytes, fromHex, utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ed25519Verify, sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { checkpointText } from "./checkpoint.ts";
import { cosign, openCosignatures, withLines } from "./cosignature.ts";
import { openNote } from "./openNote.ts";
import { signNote } from "./signNote.ts";
import { parseVkey, parseWitnessVkey, verifierKey, vkey, witnessKey, witnessVkey } from "./vkey.ts";

const ORIGIN = "example.invalid/log";
const log = { name: ORIGIN, ...testKey(7) };
const one = { name: "witness.invalid/one", ...testKey(8) };
const two = { name: "witness.invalid/two", ...testKey(9) };
const keyOf = (signer: typeof one) => witnessKey(signer.name, signer.publicKey, sha256);
const text = checkpointText({ origin: ORIGIN, size: 5, root: sha256(utf8("root")) });
const note = signNote(text, log, sha256);
const TIME = 1_679_315_147;
const lineOf = (time = TIME, signer = one) => cosign(text, time, signer, sha256);
const open = (whole: string, keys = [keyOf(one), keyOf(two)]) =>
  openCosignatures(utf8(whole), keys, ed25519Verify);
/** A line with its bytes after the key's id changed. */
const changed = (line: string, change: (bytes: Uint8Array) => Uint8Array) => {
  const [dash, name, coded] = line.trim().split(" ");
  return `${dash} ${name} ${toBase64(change(fromBase64(coded ?? "")!))}\n`;
};

/** A line whose witness signed a time that none of ours would. */
const signedAs = (time: number, bytes: Uint8Array) => {
  const signature = one.sign(utf8(`cosignature/v1\ntime ${time}\n${text}`));
  return changed(lineOf(), (line) => concatBytes(line.slice(0, 4), bytes, signature));
};

describe("keys of witnesses", () => {
  it("[L16] text and key are each other's inverse, and one key is two keys as a log's and as a witness's", () => {
    const key = keyOf(one);
    expect(parseWitnessVkey(witnessVkey(key), sha256)).toEqual(key);
    expect(key.id).not.toBe(verifierKey(one.name, one.publicKey, sha256).id);
    expect(parseVkey(witnessVkey(key), sha256)).toBeNull();
    expect(parseWitnessVkey(vkey(one.name, one.publicKey, sha256), sha256)).toBeNull();
  });

  it("[L16] the id is over the type 0x04", () => {
    const whole = concatBytes(utf8(`${one.name}\n`), Uint8Array.of(4), one.publicKey);
    expect(fromHex(keyOf(one).id)).toEqual(sha256(whole).slice(0, 4));
  });
});

describe("cosignatures", () => {
  it("[L16] a line opens with its witness and time, beside the log's own signature", () => {
    const whole = withLines(note, [lineOf().trim()]);
    expect(open(whole)).toMatchObject({
      status: "read",
      text,
      cosignatures: [{ key: keyOf(one), time: TIME }],
    });
    const logKey = verifierKey(ORIGIN, log.publicKey, sha256);
    expect(openNote(utf8(whole), [logKey], ed25519Verify).status).toBe("verified");
  });

  it("[L16] what is signed is two header lines and the checkpoint's text, the time as 8 bytes before it", () => {
    const bytes = fromBase64(lineOf().trim().split(" ")[2] ?? "")!;
    expect(bytes).toHaveLength(4 + 8 + 64);
    expect(bytes.slice(4, 12)).toEqual(Uint8Array.of(0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb));
    const message = utf8(`cosignature/v1\ntime ${TIME}\n${text}`);
    expect(ed25519Verify(one.publicKey, message, bytes.slice(12))).toBe(true);
  });

  it("[L16] any time up to 2^53 - 1 is read back; larger ones, other lengths and no whole numbers are refused", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (time) => {
        expect(open(note + lineOf(time))).toMatchObject({ cosignatures: [{ time }] });
      }),
    );
    const tooLate = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 5 ? 0x20 : byte));
    for (const bad of [
      changed(lineOf(), tooLate),
      changed(lineOf(), (bytes) => bytes.slice(0, -1)),
      changed(lineOf(), (bytes) => concatBytes(bytes, Uint8Array.of(0))),
      changed(lineOf(), (bytes) => bytes.slice(0, 4 + 3)),
      signedAs(2 ** 53, Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0)),
    ]) {
      expect(open(note + bad).status).toBe("refused");
    }
    expect(open(note + signedAs(TIME, Uint8Array.of(0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb))).status).toBe(
      "read",
    );
    for (const time of [-1, 0.5, 2 ** 53]) expect(() => lineOf(time)).toThrow(RangeError);
  });

  it("[L17] every flipped bit of text, time or signature is refused", () => {
    const whole = utf8(note + lineOf());
    const logLine = utf8(text).length + 1;
    const logEnd = utf8(note).length;
    const passed: number[] = [];
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      // The log's own line is not a witness's to check.
      if (bit >> 3 >= logLine && bit >> 3 < logEnd) continue;
      const damaged = whole.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      const opened = openCosignatures(damaged, [keyOf(one)], ed25519Verify);
      if (opened.status === "read" && opened.cosignatures.length > 0) passed.push(bit);
    }
    expect(passed).toEqual([]);
  });

  it("[L17] unknown witnesses are ignored; one bad line of a known one refuses, though another holds", () => {
    expect(open(note + lineOf(), [])).toMatchObject({ status: "read", cosignatures: [] });
    expect(open(note + lineOf(TIME, two), [keyOf(one)])).toMatchObject({ cosignatures: [] });
    const other = cosign(text.replace("5", "6"), TIME, two, sha256);
    expect(open(note + lineOf() + other).status).toBe("refused");
    expect(open(note + lineOf() + other, [keyOf(one)]).status).toBe("read");
  });

  it("[L17] a log's signature is no cosignature, under the same name and key", () => {
    const own = { name: ORIGIN, ...testKey(7) };
    expect(open(note, [keyOf(own)])).toMatchObject({ cosignatures: [] });
  });

  it("[L17] of several lines of one witness the newest counts", () => {
    const both = [lineOf(TIME + 9), lineOf()];
    for (const order of [both, both.toReversed()])
      expect(open(note + order.join(""))).toMatchObject({ cosignatures: [{ time: TIME + 9 }] });
  });

  it("[L16] lines added twice stand once", () => {
    const line = lineOf().trim();
    expect(withLines(withLines(note, [line]), [line, line])).toBe(note + lineOf());
  });
});

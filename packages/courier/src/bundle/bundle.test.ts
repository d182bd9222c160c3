/** Bundles: packed, opened, altered, cut, forged, of another desk, of another day. */
import { canonicalText, concatBytes, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import {
  type Box,
  DESK,
  newBox,
  newKey,
  random,
  sha256,
  twoMachines,
  verifyEd25519,
} from "../testing/invented.suite.ts";
import { BUNDLE_FORMAT, type BundleManifest, LARGEST_BUNDLE, manifestBytes } from "./manifest.ts";
import { openBundle } from "./openBundle.ts";
import type { Packed } from "./packBundle.ts";
import { paddedSize } from "./paddedSize.ts";

const open = (bytes: Uint8Array, node: string, box: Pick<Box, "decrypt">, desk: string | null = DESK) =>
  openBundle(bytes, { desk, node }, { sha256, verify: verifyEd25519, decrypt: box.decrypt });
const bytesOf = (packed: Packed): Uint8Array => {
  if (packed.status !== "packed") throw new TypeError(packed.status);
  return packed.bytes;
};
const plain = { encrypt: async (bytes: Uint8Array) => bytes, decrypt: async (bytes: Uint8Array) => bytes };

describe("a bundle", () => {
  it("[C1] [C4] opens to what was packed, under an id that is the hash of what was signed", async () => {
    const { to, box, given, pack } = twoMachines();
    const packed = await pack();
    const opened = await open(bytesOf(packed), to.node, box);
    if (opened.status !== "opened" || packed.status !== "packed") throw new TypeError(opened.status);
    expect(opened.bundle.id).toBe(packed.id);
    expect(opened.bundle.id).toBe(toHex(sha256(manifestBytes(opened.bundle.manifest))));
    expect(opened.bundle.contents.map((one) => ({ ...one, bytes: toHex(one.bytes) }))).toEqual(
      given.contents.map((one) => ({ ...one, bytes: toHex(one.bytes) })),
    );
    expect(opened.bundle.manifest).toMatchObject({ desk: DESK, to: to.node, has: given.has, since: null });
  });

  it("[C2] shows nothing in the clear, and two of the same contents differ", async () => {
    const { from, to, pack } = twoMachines();
    const [one, other] = [bytesOf(await pack()), bytesOf(await pack())];
    for (const text of [DESK, from.node, from.key, to.node, "daftar", "invented"]) {
      expect(Buffer.from(one).includes(text), text).toBe(false);
    }
    expect(toHex(one)).not.toBe(toHex(other));
  });

  it("[C2] is padded: lengths that are near look alike", async () => {
    const { pack } = twoMachines();
    const sizes = new Set<number>();
    for (let more = 0; more < 60; more += 1) {
      sizes.add(
        bytesOf(await pack({ contents: [{ kind: "blob", bytes: new Uint8Array(20_000 + more) }] })).length,
      );
    }
    expect(sizes.size).toBeLessThanOrEqual(2);
  });

  it("[C3] any flipped bit and any cut is refused", async () => {
    const { to, box, pack } = twoMachines();
    const good = bytesOf(await pack());
    for (let at = 0; at < good.length; at += 3) {
      const bad = good.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      expect((await open(bad, to.node, box)).status, `byte ${at}`).toBe("refused");
    }
    for (let size = 0; size < good.length; size += 11) {
      expect((await open(good.subarray(0, size), to.node, box)).status, `${size} bytes`).toBe("refused");
    }
  });

  it("[C3] any flipped bit and any cut of what is inside is refused too, should the encryption fail us", async () => {
    const { to, pack } = twoMachines();
    const good = bytesOf(await pack({}, plain.encrypt));
    expect((await open(good, to.node, plain)).status).toBe("opened");
    for (let at = 0; at < good.length; at += 1) {
      const bad = good.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      expect((await open(bad, to.node, plain)).status, `byte ${at}`).toBe("refused");
    }
    for (let size = 0; size < good.length; size += 7) {
      expect((await open(good.subarray(0, size), to.node, plain)).status, `${size} bytes`).toBe("refused");
    }
    const longer = concatBytes(good, new Uint8Array(64));
    expect(await open(longer, to.node, plain)).toMatchObject({ code: "bundle.altered" });
  });

  it("[C5] of another desk, for another machine, encrypted to another: each has its own refusal", async () => {
    const { to, box, pack } = twoMachines();
    const good = bytesOf(await pack());
    expect(await open(good, to.node, box, "e".repeat(64))).toMatchObject({ code: "bundle.foreign" });
    expect(await open(good, newKey().node, box)).toMatchObject({ code: "bundle.not-for-us" });
    expect(await open(good, to.node, newBox())).toMatchObject({ code: "bundle.not-for-us" });
    expect((await open(good, to.node, box, null)).status).toBe("opened");
  });

  it("[C6] of a newer format is refused before anything else of it is read", async () => {
    const { to } = twoMachines();
    const newer = utf8("daftar.bundle/v2\nwhatever that may be");
    expect(await open(newer, to.node, plain)).toMatchObject({ status: "refused", code: "bundle.newer" });
    expect(await open(utf8("PK zip"), to.node, plain)).toMatchObject({ code: "bundle.altered" });
  });
});

describe("a manifest that was forged by whoever holds a key", () => {
  /** A bundle whose manifest says what it is told, signed soundly. */
  async function forged(
    change: (manifest: BundleManifest) => unknown,
    contents: Uint8Array = new Uint8Array(0),
    respelled: (line: string) => string = (line) => line,
  ) {
    const { from, to, pack } = twoMachines();
    const opened = await open(bytesOf(await pack({ contents: [] }, plain.encrypt)), to.node, plain);
    if (opened.status !== "opened") throw new TypeError(opened.status);
    const manifest = change(opened.bundle.manifest);
    const signed = concatBytes(utf8(`${BUNDLE_FORMAT}\0`), utf8(canonicalText(manifest)));
    const line = canonicalText({ manifest, sig: toHex(from.sign(signed)) });
    const head = utf8(`${BUNDLE_FORMAT}\n${respelled(line)}\n`);
    const size = head.length + contents.length;
    const whole = concatBytes(head, contents, new Uint8Array(paddedSize(size) - size));
    return open(whole, to.node, plain);
  }
  const entry = { kind: "blob", sha256: toHex(sha256(new Uint8Array(0))), size: 0 };
  const published = { ...entry, kind: "published", digest: "c".repeat(64) };

  it("[C7] is opened where it is sound, so that what follows is refused for what it says", async () => {
    expect((await forged((m) => ({ ...m, entries: [entry] }))).status).toBe("opened");
  });

  it.each(["../keys/node.json", "/etc/x", "a/../b", "a//b", ".hidden", "a\\b", "a/./b", "", "a\0b", "é"])(
    "[C7] a path like %j is refused",
    async (path) => {
      const opened = await forged((m) => ({ ...m, entries: [{ ...published, path }] }));
      expect(opened).toMatchObject({ code: "bundle.altered" });
    },
  );

  it("[C7] a path of more than 300 letters is refused, one of 300 is not", async () => {
    const withPath = (length: number) =>
      forged((m) => ({ ...m, entries: [{ ...published, path: "a".repeat(length) }] }));
    expect((await withPath(300)).status).toBe("opened");
    expect(await withPath(301)).toMatchObject({ code: "bundle.altered" });
  });

  it.each([1, 2 ** 40, 2 ** 53 - 1, -1])(
    "[C8] a size of %d that is not there is refused unread",
    async (size) => {
      expect(await forged((m) => ({ ...m, entries: [{ ...entry, size }] }))).toMatchObject({
        code: "bundle.altered",
      });
    },
  );

  it("[C8] sizes that add up by wrapping, another kind of entry, another key or a field too many are refused", async () => {
    const huge = { ...entry, size: 1024 ** 3 };
    for (const change of [
      (m: BundleManifest) => ({ ...m, entries: Array.from({ length: 40 }, () => huge) }),
      (m: BundleManifest) => ({ ...m, entries: [{ ...entry, kind: "symlink" }] }),
      (m: BundleManifest) => ({ ...m, from: { ...m.from, key: newKey().key } }),
      (m: BundleManifest) => ({ ...m, from: { ...m.from, node: "0".repeat(16) } }),
      (m: BundleManifest) => ({ ...m, extra: 1 }),
      (m: BundleManifest) => ({ ...m, entries: [{ ...entry, __proto__x: 1 }] }),
    ]) {
      expect(await forged(change)).toMatchObject({ status: "refused", code: "bundle.altered" });
    }
  });

  it("[C8] a size below zero gives no bytes a second meaning, though all sizes add up", async () => {
    const [bytes, none] = [utf8("invented"), new Uint8Array(0)];
    const blob = (of: Uint8Array, size: number) => ({ kind: "blob", sha256: toHex(sha256(of)), size });
    const whole = (...entries: object[]) => forged((m) => ({ ...m, entries }), bytes);
    expect((await whole(blob(bytes, 8))).status).toBe("opened");
    expect(await whole(blob(bytes, 8), blob(none, -8), blob(bytes, 8))).toMatchObject({
      code: "bundle.altered",
    });
  });

  it("[C8] a chain of no number, a nonce of another length and another form of the manifest are refused", async () => {
    const ops = { ...entry, kind: "ops", node: "0".repeat(16), epoch: 0 };
    expect((await forged((m) => ({ ...m, entries: [ops] }))).status).toBe("opened");
    for (const change of [
      (m: BundleManifest) => ({ ...m, entries: [{ ...ops, epoch: -1 }] }),
      (m: BundleManifest) => ({ ...m, nonce: "00" }),
      (m: BundleManifest) => ({ ...m, format: "daftar.bundle/v2" }),
    ])
      expect(await forged(change)).toMatchObject({ code: "bundle.altered" });
  });

  it("[C4] a manifest that says the same in another spelling is refused: one bundle has one id and one form", async () => {
    const respelled = (change: (line: string) => string) => forged((m) => m, new Uint8Array(0), change);
    expect((await respelled((line) => line)).status).toBe("opened");
    for (const change of [
      (line: string) => line.replace('{"manifest":', '{ "manifest":'),
      (line: string) => line.replace('"nonce":', '"nonce":"00","nonce":'),
      (line: string) => line.replace('"sig":', '"extra":1,"sig":'),
      (line: string) => line.replace('"desk"', '"\\u0064esk"'),
    ])
      expect(await respelled(change)).toMatchObject({ code: "bundle.altered" });
  });

  it("[C9] bytes after the contents that are not zero are refused", async () => {
    expect(await forged((m) => m, utf8("more"))).toMatchObject({ code: "bundle.altered" });
  });
});

describe("padding", () => {
  it("[C2] holds the size, adds an eighth at most, and is its own padded size", () => {
    for (let size = 0; size < 70_000; size += 1 + (size >> 6)) {
      const padded = paddedSize(size);
      expect(padded).toBeGreaterThanOrEqual(size);
      if (size > 8) expect(padded).toBeLessThanOrEqual(size * 1.125);
      expect(paddedSize(padded)).toBe(padded);
    }
    expect([paddedSize(9), paddedSize(1000), paddedSize(2 ** 31 + 1)]).toEqual([10, 1024, 2 ** 31 + 2 ** 26]);
    expect([paddedSize(0), paddedSize(1), paddedSize(2)]).toEqual([2, 2, 2]);
  });
});

it("[C1] what it took the recipient to hold is in it", async () => {
  const { to, box, given, pack } = twoMachines();
  const opened = await open(bytesOf(await pack({ since: given.has })), to.node, box);
  expect(opened).toMatchObject({ bundle: { manifest: { since: given.has } } });
});

it("[C8] what is more than a bundle holds is not packed: one content, or several together", async () => {
  const { pack } = twoMachines();
  /** Says that it is as long as that; nothing of it is there. */
  const long = (length: number) => ({
    kind: "blob" as const,
    bytes: Object.defineProperty(new Uint8Array(0), "length", { value: length }),
  });
  expect(await pack({ contents: [long(LARGEST_BUNDLE + 1)] })).toEqual({ status: "too-large" });
  expect(await pack({ contents: [long(LARGEST_BUNDLE), long(LARGEST_BUNDLE)] })).toEqual({
    status: "too-large",
  });
});

it("what cannot be packed is refused by its writer", async () => {
  const { pack } = twoMachines();
  const bad = { kind: "published", digest: "c".repeat(64), path: "../x", bytes: random(1) } as const;
  await expect(pack({ contents: [bad] })).rejects.toThrow(RangeError);
});

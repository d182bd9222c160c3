import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHex, toHex, utf8 } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ed25519Verify, testKey } from "../testing/nodeCrypto.suite.ts";
import { vectorsFolder } from "../testing/vectors.suite.ts";
import { BASE, combine, decodePoint, encodePoint, GROUP_ORDER, IDENTITY, littleEndian } from "./points.ts";
import { isSoundKey } from "./soundKey.ts";
import { isSoundSignature } from "./soundSignature.ts";
import { verifierOf } from "./verifierOf.ts";

const sha512 = (bytes: Uint8Array) => new Uint8Array(createHash("sha512").update(bytes).digest());
const verify = verifierOf(sha512);
const cctv = vectorsFolder("cctv-ed25519");
const wycheproof = vectorsFolder("wycheproof");

describe("Ed25519 in plain arithmetic", () => {
  it("[L24] the generator is that of RFC 8032", () => {
    expect(toHex(encodePoint(BASE))).toBe(`58${"66".repeat(31)}`);
  });

  it("[L24] takes what node:crypto signs, and nothing with one bit flipped in key, message or signature", () => {
    const bytes = fc.uint8Array({ maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), bytes, fc.nat(767), (seed, message, bit) => {
        const key = testKey(seed);
        const signature = key.sign(message);
        expect(verify(key.publicKey, message, signature)).toBe(true);
        const whole = new Uint8Array([...key.publicKey, ...signature]);
        whole[bit >> 3] = (whole[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verify(whole.slice(0, 32), message, whole.slice(32))).toBe(false);
        expect(verify(key.publicKey, new Uint8Array([...message, 0]), signature)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it("[L24] refuses S + L, and bytes of wrong length without an exception", () => {
    const key = testKey(7);
    const signature = key.sign(utf8("one"));
    let s = 0n;
    for (let at = 63; at >= 32; at -= 1) s = (s << 8n) | BigInt(signature[at] ?? 0);
    s += GROUP_ORDER;
    const other = signature.map((byte, at) => (at < 32 ? byte : Number((s >> BigInt(8 * (at - 32))) & 255n)));
    expect(verify(key.publicKey, utf8("one"), other)).toBe(false);
    expect(verify(key.publicKey.slice(1), utf8("one"), signature)).toBe(false);
    expect(verify(key.publicKey, utf8("one"), signature.slice(1))).toBe(false);
    // A byte more that changes no number: one signature would have two spellings.
    expect(verify(key.publicKey, utf8("one"), new Uint8Array([...signature, 0]))).toBe(false);
    expect(isSoundSignature(key.publicKey, new Uint8Array([...signature, 0]))).toBe(false);
  });

  /** Points of small order, as multiples of one of order 8: RFC 8032 in plain arithmetic, no list of ours. */
  const SMALL = (() => {
    for (let y = 2; ; y += 1) {
      const point = decodePoint(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? y : 0)));
      if (point === null) continue;
      const small = combine(GROUP_ORDER, point, 0n, IDENTITY);
      const all = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].map((times) => combine(times, small, 0n, IDENTITY));
      if (new Set(all.map((one) => toHex(encodePoint(one)))).size === 8) return all;
    }
  })();
  const scalarBytes = (scalar: bigint) =>
    Uint8Array.from({ length: 32 }, (_, at) => Number((scalar >> BigInt(8 * at)) & 255n));

  it("[L24] refuses a key of small order, or with a part of it, under which anybody could sign", () => {
    const honest = decodePoint(testKey(7).publicKey)!;
    expect(isSoundKey(toHex(testKey(7).publicKey))).toBe(true);
    for (const [at, small] of SMALL.entries()) {
      const key = encodePoint(small);
      expect(isSoundKey(toHex(key)), `${at}`).toBe(false);
      if (at < 7) expect(isSoundKey(toHex(encodePoint(combine(1n, honest, 1n, small)))), `${at}`).toBe(false);
      // R = S·B: holds for any message where k·A is the identity, which for the identity itself is always.
      const [s, r] = [scalarBytes(5n), encodePoint(combine(5n, BASE, 0n, IDENTITY))];
      const forged = new Uint8Array([...r, ...s]);
      expect([verify(key, utf8("anything"), forged), isSoundSignature(key, forged)]).toEqual([false, false]);
    }
  });

  it("[L24] refuses R of small order, which only whoever has the key can make, and implementations judge apart", () => {
    const scalar = 12345n;
    const key = encodePoint(combine(scalar, BASE, 0n, IDENTITY));
    const signed = (r: Uint8Array, plus: bigint) => {
      const k = littleEndian(sha512(new Uint8Array([...r, ...key, 1]))) % GROUP_ORDER;
      return new Uint8Array([...r, ...scalarBytes((plus + k * scalar) % GROUP_ORDER)]);
    };
    const sound = signed(encodePoint(combine(9n, BASE, 0n, IDENTITY)), 9n);
    expect(verify(key, Uint8Array.of(1), sound)).toBe(true);
    for (const small of SMALL) {
      const bad = signed(encodePoint(small), 0n);
      expect([verify(key, Uint8Array.of(1), bad), isSoundSignature(key, bad)]).toEqual([false, false]);
    }
  });

  it.skipIf(cctv === null)(
    "[L24] of the 914 CCTV vectors it parts from node:crypto where the key is not sound or R is of small order, and nowhere else (skipped without $DAFTAR_SHARED)",
    () => {
      const path = join(cctv ?? "", "ed25519/ed25519vectors.json");
      const vectors: { key: string; sig: string; msg: string; flags: string[] | null }[] = JSON.parse(
        readFileSync(path, "utf8"),
      );
      expect(vectors).toHaveLength(914);
      const ours = ["low_order_R", "low_order_A", "non_canonical_A", "low_order_component_A"];
      const wrong = vectors.filter(({ key, sig, msg, flags }) => {
        const [k, m, s] = [fromHex(key), utf8(msg), fromHex(sig)];
        const refused = flags?.some((flag) => ours.includes(flag)) ?? false;
        return verify(k, m, s) !== (!refused && ed25519Verify(k, m, s));
      });
      expect(wrong).toEqual([]);
    },
  );

  it.skipIf(wycheproof === null)(
    "[L24] agrees with every Wycheproof vector (skipped without $DAFTAR_SHARED)",
    () => {
      const {
        testGroups,
      }: {
        testGroups: { publicKey: { pk: string }; tests: { msg: string; sig: string; result: string }[] }[];
      } = JSON.parse(readFileSync(join(wycheproof ?? "", "ed25519_test.json"), "utf8"));
      const judged = testGroups.flatMap(({ publicKey, tests }) =>
        tests.map(({ msg, sig, result }) => [
          verify(fromHex(publicKey.pk), fromHex(msg), fromHex(sig)),
          result === "valid",
        ]),
      );
      expect(judged).toHaveLength(151);
      expect(judged.filter(([holds, valid]) => holds !== valid)).toEqual([]);
    },
  );
});

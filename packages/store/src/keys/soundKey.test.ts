import { isSoundKey } from "@daftar/log";
import { toHex } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyPairOf } from "./ed25519.ts";

const littleEndian = (n: bigint): string => {
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at += 1) bytes[at] = Number((n >> BigInt(8 * at)) & 255n);
  return toHex(bytes);
};
const P = 2n ** 255n - 19n;

describe("isSoundKey", () => {
  it("[S8] every key that key generation makes is sound", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        expect(isSoundKey(keyPairOf(toHex(seed)).publicKey)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("[S8] says the same of a key however often it is asked, whatever was asked between", () => {
    const [sound, odd] = [keyPairOf("07".repeat(32)).publicKey, littleEndian(P - 1n)];
    for (let round = 0; round < 3; round += 1)
      expect([sound, odd, sound, odd].map(isSoundKey)).toEqual([true, false, true, false]);
  });

  it.each([
    ["the neutral point", littleEndian(1n)],
    ["the point of order 2", littleEndian(P - 1n)],
    ["a point of order 4", littleEndian(0n)],
    ["the neutral point spelt with the sign of x set", littleEndian(1n + 2n ** 255n)],
    ["y written as p + 1", littleEndian(P + 1n)],
    ["y written as p", littleEndian(P)],
    ["bytes that are no point", littleEndian(2n)],
    ["31 bytes", "00".repeat(31)],
  ])("[S8] %s is not sound", (_, key) => {
    expect(isSoundKey(key)).toBe(false);
  });
});

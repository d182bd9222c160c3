import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commitment, committer } from "../publicLeaf.ts";
import { fromHex, hexInto, isHexOf, toHex } from "./bytes.ts";

const bytesOf = fc.uint8Array({ maxLength: 200 });

describe("hexadecimal", () => {
  it("has one spelling, which is read back", () => {
    fc.assert(
      fc.property(bytesOf, fc.nat(3), (bytes, at) => {
        const text = toHex(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("hex"));
        expect(fromHex(text)).toEqual(bytes);
        expect(isHexOf(text, bytes)).toBe(true);
        const into = new Uint8Array(at + bytes.length + 1).fill(7);
        hexInto(text, into, at);
        expect(into).toEqual(Uint8Array.of(...Array(at).fill(7), ...bytes, 7));
      }),
    );
  });

  it("another text is no bytes, and not these", () => {
    for (const bad of ["0", "0g", "0A", " 0", "00 ", "٠٠"]) {
      expect(() => fromHex(bad), bad).toThrow(RangeError);
      expect(isHexOf(bad, Uint8Array.of(0)), bad).toBe(false);
    }
    expect(isHexOf("00ff", Uint8Array.of(0, 254))).toBe(false);
    expect(isHexOf("00", Uint8Array.of(0, 0))).toBe(false);
    expect(() => hexInto("0000", new Uint8Array(2), 1)).toThrow(RangeError);
  });
});

it("[J17] commitments made one after another are those made each by itself", () => {
  const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
  const commit = committer(sha256);
  const value = fc.oneof(
    fc.string({ maxLength: 2000 }),
    fc.array(fc.string()),
    fc.constant(null),
    fc.integer(),
  );
  fc.assert(
    fc.property(
      fc.string({ maxLength: 9 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      value,
      (field, salt, one) => {
        expect(toHex(commit(field, salt, one))).toBe(commitment(field, salt, one, sha256));
      },
    ),
  );
  expect(() => commit("a", new Uint8Array(31), 1)).toThrow(RangeError);
});

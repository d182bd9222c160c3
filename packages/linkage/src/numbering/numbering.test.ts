import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Numbering } from "./numbering.ts";

describe("Numbering", () => {
  it("numbers keys in the order met, as a map would, up to 2^53", () => {
    const keys = fc.array(fc.oneof(fc.nat(40), fc.nat(2 ** 31 - 1), fc.maxSafeNat()), { maxLength: 6000 });
    fc.assert(
      fc.property(keys, (own) => {
        const numbering = new Numbering();
        const plain = new Map<number, number>();
        for (const key of own) {
          if (!plain.has(key)) plain.set(key, plain.size);
          expect(numbering.of(key)).toBe(plain.get(key));
        }
        expect(numbering.count).toBe(plain.size);
      }),
      { numRuns: 50 },
    );
    const many = new Numbering();
    for (let key = 0; key < 30_000; key += 1) expect(many.of(key * 4_294_967_296)).toBe(key);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawSample } from "./sample.ts";

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 60 });

describe("a sample by a recorded seed", () => {
  it("[J9] the same records and seed give the same sample, whatever order the records came in", () => {
    fc.assert(
      fc.property(
        ids,
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        fc.infiniteStream(fc.nat()),
        (all, size, seed, keys) => {
          const shuffled = all.map((id) => ({ id, key: keys.next().value })).sort((a, b) => a.key - b.key);
          expect(
            drawSample(
              shuffled.map(({ id }) => id),
              size,
              seed,
            ),
          ).toEqual(drawSample(all, size, seed));
        },
      ),
    );
  });

  it("holds as many as asked, or all, each once", () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 30 }), fc.nat(), (all, size, seed) => {
        const sample = drawSample(all, size, seed);
        expect(new Set(sample).size).toBe(Math.min(size, all.length));
        expect(sample.every((id) => all.includes(id))).toBe(true);
      }),
    );
  });

  it("another seed draws other records", () => {
    const many = Array.from({ length: 500 }, (_, n) => `r${n}`);
    expect(drawSample(many, 20, 1)).not.toEqual(drawSample(many, 20, 2));
  });
});

/**
 * Seeded fakes among true records: threat 12. How often the sample of `assess list` meets one, measured.
 *
 * The law is the hypergeometric one: of n records with f fakes, a sample of s meets none with the chance
 * C(n − f, s) / C(n, s). What a sample does not meet, J9 bounds: a list grants reported at most.
 */
import { describe, expect, it } from "vitest";
import { drawSample } from "./sample.ts";

const RECORDS = 400;
const SEEDS = 4000;

/** Chance that a sample of `size` meets a fake. */
function lawful(fakes: number, size: number): number {
  let none = 1;
  for (let at = 0; at < size; at += 1) none *= (RECORDS - fakes - at) / (RECORDS - at);
  return 1 - none;
}

/** Share of seeds whose sample meets one, where fakes stand together, as whoever adds them would leave them. */
function measured(fakes: number, size: number): number {
  const ids = Array.from({ length: RECORDS }, (_, n) => `record-${String(n).padStart(4, "0")}`);
  const fake = new Set(ids.slice(100, 100 + fakes));
  let met = 0;
  for (let seed = 1; seed <= SEEDS; seed += 1)
    if (drawSample(ids, size, seed).some((id) => fake.has(id))) met += 1;
  return met / SEEDS;
}

describe("seeded fakes", () => {
  it.each([
    // fakes, sample, chance that it meets one
    [4, 30, 0.27],
    [20, 30, 0.8],
    [40, 30, 0.96],
    [20, 60, 0.96],
  ])(
    "[J9] of 400 records %i are fakes: a sample of %i meets one with the chance %d",
    (fakes, size, chance) => {
      expect(lawful(fakes, size)).toBeCloseTo(chance, 2);
      // Four standard errors of a share over so many seeds.
      const error = 4 * Math.sqrt((chance * (1 - chance)) / SEEDS);
      expect(Math.abs(measured(fakes, size) - lawful(fakes, size))).toBeLessThan(error);
    },
  );
});

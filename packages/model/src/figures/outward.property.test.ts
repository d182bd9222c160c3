import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { highEnd, lowEnd, outward, outwardEnds } from "./outward.ts";

const figure = fc.double({ min: 0, max: 1e9, noNaN: true });
const ends = fc.tuple(figure, figure).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const steps = fc.constantFrom(1, 10, 100, 1000);

describe("ends of an interval", () => {
  it("are never inside what they stand for, and never further out than two steps", () => {
    fc.assert(
      fc.property(ends, steps, (given, each) => {
        const shown = outward(given, each);
        expect(shown.low).toBeLessThanOrEqual(given.low);
        expect(shown.high).toBeGreaterThanOrEqual(given.high);
        expect(given.low - shown.low).toBeLessThanOrEqual(2 / each);
        expect(shown.high - given.high).toBeLessThanOrEqual(2 / each);
      }),
    );
  });

  it("in whole people are whole, stay where they are whole already, and rounding twice changes nothing", () => {
    fc.assert(
      fc.property(ends, fc.nat(), fc.nat(), (given, a, b) => {
        const shown = outward(given);
        expect(Number.isInteger(shown.low) && Number.isInteger(shown.high)).toBe(true);
        expect(outward(shown)).toEqual(shown);
        const whole = { low: Math.min(a, b), high: Math.max(a, b) };
        expect(outward(whole)).toEqual(whole);
      }),
    );
  });

  it("rise and fall with what they stand for: a wider interval is never shown as a narrower one", () => {
    fc.assert(
      fc.property(figure, figure, steps, (a, b, each) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(lowEnd(less, each)).toBeLessThanOrEqual(lowEnd(more, each));
        expect(highEnd(less, each)).toBeLessThanOrEqual(highEnd(more, each));
      }),
    );
  });

  it("are none where one is missing, and refused in the wrong order", () => {
    expect(outwardEnds({ low: 3.2, high: null })).toBe(null);
    expect(outwardEnds({ low: null, high: null })).toBe(null);
    expect(outwardEnds({ low: 3.2, high: 4.1 })).toEqual({ low: 3, high: 5 });
    expect(() => outward({ low: 2, high: 1 })).toThrow(RangeError);
    expect(() => outward({ low: 2, high: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });
});

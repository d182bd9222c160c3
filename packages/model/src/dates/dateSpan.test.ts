import fc from "fast-check";
import { expect, it } from "vitest";
import { commonDays, type DayWindow, daysIn, intersects } from "./dateSpan.ts";
import { addDays } from "./dayArithmetic.ts";

const window = fc.tuple(fc.nat(20), fc.nat(20)).map(
  ([from, more]): DayWindow => ({
    from: addDays("2031-02-20", from),
    to: addDays("2031-02-20", from + more),
  }),
);
const days = ({ from, to }: DayWindow): string[] =>
  Array.from({ length: daysIn({ from, to }) }, (_, at) => addDays(from, at));

it("days in common are those that lie in both, and none where two windows do not meet", () => {
  fc.assert(
    fc.property(window, window, (a, b) => {
      const common = commonDays(a, b);
      expect(common === null ? [] : days(common)).toEqual(days(a).filter((day) => days(b).includes(day)));
      expect(common !== null).toBe(intersects(a, b));
      expect(commonDays(b, a)).toEqual(common);
    }),
  );
});

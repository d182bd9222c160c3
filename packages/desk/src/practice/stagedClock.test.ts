import fc from "fast-check";
import { expect, it } from "vitest";
import { stagedClock } from "./stagedClock.ts";

const DAY = 86_400_000;

it("time goes on, stands on the day that was asked for, and never lies in the future", () => {
  const now = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) });
  fc.assert(
    fc.property(
      now,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 50 }),
      (started, daysBack, asked) => {
        const clock = stagedClock(() => started, daysBack);
        let last = 0;
        for (let days = daysBack; days >= 0; days -= 1) {
          clock.toDaysAgo(days);
          for (let at = 0; at < asked; at += 1) {
            const time = clock.now();
            expect(time).toBeGreaterThanOrEqual(last);
            expect(time).toBeLessThanOrEqual(started);
            expect(Math.floor(started / DAY) - Math.floor(time / DAY)).toBe(days);
            last = time;
          }
        }
      },
    ),
  );
});

it("does not go back", () => {
  const clock = stagedClock(() => Date.UTC(2031, 5, 10, 12), 5);
  clock.toDaysAgo(2);
  const there = clock.now();
  clock.toDaysAgo(4);
  expect(clock.now()).toBeGreaterThan(there);
});

import { addDays } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyDays } from "./historyDays.ts";

const FIRST = "2031-01-01";
const received = fc
  .uniqueArray(fc.nat(400), { minLength: 1, maxLength: 60 })
  .map((days) => days.sort((a, b) => a - b).map((at) => addDays(FIRST, at)));

describe("the days a history is told of", () => {
  it("[J12] are in order, end with the last, and each rests on the newest day received by then", () => {
    fc.assert(
      fc.property(received, fc.nat(200), fc.integer({ min: 0, max: 1_000_000 }), (days, after, records) => {
        const to = addDays(days.at(-1)!, after);
        const told = historyDays(days, { from: null, to }, records);
        const all = told.days.map(({ day }) => day);
        expect(all).toEqual([...new Set(all)].sort());
        expect([all[0], all.at(-1)]).toEqual([days[0], to]);
        expect(all.length).toBeLessThanOrEqual(60);
        for (const { day, rests } of told.days) expect(rests).toBe(days.filter((one) => one <= day).at(-1));
      }),
    );
  });

  it("each day where they are few; evenly thinned where they are many, or the desk is large", () => {
    const every = Array.from({ length: 40 }, (_, at) => addDays(FIRST, at));
    const to = every.at(-1)!;
    expect(historyDays(every, { from: null, to }, 1000)).toMatchObject({ everyDays: 1 });
    expect(historyDays(every, { from: null, to }, 1000).days).toHaveLength(40);
    const large = historyDays(every, { from: null, to }, 100_000);
    expect(large.everyDays).toBe(6);
    expect(large.days.length).toBeLessThanOrEqual(8);
    // Few days on which something came cost little, however many days are told of.
    expect(historyDays([FIRST], { from: null, to }, 100_000).days).toHaveLength(40);
  });

  it("begin no sooner than the first received, nor than was asked, and are none before it", () => {
    const days = [FIRST, "2031-01-20"];
    const from = (since: string | null, to: string) =>
      historyDays(days, { from: since, to }, 1).days.map(({ day }) => day);
    expect(from("2030-01-01", "2031-01-02")).toEqual([FIRST, "2031-01-02"]);
    expect(from("2031-01-19", "2031-01-21")).toEqual(["2031-01-19", "2031-01-20", "2031-01-21"]);
    expect(from(null, "2030-12-31")).toEqual([]);
    expect(historyDays([], { from: null, to: FIRST }, 1).days).toEqual([]);
  });
});

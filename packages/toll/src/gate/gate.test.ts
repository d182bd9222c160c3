import { addDays, type Policy, policy } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";
import { type GateInput, gate, linesOf, sampleCoverage, untilDay } from "../index.ts";
import { silenceOf } from "./silence.ts";

const lenient = (some: Partial<Policy["gate"]> = {}): Policy =>
  policy.parse({ gate: { minimumOrigins: 0, placesWithoutSource: 99, countGapPerMille: 1000, ...some } });

function report(story: Story, with_: Policy, some: Partial<GateInput> = {}) {
  const judgement = story.judge();
  return gate({
    judgement,
    lines: linesOf(judgement),
    policy: with_,
    openPairs: judgement.undecidedPairs,
    intake: [],
    conditions: [],
    scope: story.scope,
    ...some,
  });
}
const measure = (of: ReturnType<typeof gate>, id: string) => of.measures.find((one) => one.id === id)!;
const intake = (...newRecords: number[]) =>
  newRecords.map((count, at) => ({
    day: `2031-02-${String(at + 1).padStart(2, "0")}`,
    newRecords: count,
    newVictims: count,
  }));

describe("the gate", () => {
  it("[J20] opens when every threshold of the policy is met", () => {
    const story = new Story();
    story.verified();
    expect(report(story, lenient())).toMatchObject({ open: true, code: "gate.open" });
  });

  it("[J1] is shut without a scope", () => {
    const story = new Story();
    story.scope = null;
    expect(report(story, lenient())).toMatchObject({ open: false, code: "gate.shut" });
  });

  it("[J20] counts distinct known origins behind the reported figure", () => {
    const story = new Story();
    const ids = ["x", "x", "y"].map((origin) => story.record({ lineage: lineage(origin) }));
    for (const id of ids) story.assess(id);
    story.record({ lineage: lineage("never-assessed") });
    expect(measure(report(story, lenient()), "origins").value).toBe(2);
    expect(report(story, lenient({ minimumOrigins: 2 })).open).toBe(true);
    expect(report(story, lenient({ minimumOrigins: 3 })).open).toBe(false);
  });

  it("[J20] undecided pairs, reviews asked, count gaps and silent places each shut it", () => {
    const pairs = new Story();
    const [a] = pairs.corroborated();
    const [b] = pairs.corroborated();
    pairs.openPairs = [[a, b]];
    expect(measure(report(pairs, lenient()), "undecided-pairs")).toMatchObject({ value: 500, met: false });

    const reviews = new Story();
    const signed = reviews.verified();
    reviews.join(...signed, reviews.record());
    expect(measure(report(reviews, lenient()), "reviews-asked")).toMatchObject({ value: 1, met: false });

    const gaps = new Story();
    gaps.assess(gaps.count({ low: 10, high: 12 }));
    gaps.corroborated();
    expect(measure(report(gaps, lenient({ countGapPerMille: 899 })), "count-agreement")).toMatchObject({
      value: 900,
      met: false,
    });
    expect(report(gaps, lenient({ countGapPerMille: 900 })).open).toBe(true);

    const places = new Story();
    places.corroborated();
    expect(
      measure(report(places, lenient({ placesWithoutSource: 2 })), "places-without-source"),
    ).toMatchObject({
      value: 3,
      met: false,
    });
  });

  it("[J20] silence is not convergence", () => {
    const story = new Story();
    story.verified();
    const quiet = report(story, lenient(), { intake: intake(40, 60, 50, 10) });
    expect(quiet).toMatchObject({ open: false, code: "gate.silence-is-not-convergence" });
    expect(report(story, lenient(), { intake: intake(40, 60, 50, 25) }).open).toBe(true);
    const nothing = untilDay(intake(40, 60), "2031-02-03");
    expect(report(story, lenient(), { intake: nothing }).code).toBe("gate.silence-is-not-convergence");
  });

  it("[J20] sample coverage and new people per record are shown and are no thresholds", () => {
    const story = new Story();
    story.verified();
    const shown = report(story, lenient(), { intake: [{ day: "2031-02-01", newRecords: 4, newVictims: 1 }] });
    expect(measure(shown, "sample-coverage").met).toBeNull();
    expect(measure(shown, "new-victims-per-record")).toMatchObject({ value: 250, met: null });
  });

  it("[J20] what is left out is told in totals, provinces only from 20 people on", () => {
    const of = (north: number, south: number) => {
      const story = new Story();
      for (let i = 0; i < north + south; i += 1)
        story.record({
          fields: { deathPlace: { place: i < north ? "north-a" : "south-a", province: null } },
        });
      return report(story, lenient()).leftOut.filter((row) => row.what.startsWith("alleged"));
    };
    expect(of(20, 0).map(({ province, people }) => [province, people])).toEqual([
      [null, 20],
      ["north", 20],
    ]);
    expect(of(19, 0).map((row) => row.province)).toEqual([null]);
    expect(of(20, 20).map((row) => row.province)).toEqual([null, "north", "south"]);
    // The total less the one province shown would single the others out.
    expect(of(20, 3).map((row) => row.province)).toEqual([null]);
  });

  it("[J20] the table of conditions stands beside, by first day", () => {
    const cut = (from: string) => ({ from, to: "2031-02-02", where: "north", cut: "mobile" });
    const { conditions } = report(new Story(), lenient(), {
      conditions: [cut("2031-02-01"), cut("2031-01-01")],
    });
    expect(conditions.map((one) => one.from)).toEqual(["2031-01-01", "2031-02-01"]);
  });
});

const overDays = (newRecords: readonly number[]) =>
  newRecords.map((count, at) => ({ day: addDays("2031-02-01", at), newRecords: count, newVictims: count }));

describe("silence", () => {
  it("[J20] days without intake count as zero, and nothing earlier is nothing to compare", () => {
    expect(silenceOf([], 500)).toMatchObject({ earlierMedian: null, silent: false });
    expect(silenceOf(intake(5), 500)).toMatchObject({ last: 5, earlierMedian: null, silent: false });
    const gap = [...intake(10), { day: "2031-02-03", newRecords: 10, newVictims: 0 }];
    expect(silenceOf(gap, 500)).toMatchObject({ last: 10, earlierMedian: 10, silent: false });
  });

  it("[J20] a short burst and then nothing is silence, however long the nothing lasts", () => {
    for (const quiet of [1, 3, 6, 8, 9, 12, 15, 21, 40])
      for (const burst of [1, 3, 5, 6]) {
        const days = [...Array(burst).fill(100), ...Array(quiet).fill(0)];
        expect(silenceOf(overDays(days), 500), `${burst} days, ${quiet} quiet`).toMatchObject({
          last: 0,
          silent: true,
        });
      }
  });

  it("[J20] a trickle after a burst is no yardstick by itself: the first days count, scaled to seven", () => {
    // 20 days: six of 100 at the front, one record in each whole span since.
    const days = [...Array(6).fill(100), 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    expect(silenceOf(overDays(days), 500)).toMatchObject({ last: 1, earlierMedian: 350.5, silent: true });
  });

  it("[J20] with two weeks of history it compares spans of seven days", () => {
    const weeks = [...Array(7).fill(10), ...Array(7).fill(10), ...Array(7).fill(4)];
    expect(silenceOf(intake(...weeks), 500)).toMatchObject({
      last: 28,
      earlierMedian: 70,
      spanDays: 7,
      silent: true,
    });
    expect(silenceOf(intake(...weeks), 400).silent).toBe(false);
  });

  it("[J20] a silence that lasts for weeks never becomes the yardstick", () => {
    const weeks = [...Array(7).fill(10), ...Array(21).fill(0)];
    expect(silenceOf(intake(...weeks), 500)).toMatchObject({ last: 0, earlierMedian: 70, silent: true });
  });
});

describe("sample coverage", () => {
  it("[J20] follows Chao and Jost's formula, worked by hand", () => {
    // n = 7, f1 = 2, f2 = 1: 1 − 2/7 · 12/14 = 37/49 = 0.7551
    expect(sampleCoverage([1, 1, 2, 3])).toEqual({ captures: 7, once: 2, twice: 1, perMille: 755 });
    expect(sampleCoverage([2, 2]).perMille).toBe(1000);
  });

  it("[J20] cannot be told where everybody was heard of once", () => {
    expect(sampleCoverage([1, 1]).perMille).toBeNull();
    expect(sampleCoverage([]).perMille).toBeNull();
    expect(() => sampleCoverage([0.5])).toThrow(RangeError);
  });
});

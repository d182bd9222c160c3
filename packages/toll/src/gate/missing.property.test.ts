import { policy } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { play, steps } from "../../testing/randomHistory.ts";
import { lineage, Story } from "../../testing/story.ts";
import { type GateInput, type GateReport, gate, linesOf } from "../index.ts";
import { mostWithin } from "./missing.ts";

const strict = policy.parse({
  gate: { minimumOrigins: 4, undecidedPairsPerMille: 120, countGapPerMille: 250, placesWithoutSource: 1 },
});
const gateOf = (story: Story, some: Partial<GateInput> = {}): GateReport => {
  const judgement = story.judge();
  return gate({
    judgement,
    lines: linesOf(judgement),
    policy: strict,
    openPairs: judgement.undecidedPairs,
    intake: [],
    conditions: [],
    scope: story.scope,
    ...some,
  });
};
const measure = (of: GateReport, id: string) => of.measures.find((one) => one.id === id)!;
const missing = (of: GateReport, id: string) => measure(of, id).missing;

describe("what is missing", () => {
  it("[J20] the largest part within a share is met, and one more is not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(1200), (whole, perMille) => {
        const most = mostWithin(whole, perMille);
        const share = (part: number) => Math.floor((1000 * part) / whole);
        expect(share(most)).toBeLessThanOrEqual(perMille);
        expect(share(most + 1)).toBeGreaterThan(perMille);
      }),
    );
    expect(mostWithin(0, 50)).toBe(0);
  });

  it("[J20] is said of every measure that is not met, and of no other, whatever happened", () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const { met, missing: wanting } of gateOf(play(new Story(), all)).measures)
          expect(wanting !== null).toBe(met === false);
      }),
      { numRuns: 60 },
    );
  });

  it("[J20] as many pairs decided as it says, and no fewer, meet the share of undecided ones", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 40 }), (people, openPairs) => {
        const story = new Story();
        for (let at = 0; at < people; at += 1) story.corroborated();
        const left = missing(gateOf(story, { openPairs }), "undecided-pairs");
        if (left === null) return;
        const after = (decided: number) =>
          measure(gateOf(story, { openPairs: openPairs - decided }), "undecided-pairs").met;
        expect(left).toMatchObject({ code: "decide-pairs", of: openPairs });
        expect([after(left.count! - 1), after(left.count!)]).toEqual([false, true]);
      }),
      { numRuns: 40 },
    );
  });

  it("[J20] as many names as it says close the gap to a count, and a newer count the other way", () => {
    const low = new Story();
    low.assess(low.count({ low: 10, high: 12 }));
    for (let at = 0; at < 3; at += 1) low.corroborated();
    const short = missing(gateOf(low), "count-agreement");
    expect(short).toMatchObject({ code: "narrow-gap", count: 1 });
    // 7 short of 10; at most 250 per 1,000 is 2: five more.
    expect(short?.gaps).toMatchObject([{ people: 3, countLow: 10, countHigh: 12, names: 5 }]);
    for (let at = 0; at < 5; at += 1) low.corroborated();
    expect(missing(gateOf(low), "count-agreement")).toBeNull();

    const beyond = new Story();
    beyond.assess(beyond.count({ low: 2, high: 4 }));
    for (let at = 0; at < 7; at += 1) beyond.corroborated();
    // 3 beyond 4, of which one may stay: 250 per 1,000.
    expect(missing(gateOf(beyond), "count-agreement")?.gaps).toMatchObject([{ names: -2 }]);
  });

  it("[J20] origins, signatures and provinces are named one by one", () => {
    const story = new Story();
    const signed = story.verified();
    story.join(...signed, story.record());
    const found = gateOf(story);
    expect(missing(found, "origins")).toMatchObject({ code: "more-origins", count: 2, of: 4 });
    const again = missing(found, "reviews-asked");
    expect(again).toMatchObject({ code: "look-again", count: 1, of: 1 });
    expect(again?.victims).toEqual([story.victim(signed[0]).id]);
    expect(missing(found, "places-without-source")).toMatchObject({
      code: "hear-of-provinces",
      count: 2,
      provinces: ["south", "east", "west"],
    });
    story.scope = null;
    expect(missing(gateOf(story), "scope")).toMatchObject({ code: "set-scope" });
  });

  it("[J20] silence says which days against which median, and the records that would end it do", () => {
    const story = new Story();
    story.corroborated();
    const day = (at: number) => `2031-02-${String(at).padStart(2, "0")}`;
    const intake = [...Array(14).fill(10), ...Array(7).fill(2)].map((newRecords, at) => ({
      day: day(at + 1),
      newRecords,
      newVictims: 0,
    }));
    const left = missing(gateOf(story, { intake }), "intake");
    expect(left).toMatchObject({
      code: "more-records",
      count: 21,
      span: { from: day(15), to: day(21), records: 14, earlierMedian: 70 },
    });
    const more = [...intake, { day: day(21), newRecords: left!.count!, newVictims: 0 }];
    expect(missing(gateOf(story, { intake: more }), "intake")).toBeNull();
  });

  it("[J16] the words that go out with a release name no place of a count, which may be sealed", () => {
    const story = new Story();
    story.assess(story.count({ low: 50, high: 60, lineage: lineage("sealed-count") }));
    expect(measure(gateOf(story), "count-agreement").words).not.toMatch(/north/);
    expect(missing(gateOf(story), "count-agreement")?.words).toMatch(/north-a/);
  });
});

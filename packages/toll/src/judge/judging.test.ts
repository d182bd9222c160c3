import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";
import { told } from "../../testing/told.ts";
import { Judging, judge } from "../index.ts";

/** One thing more, judged both ways; what one looks at must have changed by it. */
function oneMore(story: Story, more: () => void, look: (story: Story) => unknown) {
  const judging = new Judging(told(story));
  const before = look(story);
  more();
  expect(look(story)).not.toEqual(before);
  const input = told(story);
  return { again: judging.again(input), anew: judge(input) };
}

describe("judging again touches", () => {
  it("[J3] whoever copies a record whose lineage was decided, and whoever copies them", () => {
    const story = new Story();
    const first = story.record({ lineage: lineage("o1") });
    const copy = story.record({ lineage: lineage(null, { from: [`record:${first}`] }) });
    const further = story.record({ lineage: lineage(null, { from: [`record:${copy}`] }) });
    for (const id of [first, copy, further]) story.assess(id);
    const judged = oneMore(
      story,
      () => story.decide("lineage", first, { lineage: lineage("o2") }, ["ada"]),
      (one) => one.victim(further).originIds,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J3] rows of a list that as a whole takes from a record", () => {
    const story = new Story();
    const first = story.record({ lineage: lineage("o1") });
    story.coverage("taken", { lineage: lineage(null, { from: [`record:${first}`] }) });
    const row = story.record({ list: "taken" });
    for (const id of [first, row]) story.assess(id);
    const judged = oneMore(
      story,
      () => story.decide("lineage", first, { lineage: lineage("o2") }, ["ada"]),
      (one) => one.victim(row).originIds,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J3] rows of a list that takes from a list that takes from a record", () => {
    const story = new Story();
    const first = story.record({ lineage: lineage("o1") });
    story.coverage("source", { lineage: lineage(null, { from: [`record:${first}`] }) });
    story.coverage("taken", { lineage: lineage(null, { from: ["list:source"] }) });
    const row = story.record({ list: "taken" });
    for (const id of [first, row]) story.assess(id);
    const judged = oneMore(
      story,
      () => story.decide("lineage", first, { lineage: lineage("o2") }, ["ada"]),
      (one) => one.victim(row).originIds,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J3] [T25] whoever has a value from a record whose own comes from elsewhere, by decision or list", () => {
    const story = new Story();
    const [a, b] = story.corroborated();
    const [c] = story.corroborated();
    story.assertion(b, "deathDate", lineage(null, { from: [`record:${c}`] }));
    const judged = oneMore(
      story,
      () => story.assertion(c, "deathDate", lineage(null, { from: [`record:${a}`] })),
      (one) => one.victim(a).level,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J3] [T25] a record of which one value is decided, and nothing else", () => {
    const story = new Story();
    const [a, b] = story.corroborated();
    story.corroborated();
    const judged = oneMore(
      story,
      () => story.assertion(b, "deathDate", lineage(null)),
      (one) => one.victim(a).level,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J9] everybody of a list that two people assessed", () => {
    const story = new Story();
    const row = story.record({ list: "rows", lineage: lineage("o1") });
    const brought = story.records[0]!.versions[0]!.opId;
    const judged = oneMore(
      story,
      () => story.assessList("rows", [brought], ["ada", "ben"]),
      (one) => one.victim(row).level,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J11] whom a count names, once somebody finds it credible", () => {
    const story = new Story();
    const [a] = story.corroborated({ deathPlace: { place: null, province: null } });
    const count = story.count({ includes: [a] });
    const judged = oneMore(
      story,
      () => story.assess(count),
      (one) => one.victim(a).countedIn,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J5] whoever is kept apart though people said the same", () => {
    const story = new Story();
    const [a, b] = [story.record(), story.record()];
    const judged = oneMore(
      story,
      () => story.notFollowed.push([a, b]),
      (one) => one.victim(b).conflicts,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J10] who stands behind a pair that opened, and a pair that somebody's level closes", () => {
    const story = new Story();
    const [a] = story.corroborated();
    const [b] = story.corroborated();
    const judged = oneMore(
      story,
      () => story.openPairs.push([a, b]),
      (one) => one.victim(a).missingForNext,
    );
    expect(judged.again).toEqual(judged.anew);
    const further = oneMore(
      story,
      () => story.assess(b, "not-credible"),
      (one) => one.victim(a).missingForNext,
    );
    expect(further.again).toEqual(further.anew);
  });

  it("[J8] what was said of an id whose records come later", () => {
    const story = new Story();
    story.anchorOf = (id) => (id === "v-long-ago" && story.records[0] ? story.records[0].id : null);
    story.decide("dispute", "v-long-ago", { dispute: "identity" }, ["ada"]);
    const judged = oneMore(
      story,
      () => story.record(),
      (one) => one.judge().victims.map(({ dispute }) => dispute),
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("[J1] everybody, where the scope or the policy is another", () => {
    const story = new Story();
    const [a] = story.verified();
    const judged = oneMore(
      story,
      () => {
        story.scope = null;
      },
      (one) => one.victim(a).level,
    );
    expect(judged.again).toEqual(judged.anew);
  });

  it("who was judged before stays as they were", () => {
    const story = new Story();
    const row = story.record({ lineage: lineage("o1") });
    const judging = new Judging(told(story));
    const before = judging.judgement;
    const kept = structuredClone(before.victims);
    story.assess(row);
    expect(judging.again(told(story)).victims[0]?.level).toBe("reported");
    expect(before.victims).toEqual(kept);
    expect(judging.judgement).not.toBe(before);
  });
});

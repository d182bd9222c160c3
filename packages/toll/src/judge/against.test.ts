import { describe, expect, it } from "vitest";
import { day, lineage, Story } from "../../testing/story.ts";
import { againstRise } from "./against.ts";

const told = (story: Story, id: string) =>
  againstRise(story.victim(id)).map(({ code, rule }) => `${code} ${rule}`);

describe("what stands against a rise of the level", () => {
  it("[J6] names what two accounts do not agree on: the date, the place, or both", () => {
    for (const [fields, codes] of [
      [{ deathDate: day("2031-01-20") }, ["window J6"]],
      [{ deathPlace: { place: null, province: null } }, ["area J6"]],
      [
        { deathDate: day("2031-01-20"), deathPlace: { place: null, province: null } },
        ["window J6", "area J6"],
      ],
    ] as const) {
      const story = new Story();
      const a = story.record({ lineage: lineage("one"), fields: { deathDate: day("2031-01-08") } });
      const b = story.record({
        lineage: lineage("two"),
        fields: { deathDate: day("2031-01-08"), ...fields },
      });
      story.join(a, b);
      for (const id of [a, b]) story.assess(id);
      expect(story.victim(a).level).toBe("reported");
      expect(told(story, a)).toEqual(codes);
    }
  });

  it("[J8] tells of an open dispute at every level below verified, once", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one") });
    story.decide("dispute", story.victim(a).id, { dispute: "fact-of-death" }, ["cem"]);
    expect(told(story, a)).toEqual(["assessment J5", "dispute J8"]);
    story.assess(a);
    expect(told(story, a)).toEqual(["second-origin J3", "dispute J8"]);
  });

  it("is nothing for whoever is verified, and every code has words and a rule", () => {
    const story = new Story();
    const [a] = story.verified();
    expect(againstRise(story.victim(a))).toEqual([]);
    story.scope = null;
    for (const one of againstRise(story.victim(a))) {
      expect(one.rule).toMatch(/^J\d+$/);
      expect(one.words).not.toBe("");
    }
    expect(told(story, a)).toContain("scope J1");
  });
});

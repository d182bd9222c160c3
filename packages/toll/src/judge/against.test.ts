import { describe, expect, it } from "vitest";
import { day, lineage, type RecordOptions, Story } from "../../testing/story.ts";
import { againstRise } from "./against.ts";
import { eligibility } from "./eligibility.ts";

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

  it("[J5, J6] says with their values what the two accounts lack that come nearest to agreeing", () => {
    const told = (one: RecordOptions["fields"], other: RecordOptions["fields"], list = "rights") => {
      const story = new Story();
      const a = story.record({ list: "hospital", lineage: lineage("one"), fields: one ?? {} });
      const b = story.record({ list, lineage: lineage("two"), fields: other ?? {} });
      story.join(a, b);
      for (const id of [a, b]) story.assess(id);
      return againstRise(story.victim(a)).map(({ words, said }) => ({
        words: words.slice(words.indexOf("; ") + 2),
        values: said?.map(({ label, value }) => `${label}: ${value ?? "-"}`),
      }));
    };
    const on = (from: string, to?: string) => ({ deathDate: day(from, to) });
    expect(told(on("2031-01-08"), on("2031-01-20"))).toEqual([
      {
        words: "hospital says 2031-01-08, rights says 2031-01-20",
        values: ["hospital: 2031-01-08", "rights: 2031-01-20"],
      },
    ]);
    expect(told({ deathDate: null }, on("2031-01-01", "2031-01-20"))).toEqual([
      {
        words: "hospital gives none, rights says 2031-01-01 to 2031-01-20, longer than 14 days",
        values: ["hospital: -", "rights: 2031-01-01/2031-01-20"],
      },
    ]);
    const at = (place: string | null) => ({ deathPlace: { place, province: null } });
    expect(told(at("south-a"), at("nowhere"))[0]?.words).toBe(
      "hospital says “south-a”, rights says “nowhere”, which is no place of the scope",
    );
    expect(told(at(null), at("north-a"))[0]?.values).toEqual(["hospital: -", "rights: north-a"]);
    expect(told({ status: "missing-presumed" }, {})[0]?.words).toBe(
      "hospital tells of somebody missing, rights tells of a death",
    );
    const body = (bodyTag: string | null) => ({ given: null, family: null, bodyTag });
    expect(told(body("7"), body(null))[0]?.words).toBe("hospital says “7”, rights gives none");
    expect(told(on("2031-01-08"), on("2031-01-20"), "hospital")[0]?.words).toMatch(
      /^hospital \([0-9a-f]{8}\) says 2031-01-08, hospital \([0-9a-f]{8}\) says 2031-01-20$/,
    );
  });

  it("[J5] says of a second origin what the accounts there are lack, and of a second signatory who signed", () => {
    const words = (...origins: (string | null)[]) => {
      const story = new Story();
      const ids = origins.map((origin) => story.record({ lineage: lineage(origin) }));
      story.join(...ids);
      for (const id of ids) story.assess(id);
      return againstRise(story.victim(ids[0]!)).map((one) => one.words);
    };
    expect(words("one")).toEqual(["one more independent origin"]);
    expect(words("one", "one")).toEqual([
      "one more independent origin; the 2 credible accounts have one known origin",
    ]);
    expect(words(null, null)).toEqual([
      "one more independent origin; where the 2 accounts come from is not known yet",
    ]);
    const story = new Story();
    const [a, b] = story.corroborated();
    story.sign([a, b], "ben");
    expect(againstRise(story.victim(a)).map((one) => one.words)).toEqual(["a second signatory: ben signed"]);
  });

  it("[J9] names the lists by whose assessment alone accounts stand", () => {
    const story = new Story();
    const brought = story.op();
    const a = story.record({ list: "hospital", import: brought, lineage: lineage("one") });
    const b = story.record({ list: "rights", lineage: lineage("two") });
    story.join(a, b);
    story.assess(b);
    story.assessList("hospital", [brought], ["ada", "ben"]);
    expect(againstRise(story.victim(a))[0]?.words).toContain("reported at most: hospital)");
  });

  it("[J7] says to a signatory who recorded an account that this stands against their word", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one", { direct: true }), recordedBy: "ada" });
    const b = story.record({ lineage: lineage("two") });
    story.join(a, b);
    for (const id of [a, b]) story.assess(id);
    const of = (person: string) => eligibility(story.judge(), story.victim(a), person).against;
    expect(of("ada").map(({ code, words }) => `${code}: ${words}`)).toEqual([
      "recorded: this person entered one of the accounts by hand",
    ]);
    expect(of("ben")).toEqual([]);
    story.sign([a, b], "ada");
    expect(eligibility(story.judge(), story.victim(a), "ben").completes).toBe(false);
    expect(againstRise(story.victim(a)).map((one) => one.words)).toEqual(["two signatories"]);
    story.sign([a, b], "ben");
    expect(story.victim(a).level).toBe("corroborated");
    expect(eligibility(story.judge(), story.victim(a), "cem").completes).toBe(true);
    // The word of whoever recorded is no first of two: one other signed, and another is missing.
    expect(againstRise(story.victim(a)).map((one) => one.words)).toEqual(["a second signatory: ben signed"]);
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

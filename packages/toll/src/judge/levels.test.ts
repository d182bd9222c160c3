import { describe, expect, it } from "vitest";
import { day, lineage, Story } from "../../testing/story.ts";
import { factsAsOf, judge, linesOf } from "../index.ts";

const codes = (missing: readonly { code: string }[]) => missing.map((one) => one.code);

describe("levels", () => {
  it("[J9] a list that nobody assessed leaves every row alleged and the toll at 0 / 0 / 0–0", () => {
    const story = new Story();
    for (let i = 0; i < 20; i += 1)
      story.record({ list: "memorial", lineage: lineage("memorial", { direct: true }) });
    const lines = story.lines();
    expect(story.judge().victims.map((v) => v.level)).toEqual(Array(20).fill("alleged"));
    expect([lines.verifiedNamed, lines.verified, lines.reported]).toEqual([0, 0, { low: 0, high: 0 }]);
  });

  it("[J5] one account assessed credible is reported, and says what the next level needs", () => {
    const story = new Story();
    const id = story.record({ lineage: lineage("one") });
    story.assess(id);
    expect(story.victim(id).level).toBe("reported");
    expect(codes(story.victim(id).missingForNext)).toEqual(["second-origin"]);
  });

  it("[J5] a machine's assessment raises nothing", () => {
    const story = new Story();
    const id = story.record();
    story.decide("assess-account", id, { verdict: "credible", risks: [] }, []);
    expect(story.victim(id).level).toBe("alleged");
  });

  it("[J5] two origins that agree are corroborated; what is missing is two signatories", () => {
    const story = new Story();
    const [a] = story.corroborated();
    expect(story.victim(a).level).toBe("corroborated");
    expect(codes(story.victim(a).missingForNext)).toEqual(["two-signatures"]);
    story.sign(story.victim(a).records.slice(), "ada");
    expect(codes(story.victim(a).missingForNext)).toEqual(["second-signature"]);
    expect(story.victim(a).level).toBe("corroborated");
  });

  it("[J5] verified needs a direct account", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one") });
    const b = story.record({ lineage: lineage("two") });
    story.join(a, b);
    for (const id of [a, b]) story.assess(id);
    for (const person of ["ada", "ben"]) story.sign([a, b], person);
    expect(story.victim(a).level).toBe("corroborated");
    expect(codes(story.victim(a).missingForNext)).toContain("direct-account");
  });

  it("[J1] without a scope nothing is verified", () => {
    const story = new Story();
    const [a] = story.verified();
    expect(story.victim(a).level).toBe("verified");
    story.scope = null;
    expect(story.victim(a).level).toBe("corroborated");
    expect(codes(story.victim(a).missingForNext)).toContain("scope");
  });

  it("[J6] windows more than two days apart do not agree, two days do", () => {
    const levelAt = (second: string, to?: string) => {
      const story = new Story();
      const a = story.record({ lineage: lineage("one"), fields: { deathDate: day("2031-01-08") } });
      const b = story.record({ lineage: lineage("two"), fields: { deathDate: day(second, to) } });
      story.join(a, b);
      for (const id of [a, b]) story.assess(id);
      return story.victim(a);
    };
    expect(levelAt("2031-01-10").level).toBe("corroborated");
    expect(levelAt("2031-01-11").level).toBe("reported");
    expect(codes(levelAt("2031-01-11").missingForNext)).toEqual(["window"]);
    expect(levelAt("2031-01-01", "2031-01-14").level).toBe("corroborated");
    expect(levelAt("2031-01-01", "2031-01-15").level).toBe("reported");
    const wide = new Story();
    const long = wide.record({
      lineage: lineage("one"),
      fields: { deathDate: day("2031-01-01", "2031-01-15") },
    });
    const short = wide.record({ lineage: lineage("two") });
    wide.join(long, short);
    for (const id of [long, short]) wide.assess(id);
    expect(wide.victim(long).level).toBe("reported");
  });

  it("[J6] another province does not agree, and missing never agrees", () => {
    const levelWith = (place: string | null, deathDate = day("2031-01-08")) => {
      const story = new Story();
      const a = story.record({ lineage: lineage("one") });
      const b = story.record({
        lineage: lineage("two"),
        fields: { deathPlace: { place, province: null }, deathDate },
      });
      story.join(a, b);
      for (const id of [a, b]) story.assess(id);
      return story.victim(a).level;
    };
    expect(levelWith("north-b")).toBe("corroborated");
    expect(levelWith("south-a")).toBe("reported");
    expect(levelWith(null)).toBe("reported");
  });

  it("[J6] bodies without a name agree by tag and place, or by two people's word", () => {
    const build = (tags: [string | null, string | null]) => {
      const story = new Story();
      const ids = tags.map((bodyTag, at) =>
        story.record({ lineage: lineage(`o${at}`), fields: { given: null, family: null, bodyTag } }),
      );
      story.join(...ids);
      for (const id of ids) story.assess(id);
      return { story, ids: ids as [string, string] };
    };
    expect(build(["7", "7"]).story.judge().victims[0]!.level).toBe("corroborated");
    const { story, ids } = build(["7", null]);
    expect(story.victim(ids[0]).level).toBe("reported");
    story.pair(...ids, "same", ["ada"]);
    expect(story.victim(ids[0]).level).toBe("reported");
    story.pair(...ids, "same", ["ada", "ben"]);
    expect(story.victim(ids[0]).level).toBe("corroborated");
  });

  it("[J9] a list's assessment takes two people and grants reported at most, for that version", () => {
    const story = new Story();
    const first = story.op();
    const a = story.record({
      list: "hospital",
      import: first,
      lineage: lineage("hospital", { direct: true }),
    });
    const b = story.record({ list: "rights", import: first, lineage: lineage("rights") });
    story.join(a, b);
    for (const list of ["hospital", "rights"]) story.assessList(list, [first], ["ada"]);
    expect(story.victim(a).level).toBe("alleged");
    expect(story.judge().lists.map((list) => list.halfAssessed)).toEqual([[first], [first]]);
    for (const list of ["hospital", "rights"]) story.assessList(list, [first], ["ben"]);
    expect(story.victim(a).level).toBe("reported");
    expect(story.victim(a).origins.known).toBe(2);
    expect(codes(story.victim(a).missingForNext)).toEqual(["single-assessment"]);
    const later = story.record({ list: "hospital", import: story.op() });
    expect(story.victim(later).level).toBe("alleged");
    story.assess(a);
    story.assess(b);
    expect(story.victim(a).level).toBe("corroborated");
  });

  it("[J9] the same person twice is not two people, other imports are another assessment", () => {
    const story = new Story();
    const [first, second] = [story.op(), story.op()];
    const a = story.record({ list: "hospital", import: first });
    story.assessList("hospital", [first], ["ada"]);
    story.assessList("hospital", [first], ["ada"]);
    story.assessList("hospital", [first, second], ["ben"]);
    expect(story.victim(a).level).toBe("alleged");
    story.assessList("hospital", [first, second], ["cem"]);
    expect(story.victim(a).level).toBe("reported");
  });

  it("[J8] one person's later verdict takes no list's credit away; two people's does", () => {
    const story = new Story();
    const first = story.op();
    const a = story.record({ list: "hospital", import: first });
    story.assessList("hospital", [first], ["ada", "ben"]);
    story.assessList("hospital", [first], ["cem"], "not-credible");
    expect(story.victim(a).level).toBe("reported");
    story.assessList("hospital", [first], ["dua"], "not-credible");
    expect(story.victim(a).level).toBe("alleged");
  });

  it("[J8] a new edition that nobody assessed lowers nobody: the assessed version speaks", () => {
    const story = new Story();
    const first = story.op();
    const a = story.record({ list: "hospital", import: first });
    story.assessList("hospital", [first], ["ada", "ben"]);
    story.amend(a, { deathPlace: { place: "south-a", province: null } });
    expect(story.victim(a).level).toBe("reported");
    expect(story.victim(a).deathPlace?.province).toBe("north");
    expect(story.victim(a).conflicts).toContain("newer-version-not-assessed");
  });

  it("[J5] set aside needs a reason and leaves every line; taking it back restores", () => {
    const story = new Story();
    const [a] = story.corroborated();
    const { id } = story.victim(a);
    story.decide("set-aside", id, { reason: "found-alive" }, ["ada"]);
    expect(story.victim(a)).toMatchObject({ level: "set-aside", setAside: "found-alive" });
    expect(story.lines().reported.high).toBe(0);
    story.decide("set-aside", id, { reason: null }, ["ada"]);
    expect(story.victim(a).level).toBe("corroborated");
  });

  it("[J5] a fabricated account loses its own credit and takes nobody with it", () => {
    const story = new Story();
    const [a, b] = story.corroborated();
    const forged = story.record({ lineage: lineage("forger") });
    story.join(a, b, forged);
    story.decide("set-aside", forged, { reason: "fabricated" }, ["ada"]);
    expect(story.victim(a).level).toBe("corroborated");
    story.decide("set-aside", b, { reason: "fabricated" }, ["ada"]);
    expect(story.victim(a).level).toBe("reported");
  });

  it("[J8] an old setting aside as fabricated does not swallow credited accounts that joined it since", () => {
    const story = new Story();
    const forged = story.record({ lineage: lineage("forger") });
    story.decide("set-aside", story.victim(forged).id, { reason: "fabricated" }, ["ada"]);
    expect(story.victim(forged).level).toBe("set-aside");
    const real = story.record({ lineage: lineage("witness") });
    story.assess(real);
    story.join(forged, real);
    expect(story.victim(real)).toMatchObject({
      id: `v-${forged}`,
      level: "reported",
      conflicts: ["set-aside-before-newer-accounts"],
    });
  });

  it("[J5] somebody found alive stays set aside whatever accounts arrive", () => {
    const story = new Story();
    const first = story.record({ lineage: lineage("one") });
    story.decide("set-aside", story.victim(first).id, { reason: "found-alive" }, ["ada"]);
    const later = story.record({ lineage: lineage("two") });
    story.assess(later);
    story.join(first, later);
    expect(story.victim(later).level).toBe("set-aside");
  });

  it("[J5] out of scope said of a record holds for its person, unless credited accounts came since", () => {
    const story = new Story();
    const [a, b] = story.corroborated();
    story.decide("set-aside", a, { reason: "out-of-scope" }, ["ada"]);
    expect(story.victim(b)).toMatchObject({ level: "set-aside", conflicts: ["set-aside-in-part"] });
    const later = story.record({ lineage: lineage("three") });
    story.assess(later);
    story.join(a, b, later);
    expect(story.victim(b)).toMatchObject({
      level: "corroborated",
      conflicts: ["set-aside-before-newer-accounts"],
    });
  });

  it("[J8] setting a verified person aside takes two people", () => {
    const story = new Story();
    const [a] = story.verified();
    const { id } = story.victim(a);
    story.decide("set-aside", id, { reason: "found-alive" }, ["cem"]);
    expect(story.victim(a).level).toBe("verified");
    expect(story.victim(a).conflicts).toContain("set-aside-needs-two");
    story.decide("set-aside", id, { reason: "found-alive" }, ["cem", "dua"]);
    expect(story.victim(a).level).toBe("set-aside");
  });

  it("[J12] what was known by the end of a day is judged without what came later", () => {
    const story = new Story();
    const id = story.record();
    story.assess(id);
    const facts = story.facts();
    const later = facts.decisions.map((d) => ({ ...d, time: "2031-02-02T00:00:00.000Z" }));
    const asOf = (when: string) =>
      linesOf(judge({ ...story.input(), facts: factsAsOf({ ...facts, decisions: later }, when) })).reported
        .high;
    expect([asOf("2031-01-31"), asOf("2031-02-01"), asOf("2031-02-02")]).toEqual([0, 0, 1]);
  });
});

describe("setting aside covers the victim as it was", () => {
  const REASONS = ["found-alive", "out-of-scope", "pre-existing-death", "fabricated", "insufficient"];
  const aside = (story: Story, record: string, reason: string, by: string[]) => {
    const { id, records } = story.victim(record);
    story.decide("set-aside", id, { reason, records: [...records] }, by);
  };

  it.each(REASONS)(
    "[J8] as %s: a run that joins it to somebody older and corroborated takes nobody out",
    (reason) => {
      const story = new Story();
      const weak = story.record({ lineage: lineage("weak") });
      story.assess(weak);
      const pair = story.corroborated();
      aside(story, weak, reason, ["dua"]);
      expect([story.victim(weak).level, story.victim(pair[0]).level]).toEqual(["set-aside", "corroborated"]);
      const before = story.lines();
      story.join(weak, pair[0]);
      expect(story.victim(weak)).toMatchObject({
        level: "corroborated",
        conflicts: ["set-aside-before-join"],
        origins: { known: 2 },
      });
      expect(story.lines()).toEqual(before);
    },
  );

  it.each(REASONS)("[J8] as %s: accounts set aside lend no credit to whom they are joined with", (reason) => {
    const story = new Story();
    const weak = story.record({ lineage: lineage("weak") });
    const other = story.record({ lineage: lineage("other") });
    for (const id of [weak, other]) story.assess(id);
    aside(story, weak, reason, ["dua"]);
    story.join(weak, other);
    expect(story.victim(weak)).toMatchObject({ level: "reported", conflicts: ["set-aside-before-join"] });
  });

  it("[J8] two who are set aside stay so when they are joined", () => {
    const story = new Story();
    const [a, b] = ["one", "two"].map((origin) => story.record({ lineage: lineage(origin) })) as [
      string,
      string,
    ];
    for (const id of [a, b]) story.assess(id);
    for (const id of [a, b]) aside(story, id, "found-alive", ["dua"]);
    story.anchorOf = (id) => id.slice(2);
    story.join(a, b);
    expect(story.victim(a).level).toBe("set-aside");
  });

  it("[J8] somebody verified is not taken out by two people's word about whom a run joined to them", () => {
    const story = new Story();
    const weak = story.record({ lineage: lineage("weak") });
    story.assess(weak);
    aside(story, weak, "found-alive", ["cem", "dua"]);
    const pair = story.verified();
    story.join(weak, pair[0]);
    expect(story.victim(weak)).toMatchObject({ level: "verified", conflicts: ["set-aside-before-join"] });
  });

  it("[J5] one later account does not bring back whoever was found alive; two that agree alone do, flagged", () => {
    const story = new Story();
    const first = story.record({ lineage: lineage("one") });
    aside(story, first, "found-alive", ["ada"]);
    const later = story.record({ lineage: lineage("two") });
    story.assess(later);
    story.join(first, later);
    expect(story.victim(first).level).toBe("set-aside");
    const [third] = story.corroborated();
    story.join(first, third);
    expect(story.victim(first)).toMatchObject({
      level: "corroborated",
      conflicts: ["set-aside-before-newer-accounts"],
    });
  });

  it("[J8] whoever is verified takes two signatories who may sign together, in one op or one after the other", () => {
    const build = (...ops: string[][]) => {
      const story = new Story();
      story.person("eve", { enrolledBy: "cem" });
      story.person("fay", { roles: ["assessor", "admin"] });
      const a = story.record({ lineage: lineage("one", { direct: true }), recordedBy: "dua" });
      const b = story.record({ lineage: lineage("two") });
      story.join(a, b);
      for (const id of [a, b]) story.assess(id);
      for (const person of ["ada", "ben"]) story.sign([a, b], person);
      for (const by of ops) aside(story, a, "found-alive", by);
      return story.victim(a);
    };
    for (const ops of [[["cem", "fay"]], [["cem", "eve"]], [["cem", "dua"]], [["cem"], ["cem"]]])
      expect(build(...ops), JSON.stringify(ops)).toMatchObject({
        level: "verified",
        conflicts: ["set-aside-needs-two"],
      });
    for (const ops of [[["cem", "ada"]], [["cem"], ["eve"], ["ben"]]])
      expect(build(...ops)).toMatchObject({ level: "set-aside", conflicts: [] });
  });
});

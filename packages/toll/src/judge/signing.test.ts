import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";
import { eligibility, mayLevelRise } from "../index.ts";

const codes = (missing: readonly { code: string }[]) => missing.map((one) => one.code);

describe("signing", () => {
  it("[J7] two persons make verified, in two ops or in one", () => {
    const story = new Story();
    const [a] = story.verified();
    expect(story.victim(a).level).toBe("verified");
    const other = new Story();
    const pair = other.corroborated();
    other.sign(pair, ["ada", "ben"]);
    expect(other.victim(pair[0]).level).toBe("verified");
  });

  it("[J7] one person twice is one person", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.sign(pair, "ada");
    story.sign(pair, "ada");
    expect(story.victim(pair[0]).level).toBe("corroborated");
  });

  it("[J7] whoever enrolled the other, shares a key or is not enrolled does not make two", () => {
    const levelWith = (enrol: (story: Story) => void, second = "eve") => {
      const story = new Story();
      enrol(story);
      const pair = story.corroborated();
      story.sign(pair, "ada");
      story.sign(pair, second);
      return story.victim(pair[0]).level;
    };
    expect(levelWith((s) => s.person("eve", { enrolledBy: "ada" }))).toBe("corroborated");
    expect(levelWith((s) => s.person("eve", { key: s.people[0]!.keys[0]!.key }))).toBe("corroborated");
    expect(levelWith(() => undefined)).toBe("corroborated");
    expect(levelWith((s) => s.person("eve", { enrolledBy: "ben" }))).toBe("verified");
  });

  it("[J7] whoever enrolled the key that signs is asked, not who enrolled another of the person's", () => {
    const file = { key: "1".repeat(64), credential: null, enrolledBy: "ada", revoked: false };
    const passkey = {
      key: `es256:04${"2".repeat(128)}`,
      credential: "01",
      enrolledBy: "ben",
      revoked: false,
    };
    const levelWith = (key: string, first = "ada") => {
      const story = new Story();
      story.person("eve");
      story.people[story.people.length - 1] = { ...story.people.at(-1)!, keys: [file, passkey] };
      const pair = story.corroborated();
      story.sign(pair, first);
      // Ada may wait for eve as long as one of her keys is not ada's making.
      expect(eligibility(story.judge(), story.victim(pair[0]), "eve").completes).toBe(true);
      story.sign(pair, "eve", "verified", undefined, key);
      return story.victim(pair[0]).level;
    };
    expect(levelWith(file.key)).toBe("corroborated");
    expect(levelWith(passkey.key)).toBe("verified");
    expect(levelWith(file.key, "ben")).toBe("verified");
    expect(levelWith(passkey.key, "ben")).toBe("corroborated");
  });

  it("[J8] a key that somebody is given later changes no signature before it", () => {
    const story = new Story();
    const pair = story.verified();
    const at = story.people.findIndex(({ person }) => person === "ada");
    const added = { key: `es256:04${"2".repeat(128)}`, credential: "01", enrolledBy: "ben", revoked: false };
    story.people[at] = { ...story.people[at]!, keys: [...story.people[at]!.keys, added] };
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J7] nobody signs what they recorded", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one", { direct: true }), recordedBy: "ben" });
    const b = story.record({ lineage: lineage("two") });
    story.join(a, b);
    for (const id of [a, b]) story.assess(id);
    for (const person of ["ada", "ben"]) story.sign([a, b], person);
    expect(story.victim(a).level).toBe("corroborated");
    story.sign([a, b], "cem");
    expect(story.victim(a).level).toBe("verified");
  });

  it("[J7] nobody signs what they joined in review; joining again after signing lowers nothing", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.pair(...pair, "same", ["ada"]);
    story.sign(pair, "ada");
    story.sign(pair, "ben");
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.sign(pair, "dua");
    expect(story.victim(pair[0]).level).toBe("verified");
    story.pair(...pair, "same", ["ben", "dua"]);
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J7] the assessor may be one of the two", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.sign(pair, "cem");
    story.sign(pair, "ben");
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J8] new evidence asks for review and keeps the level; two signatories lower it", () => {
    const story = new Story();
    const pair = story.verified();
    expect(story.victim(pair[0]).reviewAsked).toBe(false);
    const more = story.record({ lineage: lineage("three") });
    story.join(...pair, more);
    expect(story.victim(pair[0])).toMatchObject({ level: "verified", reviewAsked: true });
    story.assess(pair[0], "not-credible");
    expect(story.victim(pair[0])).toMatchObject({
      level: "verified",
      supported: "reported",
      reviewAsked: true,
    });
    story.sign(pair, "ada", "reported");
    expect(story.victim(pair[0]).level).toBe("verified");
    story.sign(pair, "ben", "reported");
    expect(story.victim(pair[0]).level).toBe("reported");
  });

  it("[J8] two who sign again on what is there now settle the review", () => {
    const story = new Story();
    const pair = story.verified();
    const more = story.record({ lineage: lineage("three") });
    story.join(...pair, more);
    const all = story.victim(more).records.slice();
    story.sign(all, "ada");
    expect(story.victim(more).reviewAsked).toBe(true);
    story.sign(all, "ben");
    expect(story.victim(more)).toMatchObject({ level: "verified", reviewAsked: false });
    story.decide("dispute", more, { dispute: "identity" }, ["cem"]);
    expect(story.victim(more).reviewAsked).toBe(false);
  });

  it("[J8] a word given before the level was lowered does not count towards raising it again", () => {
    const story = new Story();
    const pair = story.verified();
    for (const person of ["cem", "dua"]) story.sign(pair, person, "corroborated");
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.sign(pair, "ada");
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.sign(pair, "ben");
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J8] a level that two lowered stays low though the accounts support more", () => {
    const story = new Story();
    const pair = story.corroborated();
    for (const person of ["ada", "ben"]) story.sign(pair, person, "alleged");
    expect(story.victim(pair[0])).toMatchObject({ level: "alleged", supported: "corroborated" });
  });

  it("[J8] signatures before the support was there count once it is", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one", { direct: true }) });
    const b = story.record({ lineage: lineage("two") });
    story.join(a, b);
    for (const person of ["ada", "ben"]) story.sign([a, b], person);
    expect(story.victim(a).level).toBe("alleged");
    for (const id of [a, b]) story.assess(id);
    expect(story.victim(a).level).toBe("verified");
  });

  it("[J8] a dispute blocks promotion and demotes nobody", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.decide("dispute", pair[0], { dispute: "fact-of-death" }, ["ada"]);
    expect(codes(mayLevelRise(story.victim(pair[0])))).toContain("dispute");
    for (const person of ["ada", "ben"]) story.sign(pair, person);
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.decide("dispute", pair[0], { dispute: "none" }, ["ada"]);
    expect(story.victim(pair[0]).level).toBe("verified");
    story.decide("dispute", pair[0], { dispute: "identity" }, ["ada"]);
    expect(story.victim(pair[0])).toMatchObject({ level: "verified", dispute: "identity" });
    expect(story.lines().disputed).toBe(1);
  });

  it("[J8] a dispute of circumstances blocks nothing", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.decide("dispute", pair[0], { dispute: "circumstances" }, ["ada"]);
    for (const person of ["ada", "ben"]) story.sign(pair, person);
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it.each(["anonymous-only", "coerced-record"])(
    "[J8] %s on all accounts blocks verified, on one it does not",
    (risk) => {
      const build = (risky: number) => {
        const story = new Story();
        const a = story.record({ lineage: lineage("one", { direct: true }) });
        const b = story.record({ lineage: lineage("two") });
        story.join(a, b);
        [a, b].forEach((id, at) => {
          story.assess(id, "credible", at < risky ? [risk] : []);
        });
        for (const person of ["ada", "ben"]) story.sign([a, b], person);
        return story.victim(a);
      };
      expect(build(2)).toMatchObject({ level: "corroborated", risks: [risk] });
      expect(codes(build(2).missingForNext)).toContain(`risk-${risk}`);
      expect(build(1).level).toBe("verified");
    },
  );

  it("[J10] an open pair to somebody corroborated blocks promotion, one to somebody reported does not", () => {
    const story = new Story();
    const [a] = story.corroborated();
    const [b] = story.corroborated();
    const c = story.record({ lineage: lineage("weak") });
    story.assess(c);
    story.openPairs = [[a, c]];
    expect(mayLevelRise(story.victim(a))).toEqual([]);
    story.openPairs = [[a, b]];
    expect(codes(mayLevelRise(story.victim(a)))).toEqual(["open-pair"]);
  });

  it("[J10] an open pair demotes nobody", () => {
    const story = new Story();
    const [a] = story.verified();
    const [b] = story.verified();
    story.openPairs = [[a, b]];
    expect([story.victim(a).level, story.victim(b).level]).toEqual(["verified", "verified"]);
  });

  it("[J7] signatures follow their records: a split leaves them, undoing it restores", () => {
    const story = new Story();
    const [a, b] = story.verified();
    const before = story.classes;
    story.classes = [[a], [b]];
    expect(story.victim(a).level).toBe("reported");
    story.classes = before;
    expect(story.victim(a).level).toBe("verified");
  });

  it("[J7] eligibility says before signing what judging would say after", () => {
    const story = new Story();
    story.person("eve", { enrolledBy: "ada" });
    story.person("fay", { roles: ["recorder"] });
    const a = story.record({ lineage: lineage("one", { direct: true }), recordedBy: "dua" });
    const b = story.record({ lineage: lineage("two") });
    story.join(a, b);
    for (const id of [a, b]) story.assess(id);
    story.pair(a, b, "same", ["cem"]);
    const ask = (person: string) => eligibility(story.judge(), story.victim(a), person);
    expect(ask("ada")).toEqual({ against: [], signedAlready: false, completes: false });
    expect(codes(ask("dua").against)).toEqual(["recorded"]);
    expect(codes(ask("cem").against)).toEqual(["joined"]);
    expect(codes(ask("fay").against)).toEqual(["person.role"]);
    expect(codes(ask("nobody").against)).toEqual(["person.unknown"]);
    story.sign([a, b], "ada");
    expect(ask("ada").signedAlready).toBe(true);
    expect(codes(ask("eve").against)).toEqual(["enrolled-by"]);
    expect(ask("ben")).toEqual({ against: [], signedAlready: false, completes: true });
  });
});

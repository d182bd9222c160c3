import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";
import { eligibility, mayLevelRise, signedSets } from "../index.ts";

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

  it("[J7] one person with a key file and two passkeys does not make two, whoever enrolled which", () => {
    const story = new Story();
    const at = story.people.findIndex(({ person }) => person === "ada");
    const more = [1, 2].map((n) => ({
      key: `es256:04${String(n).repeat(128)}`,
      credential: `0${n}`,
      enrolledBy: n === 1 ? "ben" : "cem",
      revoked: false,
    }));
    story.people[at] = { ...story.people[at]!, keys: [...story.people[at]!.keys, ...more] };
    const pair = story.corroborated();
    story.sign(pair, "ada");
    for (const { key } of more) story.sign(pair, "ada", "verified", undefined, key);
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.sign(pair, "ben");
    expect(story.victim(pair[0]).level).toBe("verified");
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

describe("signatures of two people over different records", () => {
  const joinedAfter = (join: (story: Story, a: string, b: string) => void) => {
    const story = new Story();
    const x = story.corroborated();
    const y = story.corroborated();
    story.sign(x, "ada");
    story.sign(y, "ben");
    join(story, x[0], y[0]);
    return { story, x, y };
  };

  it.each([
    ["a machine run", (story: Story, a: string, b: string) => story.join(a, b)],
    [
      "a third person",
      (story: Story, a: string, b: string) => {
        story.pair(a, b, "same", ["cem"]);
        story.join(a, b);
      },
    ],
  ])("[J7] do not add up to verified when %s joins the two, and the victim is flagged", (_, join) => {
    const { story, x } = joinedAfter(join);
    expect(story.victim(x[0])).toMatchObject({ level: "corroborated", conflicts: ["signed-apart"] });
    expect(story.lines().verified).toBe(0);
    story.sign([...story.victim(x[0]).records], "ada");
    expect(story.victim(x[0])).toMatchObject({ level: "verified", conflicts: [] });
  });

  it("[J7] count where one signed all that the other signed, and more", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.sign(pair, "ada");
    const more = story.record({ lineage: lineage("three") });
    story.join(...pair, more);
    story.sign([...pair, more], "ben");
    expect(story.victim(more)).toMatchObject({ level: "verified", conflicts: [] });
  });

  it("[J7] count where what both signed is corroborated and direct by itself, and not where it is less", () => {
    const build = (shared: (pair: readonly [string, string]) => string[]) => {
      const story = new Story();
      const pair = story.corroborated();
      const [c, d] = ["three", "four"].map((origin) => {
        const id = story.record({ lineage: lineage(origin, { direct: true }) });
        story.assess(id);
        return id;
      }) as [string, string];
      story.join(...pair, c, d);
      story.sign([...shared(pair), c], "ada");
      story.sign([...shared(pair), d], "ben");
      return story.victim(c);
    };
    expect(build((pair) => [...pair])).toMatchObject({ level: "verified", conflicts: [] });
    expect(build(([a]) => [a])).toMatchObject({ level: "corroborated", conflicts: ["signed-apart"] });
  });

  it("[J8] a lowering of another victim lowers nobody it is joined to", () => {
    const story = new Story();
    const x = story.verified();
    const y = story.corroborated();
    for (const person of ["cem", "dua"]) story.sign(y, person, "reported");
    story.join(x[0], y[0]);
    expect(story.victim(x[0])).toMatchObject({ level: "verified", conflicts: ["signed-apart"] });
    for (const person of ["cem", "dua"]) story.sign([...story.victim(x[0]).records], person, "reported");
    expect(story.victim(x[0])).toMatchObject({ level: "reported", conflicts: [] });
  });

  it("[J8] a lowering speaks of the accounts it names: others keep what they support alone", () => {
    const story = new Story();
    const weak = story.record({ lineage: lineage("one") });
    story.assess(weak);
    for (const person of ["cem", "dua"]) story.sign([weak], person, "alleged");
    expect(story.victim(weak).level).toBe("alleged");
    const pair = story.corroborated();
    story.join(weak, pair[0]);
    expect(story.victim(weak)).toMatchObject({
      level: "corroborated",
      conflicts: ["signed-lower-in-part"],
    });
  });
});

describe("what people were when they signed", () => {
  it("[J7] holds: a role, key or enrolment that came later makes and unmakes nothing", () => {
    const story = new Story();
    const pair = story.verified();
    const keys = story.people[1]!.keys.map((key) => ({ ...key, enrolledBy: "ben" }));
    story.enrolAgain("ada", { roles: ["recorder"], keys });
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J7] a word given by somebody who was no signatory then does not count once they are", () => {
    const story = new Story();
    story.person("eve", { roles: ["recorder"] });
    const pair = story.corroborated();
    story.sign(pair, "ada");
    story.sign(pair, "eve");
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.enrolAgain("eve", { roles: ["signatory"] });
    expect(story.victim(pair[0]).level).toBe("corroborated");
    story.sign(pair, "eve");
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J7] two who could not sign together cannot by a later enrolment either", () => {
    const story = new Story();
    story.person("eve", { enrolledBy: "ada" });
    const pair = story.corroborated();
    story.sign(pair, "ada");
    story.sign(pair, "eve");
    const [eve] = story.people.filter((one) => one.person === "eve");
    story.enrolAgain("eve", { keys: eve!.keys.map((key) => ({ ...key, enrolledBy: "ben" })) });
    expect(story.victim(pair[0]).level).toBe("corroborated");
  });

  it("[J3] an attestation counts by whether its approver was a custodian then", () => {
    const story = new Story();
    const sealed = (id: string, attestedDifferentFrom: string[] = []) =>
      lineage(id, {
        sealedSource: { id, place: "north-a", from: "2031-01-01", to: "2031-01-10", attestedDifferentFrom },
      });
    const [a, b] = [story.record({ lineage: sealed("s1") }), story.record({ lineage: sealed("s2") })];
    story.join(a, b);
    for (const id of [a, b]) story.assess(id);
    story.person("fay", { roles: ["recorder"] });
    story.decide("lineage", b, { lineage: sealed("s2", ["s1"]) }, ["fay"]);
    story.enrolAgain("fay", { roles: ["custodian"] });
    expect(story.victim(a).origins.known).toBe(1);
    story.decide("lineage", b, { lineage: sealed("s2", ["s1"]) }, ["fay"]);
    story.enrolAgain("fay", { roles: ["recorder"] });
    expect(story.victim(a).origins.known).toBe(2);
  });
});

describe("records signed as one person", () => {
  const different = (story: Story, pair: [string, string], by: string[]) =>
    story.pair(...pair, "different", by);
  const sets = (story: Story) => signedSets(story.facts());

  it("[J8] are held together; one person's `different` is passed over, two signatories' is not", () => {
    const story = new Story();
    const pair = story.verified();
    expect(sets(story)).toMatchObject({ verified: [pair], onlyOneParts: new Set() });
    different(story, pair, ["cem"]);
    expect(sets(story)).toMatchObject({ verified: [pair], onlyOneParts: new Set([pair.join(" ")]) });
    expect(story.victim(pair[0])).toMatchObject({ level: "verified", conflicts: ["different-needs-two"] });
    different(story, pair, ["key-keeper"]);
    expect(sets(story).verified).toEqual([pair]);
    different(story, pair, ["dua"]);
    expect(sets(story)).toMatchObject({ verified: [], onlyOneParts: new Set() });
  });

  it("[J8] are held no longer once two lowered them: then people part them as anybody", () => {
    const story = new Story();
    const pair = story.verified();
    for (const person of ["cem", "dua"]) story.sign(pair, person, "reported");
    different(story, pair, ["cem"]);
    expect(sets(story)).toEqual({ verified: [], lowered: [pair], onlyOneParts: new Set() });
  });

  it("[J7] are not held by one person's word, nor by who recorded them", () => {
    const story = new Story();
    const pair = story.corroborated();
    story.sign(pair, "ada");
    expect(sets(story).verified).toEqual([]);
    const own = story.record({ recordedBy: "ada" });
    story.sign([own], "ada");
    story.sign([own], "ben");
    expect(sets(story).verified).toEqual([]);
  });

  it("[J8] and a word that is not followed is flagged on both people it speaks of", () => {
    const story = new Story();
    const [a] = story.corroborated();
    const [b] = story.corroborated();
    story.notFollowed = [[a, b]];
    for (const id of [a, b]) expect(story.victim(id).conflicts).toEqual(["same-not-followed"]);
  });

  it("[J8] stay verified when a record that only one of the two signed goes elsewhere", () => {
    const story = new Story();
    const pair = story.corroborated();
    const more = story.record({ lineage: lineage("three") });
    story.join(...pair, more);
    story.sign([...pair, more], "ada");
    story.sign(pair, "ben");
    story.classes = [[...pair], [more]];
    expect(story.victim(pair[0]).level).toBe("verified");
    expect(story.victim(more)).toMatchObject({ level: "alleged", conflicts: [] });
  });

  it("[J7] make nobody verified where two signatories parted them, and say so", () => {
    const story = new Story();
    const [a, b] = story.verified();
    story.classes = [[a], [b]];
    expect(story.victim(a)).toMatchObject({ level: "reported", conflicts: ["signed-apart"] });
    expect(story.lines().verified).toBe(0);
  });
});

describe("whoever was signed as dead", () => {
  const missing = { status: "missing-presumed" } as const;
  const amended = (by: string) => {
    const story = new Story();
    const pair = story.verified();
    for (const id of pair) {
      story.amend(id, missing);
      story.assess(id, "credible", [], by);
    }
    return { story, pair };
  };

  it("[J8] [J10] does not leave the lines by one assessor's later versions: review is asked", () => {
    const { story, pair } = amended("dua");
    expect(story.victim(pair[0])).toMatchObject({
      level: "verified",
      status: "dead",
      reviewAsked: true,
      conflicts: ["missing-since-signed"],
    });
    expect(story.lines()).toMatchObject({ verifiedNamed: 1, verified: 1, missingPresumed: 0 });
  });

  it("[J8] is missing once two sign lower; signing verified again on those versions makes no level", () => {
    const { story, pair } = amended("dua");
    for (const person of ["ada", "ben"]) story.sign(pair, person);
    expect(story.victim(pair[0])).toMatchObject({ status: "dead", conflicts: ["missing-since-signed"] });
    for (const person of ["ada", "ben"]) story.sign(pair, person, "reported");
    expect(story.victim(pair[0])).toMatchObject({
      level: "reported",
      status: "missing-presumed",
      conflicts: [],
    });
    expect(story.lines()).toMatchObject({ verified: 0, missingPresumed: 1 });
  });
});

describe("[J7] what stood against signing then, whoever wrote the op", () => {
  it("[J10] a pair to somebody corroborated that was open blocks the level until it is decided", () => {
    const story = new Story();
    const [other] = story.corroborated();
    const pair = story.corroborated();
    const since = story.time();
    story.openPairs = [[pair[0], other, since]];
    for (const person of ["ada", "ben"]) story.sign(pair, person);
    expect(story.victim(pair[0]).level).toBe("corroborated");
    expect(codes(story.victim(pair[0]).missingForNext)).toContain("open-pair");
    story.openPairs = [];
    expect(story.victim(pair[0]).level).toBe("verified");
    story.openPairs = [[pair[0], other, story.time()]];
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("[J10] a pair to somebody who was not corroborated then blocks nothing, also once they are", () => {
    const story = new Story();
    const weak = story.record({ lineage: lineage("weak") });
    const pair = story.corroborated();
    story.openPairs = [[pair[0], weak, story.time()]];
    for (const person of ["ada", "ben"]) story.sign(pair, person);
    const strong = story.record({ lineage: lineage("strong") });
    story.join(weak, strong);
    for (const id of [weak, strong]) story.assess(id);
    expect(story.victim(weak).level).toBe("corroborated");
    expect(story.victim(pair[0]).level).toBe("verified");
  });

  it("who recorded an account that people had joined with what was signed does not sign by leaving it out", () => {
    const story = new Story();
    const pair = story.corroborated();
    const own = story.record({ lineage: lineage("own"), recordedBy: "ben" });
    story.join(...pair, own);
    story.pair(pair[0], own, "same", ["cem"]);
    story.sign(pair, "ada");
    story.sign(pair, "ben");
    expect(story.victim(own).level).toBe("corroborated");
    story.sign(pair, "dua");
    expect(story.victim(own).level).toBe("verified");
  });

  it("[J8] an account of theirs that a run joined later lowers nobody: review is asked", () => {
    const story = new Story();
    const own = story.record({ lineage: lineage("own"), recordedBy: "ben" });
    const pair = story.verified();
    story.join(...pair, own);
    expect(story.victim(own)).toMatchObject({
      level: "verified",
      reviewAsked: true,
      conflicts: ["signed-by-recorder"],
    });
  });

  it("two who signed one account make nobody verified by an account that neither saw", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one", { direct: true }) });
    story.assess(a);
    for (const person of ["ada", "ben"]) story.sign([a], person);
    const b = story.record({ lineage: lineage("two") });
    story.assess(b);
    story.join(a, b);
    expect(story.victim(a).level).toBe("corroborated");
  });

  it("nor by a version that neither saw", () => {
    const story = new Story();
    const a = story.record({ lineage: lineage("one", { direct: true }) });
    const b = story.record({
      lineage: lineage("two"),
      fields: { deathPlace: { place: "south-a", province: null } },
    });
    story.join(a, b);
    for (const id of [a, b]) story.assess(id);
    for (const person of ["ada", "ben"]) story.sign([a, b], person);
    story.amend(b, {});
    story.assess(b);
    expect(story.victim(a).level).toBe("corroborated");
    for (const person of ["ada", "ben"]) story.sign([a, b], person);
    expect(story.victim(a).level).toBe("verified");
  });
});

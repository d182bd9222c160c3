import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";
import { countStatement } from "../index.ts";
import { Judging } from "./judging.ts";

describe("evidence and signatures", () => {
  it("[J8] new evidence asks for review and lowers nobody; two who sign over it end that", () => {
    const story = new Story();
    const pair = story.verified();
    expect(story.victim(pair[0])).toMatchObject({ level: "verified", reviewAsked: false, evidence: [] });
    const commitment = story.addEvidence([pair[0]]);
    expect(story.victim(pair[0])).toMatchObject({
      level: "verified",
      reviewAsked: true,
      evidence: [commitment],
    });
    const seen = [...story.victim(pair[0]).versions, commitment];
    story.sign(pair, "ada", "verified", seen);
    expect(story.victim(pair[0]).reviewAsked).toBe(true);
    story.sign(pair, "ben", "verified", seen);
    expect(story.victim(pair[0])).toMatchObject({ level: "verified", reviewAsked: false });
  });

  it("[J8] evidence that no person stands behind asks nobody: a stolen machine cannot ask of everybody", () => {
    const story = new Story();
    const pair = story.verified();
    story.addEvidence([pair[0]], null);
    expect(story.victim(pair[0])).toMatchObject({ reviewAsked: false, evidence: [] });
  });

  it("[J8] evidence about another person, or about a count, asks nothing of this one", () => {
    const story = new Story();
    const pair = story.verified();
    story.addEvidence(["f".repeat(32)]);
    expect(story.victim(pair[0])).toMatchObject({ reviewAsked: false, evidence: [] });
  });

  it("[J4] evidence by itself raises no level: it stands beside accounts, and people judge those", () => {
    const story = new Story();
    const pair = story.corroborated();
    for (let i = 0; i < 3; i += 1) story.addEvidence(pair);
    expect(story.victim(pair[0]).level).toBe("corroborated");
  });

  it("judged again as it comes, it is judged as if anew", () => {
    const story = new Story();
    const pair = story.verified();
    // What was judged before is not altered: the story's own arrays grow.
    const now = () => ({ ...story.input(), facts: { ...story.facts(), evidence: [...story.evidence] } });
    const kept = new Judging(now());
    story.addEvidence([pair[1]]);
    expect(kept.again(now())).toEqual(new Judging(now()).judgement);
    expect(kept.judgement.victims.find((one) => one.records.includes(pair[1]))?.reviewAsked).toBe(true);
  });

  it("[J7] [J8] a verified number asks for review when evidence about its accounts comes", () => {
    const story = new Story();
    const ids = [
      story.count({ low: 8, lineage: lineage("x", { direct: true }) }),
      story.count({ low: 9, lineage: lineage("y") }),
    ];
    for (const id of ids) story.assess(id);
    const place = { province: "north", city: "north-a", incident: null };
    const said = countStatement({ place, window: { from: "2031-01-08", to: "2031-01-09" }, number: 8 });
    for (const person of ["ada", "ben"]) story.signCount(ids, said, person);
    const verified = () => story.judge().counts.find((one) => one.kind === "verified-number");
    expect(verified()).toMatchObject({ low: 8, reviewAsked: false, evidence: [] });
    const commitment = story.addEvidence([ids[1]!]);
    expect(verified()).toMatchObject({ low: 8, reviewAsked: true, evidence: [commitment] });
    for (const person of ["ada", "ben"]) story.signCount(ids, said, person, "verified", [commitment]);
    expect(verified()).toMatchObject({ low: 8, reviewAsked: false });
  });
});

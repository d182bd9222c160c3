/** Levels held against what their rules name, read from the facts by other code than judges them. */
import type { Facts } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { play, steps } from "../../testing/randomHistory.ts";
import { Story } from "../../testing/story.ts";
import type { Victim } from "../index.ts";

/** Who ever found an account credible: by itself, or with somebody else its whole list. */
function everCredible(facts: Facts, record: string): "account" | "list" | null {
  const said = facts.decisions.some(
    ({ type, subject, body, approvedBy }) =>
      type === "assess-account" &&
      subject === record &&
      body["verdict"] === "credible" &&
      approvedBy.length > 0,
  );
  if (said) return "account";
  const brought = new Set(
    facts.records.find(({ id }) => id === record)?.versions.map(({ opId }) => opId) ?? [],
  );
  const people = new Set(
    facts.decisions.flatMap(({ type, body, approvedBy }) => {
      const imports = body["imports"];
      const about = Array.isArray(imports) && imports.some((id) => typeof id === "string" && brought.has(id));
      return type === "assess-list" && body["verdict"] === "credible" && about ? approvedBy : [];
    }),
  );
  return people.size >= 2 ? "list" : null;
}

/** Two other people whose signatures for verified name the same records, neither of whom recorded one. */
function twoSigned(facts: Facts, { records }: Victim): boolean {
  const words = facts.signatures
    .filter(({ body }) => body.of === "victim" && body.level === "verified")
    .flatMap(({ approvedBy, body }) => approvedBy.map((person) => ({ person, records: body.records })));
  const recorded = (person: string, ids: readonly string[]): boolean =>
    facts.records.some(({ id, recordedBy }) => recordedBy === person && ids.includes(id));
  return words.some((one) =>
    words.some((other) => {
      const both = one.records.filter((id) => other.records.includes(id) && records.includes(id));
      return (
        one.person !== other.person &&
        both.length > 0 &&
        !recorded(one.person, one.records) &&
        !recorded(other.person, other.records)
      );
    }),
  );
}

describe("[J5] [J7] [J9] no level is there without the evidence that its rule names", () => {
  it("over random histories", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const story = play(new Story(), all);
        const facts = story.facts();
        for (const victim of story.judge().victims) {
          const credible = victim.records.map((id) => everCredible(facts, id));
          const single = credible.filter((one) => one === "account").length;
          if (victim.level === "reported") expect(credible.some((one) => one !== null)).toBe(true);
          if (victim.level === "corroborated" || victim.level === "verified") {
            expect(single).toBeGreaterThanOrEqual(2);
            expect(victim.originIds.length).toBeGreaterThanOrEqual(2);
          }
          if (victim.level === "verified") expect(twoSigned(facts, victim)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("and one more op of any kind raises nobody by more than it may", () => {
    fc.assert(
      fc.property(steps, steps, (all, more) => {
        const story = play(new Story(), all);
        const RANK = ["set-aside", "alleged", "reported", "corroborated", "verified"];
        for (const step of more) {
          const before = new Map(
            story.judge().victims.flatMap((one) => one.records.map((id) => [id, one.level] as const)),
          );
          play(story, [step]);
          for (const victim of story.judge().victims) {
            const was = victim.records.map((id) => RANK.indexOf(before.get(id) ?? "alleged"));
            const rises = was.every((rank) => rank < RANK.indexOf(victim.level));
            if (!rises) continue;
            // Only a signature makes verified; only somebody's own word makes corroborated.
            if (victim.level === "verified" && !was.includes(RANK.indexOf("set-aside")))
              expect([
                "sign",
                "assess",
                "dispute",
                "lineage",
                "assertion",
                "list",
                "open",
                "pair",
                "join",
              ]).toContain(step.kind);
            if (["record", "amend", "count", "open"].includes(step.kind))
              expect([victim.level, was]).toEqual(["nobody rises by it", was]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

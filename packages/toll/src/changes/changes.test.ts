import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { play, steps } from "../../testing/randomHistory.ts";
import { Story } from "../../testing/story.ts";
import type { Judgement } from "../judge/victim.ts";
import { asCountable } from "../lines/asCountable.ts";
import { changeTotals, LINE_NAMES } from "./changeTotals.ts";
import { peopleChanges } from "./peopleChanges.ts";

/** What happens on a desk, and what that changes. */
function changed(story: Story, happens: (story: Story) => void) {
  const before = story.judge();
  happens(story);
  return peopleChanges(before.victims, story.judge().victims);
}

describe("[J10, J12] why a toll moved", () => {
  it("nothing, where nothing happened", () => {
    const story = new Story();
    story.verified();
    expect(changed(story, () => {})).toEqual([]);
  });

  it("by new accounts, an assessment, signatures, a setting aside and its end: each by its reason", () => {
    const story = new Story();
    const first = changed(story, (s) => {
      s.corroborated();
    });
    expect(first).toMatchObject([
      { before: [], after: [{ standing: "corroborated" }], reasons: ["new-accounts"] },
    ]);
    const [record] = story.corroborated();
    const id = story.victim(record).id;
    const aside = changed(story, (s) =>
      s.decide("set-aside", record, { reason: "found-alive" }, ["ada", "ben"]),
    );
    expect(aside).toMatchObject([
      {
        before: [{ id, standing: "corroborated" }],
        after: [{ standing: "in-no-line" }],
        reasons: ["set-aside"],
      },
    ]);
    const back = changed(story, (s) => s.decide("set-aside", record, { reason: null }, ["ada", "ben"]));
    expect(back[0]!.reasons[0]).toBe("set-aside-ended");
    const unassessed = story.record();
    expect(changed(story, (s) => s.assess(unassessed))).toMatchObject([
      { after: [{ standing: "reported" }], reasons: ["assessment"] },
    ]);
    const signed = changed(story, (s) => {
      s.sign(s.victim(record).records.slice(), "ada");
      s.sign(s.victim(record).records.slice(), "ben");
    });
    expect(signed).toMatchObject([{ after: [{ standing: "verified" }], reasons: ["signature"] }]);
  });

  it("by a join: two people who became one are one change, and one fewer in the line", () => {
    const story = new Story();
    const [a] = story.corroborated();
    const [b] = story.corroborated();
    const joined = changed(story, (s) => s.join(a, b));
    expect(joined).toHaveLength(1);
    expect(joined[0]).toMatchObject({ reasons: ["joined"] });
    expect([joined[0]!.before.length, joined[0]!.after.length]).toEqual([2, 1]);
    expect(changeTotals(joined)).toEqual([{ line: "reported", reason: "joined", more: 0, fewer: 1 }]);
  });

  it("by the policy in force, where nothing about the people differs", () => {
    const story = new Story();
    story.corroborated();
    const before = story.judge();
    const { victims } = before;
    const stricter = victims.map((victim) => ({ ...victim, level: "reported" as const }));
    expect(peopleChanges(victims, stricter)).toMatchObject([
      { before: [{ standing: "corroborated" }], after: [{ standing: "reported" }], reasons: ["settings"] },
    ]);
  });
});

describe("[J10, J12] over random histories", () => {
  const counted = ({ victims }: Judgement, line: (typeof LINE_NAMES)[number]): number =>
    victims.filter((victim) => {
      const row = asCountable(victim);
      if (row === null || row.status === "missing-presumed") return false;
      if (line === "reported") return true;
      return row.level === "verified" && (line === "verified" || row.named);
    }).length;

  it("what is told sums to what the people of each line moved by, and going back is the opposite", () => {
    fc.assert(
      fc.property(steps, steps, (first, then) => {
        const story = play(new Story(), first);
        const before = story.judge();
        const after = play(story, then).judge();
        const totals = changeTotals(peopleChanges(before.victims, after.victims));
        const back = changeTotals(peopleChanges(after.victims, before.victims));
        for (const line of LINE_NAMES) {
          const moved = totals
            .filter((one) => one.line === line)
            .reduce((sum, { more, fewer }) => sum + more - fewer, 0);
          expect(moved).toBe(counted(after, line) - counted(before, line));
          const returned = back
            .filter((one) => one.line === line)
            .reduce((sum, { more, fewer }) => sum + more - fewer, 0);
          expect(returned + moved).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, PEOPLE, play, steps } from "../../testing/randomHistory.ts";
import { lineage, Story } from "../../testing/story.ts";
import { told } from "../../testing/told.ts";
import { type JudgeInput, Judging, judge } from "../index.ts";

/** Some of what there is, as if read anew from a disk. */
function partOf(whole: JudgeInput, n: number): JudgeInput {
  const keep = <T>(rows: readonly T[]): T[] => structuredClone(rows.filter((_, i) => (i * 7 + n) % 5 !== 0));
  const { facts } = whole;
  const records = keep(facts.records);
  const there = new Set(records.map(({ id }) => id));
  const classes = whole.classes
    .map((ids, i) => ({ ids: ids.filter((id) => there.has(id)), victim: whole.victimIds[i] ?? "" }))
    .filter(({ ids }) => ids.length > 0);
  return {
    ...whole,
    scope: structuredClone(whole.scope),
    policy: structuredClone(whole.policy),
    classes: classes.map(({ ids }) => ids),
    victimIds: classes.map(({ victim }) => victim),
    facts: {
      ...facts,
      records,
      decisions: keep(facts.decisions),
      signatures: keep(facts.signatures),
      counts: keep(facts.counts),
    },
  };
}

describe("judging again", () => {
  it("[J12] says what judging anew says, after every step of any history", () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(40), { maxLength: 8 }), (all, copies) => {
        const story = new Story();
        const judging = new Judging(told(story));
        for (const [n, step] of all.entries()) {
          play(story, [step]);
          const copied = copies[n];
          // Copies of copies, in circles too: whoever follows a record changes with it.
          if (copied !== undefined && story.records.length > 1)
            story.decide(
              "lineage",
              at(story.records, n)!.id,
              { lineage: lineage(null, { from: [`record:${at(story.records, copied)!.id}`] }) },
              [at(PEOPLE, copied)!],
            );
          const input = told(story);
          expect(judging.again(input)).toEqual(judge(input));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("[J12] also where facts come in between, are read anew as others, or are taken back", () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(), { minLength: 3, maxLength: 6 }), (all, picks) => {
        const whole = told(play(new Story(), all));
        const judging = new Judging(partOf(whole, picks[0] ?? 0));
        for (const n of picks) {
          for (const input of [partOf(whole, n), whole]) expect(judging.again(input)).toEqual(judge(input));
        }
      }),
      { numRuns: 60 },
    );
  });
});

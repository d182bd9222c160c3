import { assertionField, assertionSubject, readAssertionSubject } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, play, steps } from "../../testing/randomHistory.ts";
import { lineage, Story } from "../../testing/story.ts";

const LADDER = ["alleged", "reported", "corroborated"];
/** Without what signatures do: the level that accounts support. */
const supported = (story: Story): Map<string, number> =>
  new Map(
    story.judge().victims.flatMap((one) => one.records.map((id) => [id, LADDER.indexOf(one.supported)])),
  );

const said = fc.array(
  fc.record({
    record: fc.nat(40),
    field: fc.constantFrom(...assertionField.options),
    origin: fc.option(fc.nat(6)),
    from: fc.array(fc.nat(40), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("lineages of single values, over random histories", () => {
  it("[T26] whatever is said of them raises nobody above what the accounts' own lineages give", () => {
    fc.assert(
      fc.property(steps, said, fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }), (all, words, origins) => {
        const story = new Story();
        // Who agrees on everything: but for their origins they would be corroborated.
        const agreeing = origins.map((n) => story.record({ lineage: lineage(`o${n}`) }));
        story.join(...agreeing);
        for (const id of agreeing) story.assess(id);
        play(story, all.filter(({ kind }) => kind !== "assertion").slice(0, 30));
        // What came with a record is said of its values too; here nothing was.
        story.records.forEach((record, i) => {
          story.records[i] = { ...record, assertions: null };
        });
        const before = supported(story);
        for (const { record, field, origin, from } of words)
          story.assertion(
            at(story.records, record)!.id,
            field,
            lineage(origin === null ? null : `o${origin}`, {
              from: from.map((n) => `record:${at(story.records, n)!.id}`),
              direct: true,
            }),
          );
        for (const [id, level] of supported(story)) expect(level).toBeLessThanOrEqual(before.get(id) ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it("[T25] taken back, everything is as it was", () => {
    fc.assert(
      fc.property(steps, said, (all, words) => {
        const unsigned = all.filter(({ kind }) => kind !== "sign" && kind !== "assertion");
        const story = play(new Story(), unsigned);
        fc.pre(story.records.length > 1);
        const before = story.judge();
        const subjects = new Set<string>();
        for (const { record, field, origin, from } of words) {
          const { id } = at(story.records, record)!;
          subjects.add(assertionSubject(id, field));
          const ends = from.map((n) => `record:${at(story.records, n)!.id}`);
          story.assertion(id, field, lineage(origin === null ? null : `o${origin}`, { from: ends }));
        }
        for (const subject of subjects) {
          const { record, field } = readAssertionSubject(subject)!;
          story.assertion(record, field, null);
        }
        const after = story.judge();
        expect(after.victims).toEqual(before.victims);
        expect(after.origins).toBe(before.origins);
      }),
      { numRuns: 150 },
    );
  });
});

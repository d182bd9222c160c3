import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineage, resolvePlace, Story } from "../../testing/story.ts";
import { lineageGraph } from "../index.ts";

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  date: ["deathDate"],
  place: ["deathPlace", "injuryPlace"],
};

const said = fc.array(
  fc.record({
    of: fc.nat(3),
    field: fc.constantFrom("deathDate" as const, "deathPlace" as const, "injuryPlace" as const),
    origin: fc.option(fc.constantFrom("o0", "o1", "clerk"), { nil: null, freq: 2 }),
    from: fc.array(fc.constantFrom("#0", "#1", "#2", "#3", "list:list-0", "list:nobodys"), { maxLength: 2 }),
  }),
  { maxLength: 8 },
);

describe("the values of a lineage graph", () => {
  it("[T26] name those for which a level lacks a date or a place of two origins", () => {
    let seen = 0;
    fc.assert(
      fc.property(said, fc.option(fc.nat(3)), (words, copier) => {
        const story = new Story();
        const ids = ["o0", "o1", "o2", "o3"].map((origin, at) =>
          story.record({
            list: `list-${at}`,
            lineage: lineage(origin),
            fields: { injuryPlace: { place: at % 2 === 0 ? "north-a" : null, province: null } },
          }),
        );
        const refs = (from: readonly string[]) =>
          from.map((ref) => (ref.startsWith("#") ? `record:${ids[Number(ref.slice(1))]!}` : ref));
        story.join(...ids);
        for (const id of ids) story.assess(id);
        if (copier !== null)
          story.decide("lineage", ids[0]!, { lineage: lineage(null, { from: refs([`#${copier}`]) }) }, [
            "ada",
          ]);
        for (const { of, field, origin, from } of words)
          story.assertion(ids[of]!, field, lineage(origin, { from: refs(from) }));
        const { records, credited, missingForNext } = story.victim(ids[0]!);
        const facts = story.facts();
        const { values } = lineageGraph({ facts, accounts: records, counted: credited, resolvePlace });
        for (const { code, said: both = [] } of missingForNext) {
          const [, value = "", why = ""] = /^(date|place)-(one|unknown)-origin$/.exec(code) ?? [];
          if (value === "") continue;
          seen += 1;
          const pair = both.map(({ account }) => account);
          const told = values.filter(
            (one) => FIELDS[value]?.includes(one.field) && pair.includes(one.account),
          );
          if (why === "one")
            expect(told.some(({ oneWith }) => oneWith.some((id) => pair.includes(id)))).toBe(true);
          else expect(told.some(({ known }) => !known)).toBe(true);
        }
        for (const { words: sentence } of values) expect(sentence).not.toMatch(/undefined|null/);
      }),
      { numRuns: 500 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

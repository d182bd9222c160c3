import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineage, Story } from "../../testing/story.ts";

const ORIGINS = ["X", "Y", "Z"];
const copy = fc.record({
  origin: fc.constantFrom(null, ...ORIGINS),
  from: fc.array(fc.nat(8), { minLength: 1, maxLength: 3 }),
});

describe("origins", () => {
  it("[J3] copies that name no new origin add none, whatever circles they make", () => {
    fc.assert(
      fc.property(fc.array(copy, { minLength: 1, maxLength: 6 }), (copies) => {
        const story = new Story();
        const first = ORIGINS.map((origin) => story.record({ lineage: lineage(origin) }));
        const ids = [...first, ...copies.map(() => story.record())];
        for (const id of ids) story.assess(id);
        story.join(...ids);
        copies.forEach(({ origin, from }, at) => {
          const refs = from.map((to) => `record:${ids[to % ids.length]}`);
          story.decide("lineage", ids[first.length + at]!, { lineage: lineage(origin, { from: refs }) }, [
            "ada",
          ]);
        });
        expect(story.victim(ids[0]!).origins.known).toBe(ORIGINS.length);
      }),
      { numRuns: 500 },
    );
  });
});

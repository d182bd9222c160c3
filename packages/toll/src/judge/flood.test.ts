/**
 * A flood of forged reports: threat 11. `DAFTAR_FLOOD=100000` makes it that many.
 *
 * Everybody here is invented.
 */
import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { day, lineage, Story } from "../../testing/story.ts";
import { linesOf } from "../index.ts";

const FLOOD = Number(process.env["DAFTAR_FLOOD"] ?? 5000);

/** A number in letters: digits name nobody. */
const word = (n: number): string => [...String(n)].map((digit) => "abcdefghij"[Number(digit)]).join("");

/** Forty people as an honest desk has them: verified, corroborated and reported. */
function honest(): Story {
  const story = new Story();
  for (let n = 0; n < 40; n += 1) {
    const some = { given: `Given${word(n)}`, family: `Bornak${word(n)}` };
    if (n % 3 === 0) story.verified(some);
    else if (n % 3 === 1) story.corroborated(some);
    else story.assess(story.record({ fields: some }));
  }
  return story;
}

/** Forged records: some say what somebody's honest accounts say and are joined or open to them, the rest are new. */
function flood(story: Story, count: number): void {
  const real = story.records.map(({ id }) => id);
  for (let n = 0; n < count; n += 1) {
    const id = story.record({
      list: `flood-${n % 7}`,
      lineage: lineage(`forged-${n}`, { anonymous: n % 2 === 0, direct: true }),
      fields: {
        given: `Forged${word(n)}`,
        family: "Name",
        deathDate: day(n % 2 === 0 ? "2031-01-08" : "2031-01-20"),
      },
    });
    const whom = real[n % real.length]!;
    if (n % 100 === 0) story.join(whom, id);
    else if (n % 50 === 1) story.openPairs.push([whom, id], [id, real[(n + 7) % real.length]!]);
  }
}

const figures = (story: Story) => {
  const { scopes: _, flags: __, ...lines } = linesOf(story.judge());
  return lines;
};

describe("a flood of forged reports", () => {
  it(`[J8] [J9] ${FLOOD} of them change no figure and no level, and one honest report among them counts once assessed`, () => {
    const story = honest();
    const before = figures(story);
    expect(before.verifiedNamed).toBeGreaterThan(10);
    const levels = new Map(
      story.judge().victims.flatMap((v) => v.records.map((id) => [id, v.level] as const)),
    );
    flood(story, FLOOD);
    const started = performance.now();
    const after = story.judge();
    const tookMs = performance.now() - started;
    const { scopes: _, flags: __, ...lines } = linesOf(after);
    expect(lines).toEqual(before);
    for (const victim of after.victims)
      for (const id of victim.records) if (levels.has(id)) expect(victim.level).toBe(levels.get(id));
    // Generous: a machine may be busy. What grows with the square of a flood would pass it many times over.
    expect(tookMs).toBeLessThan(30_000 + FLOOD);

    const real = story.record({ list: "honest", fields: { given: "Late", family: "Report" } });
    flood(story, 100);
    story.assess(real);
    const then = figures(story);
    expect(then).toEqual({
      ...before,
      reported: { low: before.reported.low + 1, high: before.reported.high + 1 },
    });
  }, 600_000);
});

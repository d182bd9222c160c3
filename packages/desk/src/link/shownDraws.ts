/** What is said of draws in a few numbers: how many people there may be, and how far that can be trusted. */
import { z } from "zod";
import { drawCorrections } from "./runResult.ts";

export const drawsShown = z.object({
  draws: z.number(),
  /** People in the middle draw, and in 95 % of draws. */
  people: z.object({ middle: z.number(), low: z.number(), high: z.number() }),
  /** Standard deviation of the number of people. */
  deviation: z.number(),
  /**
   * What draws correct all weights by, mean and deviation, and what that rests on: `known` null says that no list is
   * said to have one row for each person, so that nothing but a belief and answers bound it, and the range is wide.
   */
  corrections: drawCorrections.nullable(),
  /** Records whose cluster is not the same in all draws. */
  varying: z.number(),
  /** Parts whose chains had not settled, and parts too large to be drawn whole: they vary too little. */
  unsettled: z.number(),
  cut: z.number(),
});

export function shownDraws(drawn: {
  readonly draws: number;
  readonly people: readonly number[];
  readonly parts: readonly { readonly rows: readonly number[]; readonly seen: readonly unknown[] }[];
  readonly variance: number;
  readonly corrections: z.infer<typeof drawCorrections> | null;
  readonly unsettled: number;
  readonly cut: number;
}): z.infer<typeof drawsShown> {
  const people = drawn.people.toSorted((a, b) => a - b);
  // Ends go outward to a draw that was made, so that at least 95 % of draws lie between them.
  const last = people.length - 1;
  const [low, middle, high] = [Math.floor(0.025 * last), Math.round(0.5 * last), Math.ceil(0.975 * last)];
  return {
    draws: drawn.draws,
    people: { middle: people[middle] ?? 0, low: people[low] ?? 0, high: people[high] ?? 0 },
    deviation: Math.round(100 * Math.sqrt(drawn.variance)) / 100,
    corrections: drawn.corrections,
    varying: drawn.parts.reduce((sum, { rows, seen }) => sum + (seen.length > 1 ? rows.length : 0), 0),
    unsettled: drawn.unsettled,
    cut: drawn.cut,
  };
}

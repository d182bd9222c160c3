/** Types of scrollPeople.mjs, which benchmarks use without a build of the tests. */
import type { Page } from "playwright-core";

export interface Scrolled {
  readonly looked: number;
  readonly fewest: number;
  readonly reachedEnd: boolean;
  readonly frames: number;
  readonly blankRows: number;
  readonly uncovered: number;
  readonly placeholderFrames: number;
  readonly longestMs: number;
}

export function scrollPeople(page: Page, people: number, bursts?: number): Promise<Scrolled>;

/**
 * How often the headline held the true number of invented people: what was measured, and what may be said of it.
 *
 * Figures: `measured.ts`, which `npm run bench -- coverageMeasured` writes from a run of the coverage benchmark.
 * Panel A is what the method was chosen on, panel B was written afterwards and scored once; so B is the better
 * witness. Only settings in which every person could be reached are judged: elsewhere no method can know.
 */

export interface MeasuredScenario {
  /** As in bench/estimate/scenarios.mjs and panelB.mjs. */
  readonly scenario: string;
  readonly panel: "A" | "B";
  readonly lists: number;
  /** The true number. */
  readonly people: number;
  /** Whether every person had a fair chance of being on some list, many nearly none, or some none at all. */
  readonly reach: "all" | "near-none" | "part";
  /** Tables drawn. */
  readonly tables: number;
  /** Of those, in how many the interval held the true number. */
  readonly covered: number;
  /** Wilson's 95 % limits of the share covered. */
  readonly low: number;
  readonly high: number;
  /** Tables whose whole interval lay below the true number, and above it. */
  readonly tooLow: number;
  readonly tooHigh: number;
  /** Share of tables for which the headline was refused. */
  readonly refusedShare: number;
}

export interface MeasuredCoverage {
  /** When it was measured, as YYYY-MM-DD. */
  readonly day: string;
  readonly scenarios: readonly MeasuredScenario[];
}

/** What every interval says of itself. */
export const PROMISED = 0.95;

export const shareCovered = ({ covered, tables }: MeasuredScenario): number => covered / tables;

/** Surely covered less often than promised. */
export const fallsShort = ({ high }: MeasuredScenario): boolean => high < PROMISED;

/** Settings in which every person could be reached, the worst first. */
export const judgedOf = ({ scenarios }: MeasuredCoverage): readonly MeasuredScenario[] =>
  scenarios
    .filter(({ reach }) => reach === "all")
    .toSorted((a, b) => shareCovered(a) - shareCovered(b) || (a.scenario < b.scenario ? -1 : 1));

/** Settings in which some people can be reached by no list or hardly by any, the worst first. */
export const unreachedOf = ({ scenarios }: MeasuredCoverage): readonly MeasuredScenario[] =>
  scenarios.filter(({ reach }) => reach !== "all").toSorted((a, b) => shareCovered(a) - shareCovered(b));

/**
 * What is missing at an incident, and what disagrees.
 *
 * Source: J11 (an inner sum above the outer figure is flagged, never averaged), J20 (agreement of counts
 * and names by place and night). Cost: linear in its counts.
 */
import type { JudgedCount } from "../judge/victim.ts";
import type { ScopeLine } from "../lines/tollLines.ts";

export const GAP_CODES = [
  "fewer-than-counted",
  "more-than-counted",
  "parts-above-whole",
  "counts-apart",
  "only-partial",
  "not-assessed",
  "no-count",
  "crosses",
] as const;

export interface IncidentGap {
  readonly code: (typeof GAP_CODES)[number];
  /** People, or counts, that it is about; null where no number says it. */
  readonly number: number | null;
}

export type GapCount = Pick<JudgedCount, "kind" | "level" | "low" | "high" | "extent">;

export interface GapInput {
  /** The scope as the lines have it; null where no credible count names it. */
  readonly line: ScopeLine | null;
  /** Counts of exactly this place and window. */
  readonly counts: readonly GapCount[];
  /** People at reported or above who surely died here and then. */
  readonly people: number;
  /** Counted scopes lie within it. */
  readonly hasParts: boolean;
  readonly crosses: boolean;
}

function ofFigure({ line, people, hasParts }: GapInput): IncidentGap[] {
  if (line === null) return [];
  const gaps: IncidentGap[] = [];
  if (people < line.ownLow) gaps.push({ code: "fewer-than-counted", number: line.ownLow - people });
  if (line.atLeast) return [...gaps, { code: "only-partial", number: null }];
  if (people > line.ownHigh) gaps.push({ code: "more-than-counted", number: people - line.ownHigh });
  if (hasParts && line.low > line.ownHigh) gaps.push({ code: "parts-above-whole", number: line.low });
  return gaps;
}

export function gapsOf(input: GapInput): IncidentGap[] {
  const { counts, crosses } = input;
  const accounts = counts.filter((one) => one.kind === "account");
  const whole = accounts.filter((one) => one.level === "credible" && one.extent === "whole");
  const unassessed = accounts.filter((one) => one.level === "alleged").length;
  const apart =
    whole.length > 1 && Math.max(...whole.map(({ low }) => low)) > Math.min(...whole.map(({ high }) => high));
  return [
    ...ofFigure(input),
    ...(apart ? [{ code: "counts-apart", number: whole.length } as const] : []),
    ...(unassessed > 0 ? [{ code: "not-assessed", number: unassessed } as const] : []),
    ...(accounts.length === 0 ? [{ code: "no-count", number: null } as const] : []),
    ...(crosses ? [{ code: "crosses", number: null } as const] : []),
  ];
}

/**
 * Graph averaging as a report runs it: the answer, and what it hangs on.
 *
 * Beside the answer stand: with and without the saturated graph, the same under the range at which published
 * figures stop, and under other pseudo-counts, which move it more than anything else.
 * Cost: three averagings over all there is, one over the usual range.
 */
import { MAX_LISTS_GRAPHS, MIN_LISTS_GRAPHS } from "../decomposable/chordalGraphs.ts";
import { type GraphAverage, graphAveraging } from "../decomposable/graphAveraging.ts";
import { USUAL_REACH } from "../decomposable/posterior.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { binsBetween, DRAWN_FROM, DRAWN_TO } from "../plot/bins.ts";
import { type Finding, NO_OVERLAP, notRun, type Workbench } from "./finding.ts";
import type { DiagnosticValue } from "./types.ts";

/** Pseudo-counts of a full cell beside the default 2^−L; the examples of the literature use them. */
export const OTHER_DELTAS = [0.5, 1];

const UNKNOWN = {
  delta: null,
  mean: null,
  graphs: null,
  saturatedWeight: null,
  saturatedLeftOut: null,
  withSaturated: null,
  withoutSaturated: null,
  rangeTo: null,
  beyondUsual: null,
  errorBound: null,
  asPublished: null,
  otherDeltas: null,
  bins: null,
};

const round = (value: number, to: number): number => Math.round(value * to) / to;

export function runGraphAveraging({ table, documented }: Workbench): Finding {
  if (table === null) return notRun("refused", NO_OVERLAP, UNKNOWN);
  const lists = table.lists.length;
  if (lists < MIN_LISTS_GRAPHS) return notRun("excluded", "It needs three lists that share people.", UNKNOWN);
  if (lists > MAX_LISTS_GRAPHS) {
    return notRun(
      "excluded",
      `Its graphs are looked at for up to ${MAX_LISTS_GRAPHS} lists; ${lists} share people here.`,
      UNKNOWN,
    );
  }
  const found = graphAveraging(table);
  const usual = graphAveraging(table, { to: USUAL_REACH * found.documented, graphs: 0 });
  const told = ({ median, low, high }: GraphAverage): { readonly [key: string]: DiagnosticValue } => ({
    point: documented + median,
    low: documented + low,
    high: documented + high,
  });
  const unbounded = found.high > UNBOUNDED_FACTOR * found.documented;
  return {
    status: unbounded ? "refused" : "ok",
    reason: unbounded
      ? `The data set no upper limit below ${UNBOUNDED_FACTOR} undocumented for each documented person.`
      : null,
    undocumented: { point: found.median, low: found.low, high: unbounded ? null : found.high },
    diagnostics: {
      delta: found.delta,
      mean: round(documented + found.mean, 100),
      graphs: found.graphs.map(({ graph, weight }) => ({ graph, weight: round(weight, 1000) })),
      saturatedWeight: round(found.saturated.weight, 1000),
      saturatedLeftOut: found.saturated.leftOut,
      withSaturated: told(found.saturated.within),
      withoutSaturated: told(found.saturated.without),
      rangeTo: documented + found.range.to,
      beyondUsual: round(found.range.beyondUsual, 10_000),
      // The power of ten above: its digits say nothing.
      errorBound: Number(`1e${Math.ceil(Math.log10(found.range.errorBound))}`),
      asPublished: {
        rangeTo: documented + usual.range.to,
        saturatedWeight: round(usual.saturated.weight, 1000),
        withSaturated: told(usual.saturated.within),
        withoutSaturated: told(usual.saturated.without),
      },
      otherDeltas: OTHER_DELTAS.map((delta) => ({
        delta,
        ...told(graphAveraging(table, { delta, graphs: 0 })),
      })),
      bins: unbounded
        ? null
        : {
            ...binsBetween(
              documented + found.quantile(DRAWN_FROM),
              documented + found.quantile(DRAWN_TO),
              (people) => found.shareUpTo(people - documented),
            ),
          },
    },
  };
}

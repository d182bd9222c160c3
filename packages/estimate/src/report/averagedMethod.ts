/** Averaging over models as a report runs it: the interval, and which models it comes from. Cost: as `modelAverage.ts`. */
import { BELIEF } from "../averaging/belief.ts";
import { LEAST_LISTS, MOST_LISTS } from "../averaging/candidates.ts";
import { modelAverage } from "../averaging/modelAverage.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { binsBetween, DRAWN_FROM, DRAWN_TO } from "../plot/bins.ts";
import { type Finding, NO_OVERLAP, notRun, type Workbench } from "./finding.ts";

const round = (value: number, to: number): number => Math.round(value * to) / to;

const UNKNOWN = {
  alpha: BELIEF.alpha,
  spreadScale: BELIEF.spreadScale,
  pointIs: null,
  looked: null,
  fitted: null,
  averaged: null,
  keptWeight: null,
  withoutEstimate: null,
  notSettled: null,
  families: null,
  heaviest: null,
  bins: null,
};

export function runAveraged({ table, documented }: Workbench): Finding {
  if (table === null) return notRun("refused", NO_OVERLAP, UNKNOWN);
  const lists = table.lists.length;
  if (lists < LEAST_LISTS || lists > MOST_LISTS) {
    const reason = `It is for ${LEAST_LISTS} to ${MOST_LISTS} lists that share people; here are ${lists}.`;
    return notRun("excluded", reason, UNKNOWN);
  }
  const found = modelAverage(table);
  if (found === null) return notRun("refused", "No model has an estimate on this table.", UNKNOWN);
  const { undocumented, families } = found;
  const reason =
    undocumented.high === null
      ? `The data set no upper limit below ${UNBOUNDED_FACTOR} undocumented for each documented person.`
      : null;
  const { shareUpTo, quantile } = found;
  return {
    status: reason === null ? "ok" : "refused",
    reason,
    undocumented,
    diagnostics: {
      alpha: BELIEF.alpha,
      spreadScale: BELIEF.spreadScale,
      pointIs: found.middle ? "middle" : "heaviest model",
      looked: found.looked,
      fitted: found.fitted,
      averaged: found.models.length,
      keptWeight: Math.floor(found.kept * 10_000) / 10_000,
      withoutEstimate: found.withoutEstimate,
      notSettled: found.failed,
      families: Object.fromEntries(
        Object.entries(families).map(([family, weight]) => [family, round(weight, 1000)]),
      ),
      heaviest: found.models.slice(0, 5).map(({ name, weight, point }) => ({
        model: name,
        weight: round(weight, 1000),
        point: round(documented + point, 100),
      })),
      bins:
        undocumented.high === null
          ? null
          : {
              ...binsBetween(
                documented + (quantile(DRAWN_FROM) ?? 0),
                documented + (quantile(DRAWN_TO) ?? undocumented.high),
                (people) => shareUpTo(people - documented),
              ),
            },
    },
  };
}

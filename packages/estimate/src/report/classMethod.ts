/**
 * Latent classes as a report runs them: the posterior where its chains agree, what they say where they do not.
 * Cost: as `sampleClasses.ts`.
 */
import { LEAST_LISTS, MOST_LISTS, sampleClasses } from "../latent-classes/sampleClasses.ts";
import { binsOf } from "../plot/bins.ts";
import { type Finding, NO_OVERLAP, notRun, type Workbench } from "./finding.ts";

const UNKNOWN = {
  classes: null,
  occupied: null,
  settled: null,
  draws: null,
  chains: null,
  rHat: null,
  bulk: null,
  tail: null,
  errors: null,
  mean: null,
  between: null,
  atBound: null,
  acceptance: null,
  bins: null,
};
/** With so many on one list the draws of people on no list could leave what can be counted exactly. */
const MOST_PEOPLE = 100_000_000;

const round = (value: number, to: number): number => Math.round(value * to) / to;

export function runClasses({ table, documented, seed, progress }: Workbench): Finding {
  if (table === null) return notRun("refused", NO_OVERLAP, UNKNOWN);
  const lists = table.lists.length;
  if (lists < LEAST_LISTS)
    return notRun(
      "refused",
      `Fewer than ${LEAST_LISTS} lists cannot tell two kinds of people apart.`,
      UNKNOWN,
    );
  if (lists > MOST_LISTS)
    return notRun("excluded", `It is for up to ${MOST_LISTS} lists; ${lists} share people here.`, UNKNOWN);
  if (documented > MOST_PEOPLE) return notRun("excluded", `It is for up to ${MOST_PEOPLE} people.`, UNKNOWN);
  const found = sampleClasses(table, {
    seed,
    onRound: (done, total) => progress?.({ what: "latent classes", done, total }),
  });
  const { settled, undocumented: told, missedOdds } = found;
  const rHat = Math.max(told.rHat, missedOdds.rHat);
  const draws = found.draws[0]!.length;
  return {
    status: settled ? "ok" : "failed",
    reason: settled ? null : `The chains had not settled after ${draws} draws of each.`,
    undocumented: settled ? { point: found.point, low: found.low, high: found.high } : null,
    diagnostics: {
      classes: found.classes,
      occupied: round(found.occupied, 10),
      settled,
      draws,
      chains: found.draws.length,
      rHat: Number.isFinite(rHat) ? round(rHat, 10_000) : null,
      bulk: Math.round(Math.min(told.bulk, missedOdds.bulk)),
      tail: Math.round(Math.min(told.tail, missedOdds.tail)),
      errors: told.errors.map((error) => round(error, 10)),
      mean: round(documented + found.mean, 100),
      between: settled ? null : [Math.floor(documented + found.low), Math.ceil(documented + found.high)],
      atBound: round(found.atBound, 1000),
      acceptance: found.acceptance.map((share) => round(share, 100)),
      bins: settled
        ? { ...binsOf(found.draws.flatMap((chain) => Array.from(chain, (people) => documented + people))) }
        : null,
    },
  };
}

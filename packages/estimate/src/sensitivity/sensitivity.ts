/**
 * What would change an estimate: another list less, two lists as one, the dependence that no table can tell,
 * the choice of a model; and how the method does on lists whose size is known.
 *
 * Cost: for each list, and each pair of lists, the headline's methods on a table of one list fewer.
 */
import type { Progress } from "@daftar/model";
import { MAX_LISTS_BOOTSTRAP } from "../bootstrap/candidates.ts";
import { selectionBootstrap } from "../bootstrap/selectionBootstrap.ts";
import { modelName } from "../loglinear/model.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import { type Bins, binsOf } from "../plot/bins.ts";
import type { Workbench } from "../report/finding.ts";
import { headlineMethods } from "../report/methods.ts";
import type { Headline, MethodId, Sensitivity } from "../report/types.ts";
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";
import type { Overlapping } from "../table/overlapping.ts";
import { documentedCount, type EstimatedTotal, estimatedTotal, people } from "../table/people.ts";
import { knownSizes } from "./knownSizes.ts";
import { type Otherwise, withEachPairMerged, withoutEachList } from "./otherLists.ts";
import { type TableOutcome, unionOf } from "./tableMethod.ts";
import { tippingInteraction, withoutTopInteraction } from "./topInteraction.ts";

export interface SensitivityOptions {
  /** Someone's figure of everyone killed, to be set beside the headline; whole people, 0 or more. */
  readonly figure?: number;
  /** Resamples of the bootstrap that chooses the model anew; none where absent. */
  readonly replicates?: number;
  /** Methods whose union is asked of other tables; those of the headline where absent. */
  readonly by?: readonly MethodId[];
}

export interface SensitivityInput {
  /** As given, and split by overlap. */
  readonly table: CaptureTable;
  readonly shared: Overlapping;
  readonly bench: Workbench;
  readonly headline: Headline;
  readonly seed: number;
  readonly progress: Progress | undefined;
}

/** To a thousandth: what anyone can think of as a multiplier. */
const thousandth = (value: number): number => Math.round(value * 1000) / 1000;
const total = (value: number | null, end: "low" | "high" | null = null): EstimatedTotal | null =>
  value === null ? null : estimatedTotal(value, end);

const told = ({ status, reason, point, low, high, by }: TableOutcome) => ({
  status,
  reason,
  point: total(point),
  low: total(low, "low"),
  high: total(high, "high"),
  by,
});

const moved = ({ lists, table, outcome, factor }: Otherwise) => ({
  lists,
  documented: documentedCount(peopleIn(table)),
  ...told(outcome),
  factor: factor === null ? null : thousandth(factor),
});

/** Drawn, never quoted: a hundredth of a person is more than a pixel shows. */
const rounded = ({ from, width, ...rest }: Bins): Bins => ({
  from: Math.round(from * 100) / 100,
  width: Math.max(0.01, Math.round(width * 100) / 100),
  ...rest,
});

type Interaction = Sensitivity["interaction"][number];

function interactions(
  { table, shared, bench, headline }: SensitivityInput,
  figure: number | null,
): Interaction[] {
  const documented = peopleIn(table);
  const lists = shared.table!.lists;
  const row = (id: Interaction["id"], model: string, undocumented: number): Interaction => {
    const to = (end: number | null): number | null => {
      const xi = end === null ? null : tippingInteraction(documented, undocumented, end);
      return xi === null ? null : thousandth(xi);
    };
    return {
      id,
      model,
      point: estimatedTotal(documented + undocumented),
      toLow: to(headline.low === null ? null : people(headline.low)),
      toHigh: to(headline.high === null ? null : people(headline.high)),
      toFigure: to(figure),
    };
  };
  const search = bench.search();
  const best = (["bic", "aic"] as const).flatMap((by) => {
    const fitted = search[by].best[0];
    return fitted === undefined
      ? []
      : [row(`loglinear-${by}`, modelName(fitted.model, lists), fitted.fit.fitted[0]!)];
  });
  const closed = withoutTopInteraction(shared.table!);
  // Beyond this the closed form is a ratio of chance: no war has been documented so thinly.
  if (closed !== null && closed <= UNBOUNDED_FACTOR * documented) {
    best.push(row("no-top-interaction", "every term but that of all lists", closed));
  }
  return best;
}

function bootstrapped(
  { table, shared: { table: shared }, seed, progress }: SensitivityInput,
  replicates: number | undefined,
): Sensitivity["bootstrap"] {
  if (replicates === undefined || shared === null || shared.lists.length > MAX_LISTS_BOOTSTRAP) return null;
  const found = selectionBootstrap(shared, {
    seed,
    replicates,
    ...(progress === undefined ? {} : { progress }),
  });
  if (found === null) return null;
  const documented = peopleIn(table);
  const ends = ({ low, high }: { readonly low: number; readonly high: number }) => ({
    low: estimatedTotal(documented + low, "low"),
    high: estimatedTotal(documented + high, "high"),
  });
  return {
    replicates,
    failed: found.failed,
    candidates: found.candidates,
    point: estimatedTotal(documented + found.point),
    percentile: ends(found.percentile),
    bca: found.bca === null ? null : ends(found.bca),
    bcaUndefined: found.bcaUndefined,
    chosen: found.chosen.slice(0, 5).map(({ model, share }) => ({
      model: modelName(model, shared.lists),
      share: thousandth(share),
    })),
    bins: rounded(binsOf(found.draws.map((draw) => documented + draw))),
  };
}

/**
 * @returns `null` where fewer than three lists share people: two leave nothing to leave out
 * @throws RangeError on a figure or a number of resamples outside its bounds
 */
export function sensitivity(input: SensitivityInput, options: SensitivityOptions): Sensitivity | null {
  const { table, shared, progress } = input;
  const { figure = null, replicates, by = null } = options;
  if (figure !== null && !(Number.isSafeInteger(figure) && figure >= 0)) {
    throw new RangeError(`figure must be whole, 0 or more; it is ${figure}`);
  }
  if (shared.table === null || shared.table.lists.length < 3) return null;
  // Lists that share nobody are no list here: leaving one out, or joining it to another, says nothing.
  const kept = shared.table;
  const aside = peopleIn(table) - peopleIn(kept);
  const method = unionOf(by, input.seed);
  const withAside = (outcome: TableOutcome): TableOutcome => {
    const add = (value: number | null): number | null => (value === null ? null : value + aside);
    return { ...outcome, point: add(outcome.point), low: add(outcome.low), high: add(outcome.high) };
  };
  let done = 0;
  const rounds = kept.lists.length * 2 + (kept.lists.length * (kept.lists.length - 1)) / 2;
  const stepped = (given: CaptureTable): TableOutcome => {
    const outcome = method(given);
    done += 1;
    progress?.({ what: "tables", done, total: rounds });
    return outcome;
  };
  const ofAll = (given: CaptureTable): TableOutcome => withAside(stepped(given));
  const whole = withAside(unionOf(by, input.seed, () => input.bench.search())(kept));
  const again = (one: Otherwise) => {
    const { documented, ...rest } = moved(one);
    return { ...rest, documented: documentedCount(people(documented) + aside) };
  };
  return {
    by: by ?? headlineMethods(kept.lists.length),
    whole: { documented: documentedCount(peopleIn(table)), ...told(whole) },
    withoutList: withoutEachList(kept, ofAll, whole).map(again),
    merged: withEachPairMerged(kept, ofAll, whole).map(again),
    knownSizes: knownSizes(kept, stepped).map(({ list, known, seenElsewhere, outcome, logBias, covers }) => ({
      list,
      known: documentedCount(known),
      seenElsewhere: documentedCount(seenElsewhere),
      ...told(outcome),
      logBias: logBias === null ? null : thousandth(logBias),
      covers,
    })),
    interaction: interactions(input, figure),
    figure,
    bootstrap: bootstrapped(input, replicates),
  };
}

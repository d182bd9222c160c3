/**
 * Which records tell of the same person: the whole run.
 *
 * Source: Fellegi & Sunter (1969) with EM, as in `model/` and `cluster/`; bands and order of steps are this
 * project's (README). The same records, options and code give the same result in whatever order the rows
 * come: rows are put in an order of their own first (`inCanonicalOrder`), draws follow the seed.
 * Cost: near linear in candidate pairs; memory about 40 bytes for each.
 */
import { clusterPairs } from "../cluster/clusterPairs.ts";
import { type Correction, corrected, correctedAll } from "../label/correction.ts";
import { labelReport } from "../label/labelReport.ts";
import { compete } from "../model/compete.ts";
import { listPairs } from "../model/listPairs.ts";
import type { LinkParameters } from "../model/parameters.ts";
import { type PriorOf, priorsOf, weigher } from "../model/weigh.ts";
import { weightsOf } from "../model/weightsOf.ts";
import type { LinkRecord } from "../record/linkRecord.ts";
import type { LinkTable } from "../table/linkTable.ts";
import { tableOf } from "../table/tableOf.ts";
import { bands } from "./bands.ts";
import { constraints } from "./constraints.ts";
import { drawnRun, inRows } from "./drawnRun.ts";
import { goOn, type Reach } from "./goOn.ts";
import { learn } from "./learn.ts";
import { type LinkOptions, MOST_DRAWS } from "./linkOptions.ts";
import { type LinkedTable, type LinkResult, linkedPair } from "./linkResult.ts";
import { numbered } from "./numbered.ts";
import { toCompare } from "./toCompare.ts";
import { weighedLabels } from "./weighedLabels.ts";

/**
 * Links records within and across lists.
 *
 * @throws RangeError for too many records, an id met twice in a list, or a pair that names no two records
 */
export function linkRecords(records: readonly LinkRecord[], options: LinkOptions): LinkResult {
  const linked = linkTable(tableOf(records), options);
  return { ...linked, pairs: Array.from(linked.pairs.left, (_, at) => linkedPair(linked.pairs, at)) };
}

/**
 * The same on a table.
 *
 * @param given at most 8,388,608 rows, each with an id unique in its list
 * @throws RangeError as `linkRecords`
 */
export function linkTable(given: LinkTable, options: LinkOptions): LinkedTable {
  if (!Number.isSafeInteger(options.seed)) throw new RangeError("seed must be a whole number");
  if (
    options.draws !== undefined &&
    !(Number.isInteger(options.draws) && options.draws >= 0 && options.draws <= MOST_DRAWS)
  )
    throw new RangeError(`draws must be a whole number, 0 to ${MOST_DRAWS}`);
  const progress = options.progress ?? (() => {});
  const {
    table,
    order,
    place,
    said: constrained,
    earlier,
    model,
    customs,
    columns,
    fields,
    levels,
    found,
  } = toCompare(given, options);
  const { competition, apart, parted, joined, refused } = constrained;
  if (options.onCompared)
    for (let at = 0; at < found.left.length; at += 1)
      options.onCompared(order[found.left[at]!]!, order[found.right[at]!]!);
  const kinds = listPairs(
    table.lists,
    table.list,
    table.lists.map((list) => options.onePerPerson?.has(list) === true),
  );
  const {
    parameters: learnt,
    compared,
    shared,
  } = learn(
    columns,
    fields,
    levels,
    found,
    competition,
    kinds,
    { ...options, ...(model ? { model } : {}) },
    customs,
  );
  const priors = priorsOf(learnt);
  const kindOf = table.lists.map((a) => Int32Array.from(table.lists, (b) => priors.of(a, b)));
  const prior: PriorOf = (i, j) => kindOf[table.list[i]!]![table.list[j]!]!;
  const weights = weightsOf(fields, compared, learnt, prior);
  const draws = options.draws ?? 0;
  const alone = draws > 0 && competition.lists > 0 ? weights.slice() : weights;
  compete(compared, weights, competition);
  const unasked = { weights, alone, weigh: weigher(fields, levels.of, shared, learnt, prior) };
  const said = options.labels?.length
    ? weighedLabels(options.labels, place, compared, weights, unasked.weigh)
    : [];
  const labels = said.length > 0 ? labelReport(said, heldCorrection(options)) : null;
  const correction = labels === null ? (heldCorrection(options) ?? null) : labels.applied;
  const parameters = withCorrection(learnt, correction);
  const { size } = columns;
  const weighed = { size, left: compared.left, right: compared.right };
  const paired = { ...weighed, ...correctedAll(unasked, correction), apart, joined };
  const gone = (own: Int32Array): { group: Int32Array; reach: Reach | null } =>
    earlier === null ? { group: own, reach: null } : goOn(own, earlier, saidRows(options, place));
  const { group, reach } = gone(clusterPairs(paired));
  progress({ what: "clusters", done: 1, total: 1 });
  const drawn =
    draws === 0
      ? null
      : drawnRun(
          paired,
          { table, competition, group },
          correction === null
            ? said
            : said.map((label) => ({ ...label, weight: corrected(label.weight, correction) })),
          { seed: options.seed, draws },
        );
  const original = ([a, b]: readonly [number, number]): readonly [number, number] => [order[a]!, order[b]!];
  return {
    comparedPairs: compared.left.length,
    reasons: found.reasons,
    cutGroups: found.cutGroups,
    pairs: bands(
      compared,
      paired.weights,
      group,
      order,
      drawn?.narrows ?? null,
      parted,
      options.override ?? {},
    ),
    labels,
    clusters: numbered(group, order, options.earlier),
    unlabelled:
      labels === null
        ? null
        : numbered(
            gone(
              clusterPairs({
                ...weighed,
                ...unasked,
                ...constraints(table, place, { ...options, labels: [] }),
              }),
            ).group,
            order,
            options.earlier,
          ),
    reach,
    parameters,
    draws: drawn === null ? null : inRows(drawn, order),
    refused: refused.map(original),
  };
}

/** The correction that a model file or the parameters of an earlier run say; undefined where neither does. */
const heldCorrection = ({ override, model }: LinkOptions): Correction | null | undefined =>
  override?.correction === undefined ? (model ? (model.correction ?? null) : undefined) : override.correction;

function withCorrection(learnt: LinkParameters, correction: Correction | null): LinkParameters {
  const { correction: before, ...rest } = learnt;
  if (before === undefined && correction === null) return learnt;
  return correction === null ? rest : { ...rest, correction };
}

function saidRows({ labels = [], mustLink = [], cannotLink = [] }: LinkOptions, place: Int32Array): number[] {
  const pairs = [...labels.map(({ left, right }) => [left, right] as const), ...mustLink, ...cannotLink];
  return pairs.flatMap(([a, b]) => [place[a]!, place[b]!]);
}

/**
 * Which records tell of the same person: the whole run.
 *
 * Source: Fellegi & Sunter (1969) with EM, as in `model/` and `cluster/`; bands and order of steps are this
 * project's (README). The same records, options and code give the same result in whatever order the rows
 * come: rows are put in an order of their own first (`inCanonicalOrder`), draws follow the seed.
 * Cost: near linear in candidate pairs; memory about 40 bytes for each.
 */
import { attributesOf } from "../block/attributes.ts";
import { type Candidates, candidates } from "../block/candidates.ts";
import { clusterPairs } from "../cluster/clusterPairs.ts";
import { type FieldSet, fieldSet, fieldSetOf } from "../compare/fieldSet.ts";
import { frequenciesOf, type SharedFrequency, sharedFrequency } from "../compare/frequency.ts";
import { type Levels, levelsOf } from "../compare/levels.ts";
import { type Drawn, drawPartitions } from "../draw/drawPartitions.ts";
import { type Columns, encode } from "../encode/columns.ts";
import { type Customs, customsOf } from "../encode/customs.ts";
import { NameReader } from "../encode/nameReader.ts";
import { neighbourhoods } from "../encode/neighbourhoods.ts";
import { labelReport } from "../label/labelReport.ts";
import { chanceLevels } from "../model/chance.ts";
import { type ComparedPairs, comparePairs } from "../model/comparePairs.ts";
import { type Competition, compete } from "../model/compete.ts";
import { type Fit, fit } from "../model/fit.ts";
import { identifyRelatives } from "../model/identifyRelatives.ts";
import { type ListPairs, listPairs } from "../model/listPairs.ts";
import { heldFigures, type ModelFile } from "../model/override.ts";
import { fieldParameters, type LinkParameters, milliBits } from "../model/parameters.ts";
import { bitsOf, LN2, log2OnePlus, type PriorOf, patternBitsOf, priorsOf, weigher } from "../model/weigh.ts";
import type { LinkRecord } from "../record/linkRecord.ts";
import { idAt } from "../table/idColumn.ts";
import { inCanonicalOrder } from "../table/inCanonicalOrder.ts";
import type { LinkTable } from "../table/linkTable.ts";
import { tableOf } from "../table/tableOf.ts";
import { linkageCodeVersion } from "../version.ts";
import { constraints } from "./constraints.ts";
import { type LinkOptions, MOST_DRAWS } from "./linkOptions.ts";
import {
  GREY,
  type LinkedTable,
  type LinkResult,
  linkedPair,
  type PairColumns,
  type PartitionDraws,
  SURE,
} from "./linkResult.ts";
import { weighedLabels } from "./weighedLabels.ts";

interface Learnt {
  readonly parameters: LinkParameters;
  readonly compared: ComparedPairs;
  readonly shared: SharedFrequency;
}

function learn(
  columns: Columns,
  fields: FieldSet,
  levels: Levels,
  found: Candidates,
  competition: Competition,
  kinds: ListPairs,
  options: LinkOptions,
  customs: Customs,
): Learnt {
  const { size } = columns;
  const progress = options.progress ?? (() => {});
  const held = options.override ? heldFigures(options.override, fields, kinds.names) : null;
  const frequencies = options.model?.frequencies ?? frequenciesOf(columns);
  const shared = sharedFrequency(columns, frequencies, fields);
  const strangers = options.model
    ? fields.names.map((name, at) =>
        Float64Array.from(
          options.model?.fields[name]?.strangers ?? fields.rules[at]!.u.map(milliBits),
          (bits) => Math.exp((bits / 1000) * LN2),
        ),
      )
    : chanceLevels(fields, size, levels.of, options.seed).map((own, field) => held?.strangers[field] ?? own);
  // As the parameters will hold them, so that a later run with them weighs the same.
  const strangersTop = strangers.map((chances) => milliBits(chances.at(-1) ?? 1) / 1000);
  const compared = comparePairs(found, fields, levels.ofMany, shared, strangersTop, (done) =>
    progress({ what: "pairs compared", done, total: found.left.length }),
  );
  if (options.model) return { parameters: options.model, compared, shared };
  const fitted = (relatives: boolean): Fit =>
    fit(
      fields,
      compared,
      strangers,
      size,
      kinds,
      competition,
      (done, of) => progress({ what: "rounds of learning", done, total: of }),
      relatives,
      held,
    );
  const three = fitted(true);
  const asked = identifyRelatives(fields, three, compared.left.length, kinds.count);
  const relatives = { ...asked, identified: options.override?.relatives ?? asked.identified };
  const learnt = relatives.identified ? three : fitted(false);
  return {
    compared,
    shared,
    parameters: {
      code: linkageCodeVersion,
      seed: options.seed,
      ...customs,
      priors: kinds.names.map((names, kind) => ({
        lists: names,
        match: Math.round(1000 * learnt.priorMatch[kind]!),
        relatives: Math.round(1000 * learnt.priorKin[kind]!),
      })),
      relatives,
      fields: fieldParameters(fields, learnt.match, learnt.relatives, strangers),
      frequencies,
    },
  };
}

/** Weight of every compared pair, in bits, before lists compete: from its pattern, without comparing again. */
function weightsOf(
  fields: FieldSet,
  compared: ComparedPairs,
  parameters: LinkParameters,
  prior: PriorOf,
): Float32Array {
  const priors = priorsOf(parameters);
  const bits = bitsOf(fields, parameters);
  const match = patternBitsOf(compared.patterns, bits.match);
  const relatives = patternBitsOf(compared.patterns, bits.relatives);
  const weights = new Float32Array(compared.left.length);
  for (let at = 0; at < weights.length; at += 1) {
    const pattern = compared.pattern[at]!;
    const kind = prior(compared.left[at]!, compared.right[at]!);
    weights[at] =
      priors.match[kind]! +
      match[pattern]! +
      compared.moreMatch[at]! -
      log2OnePlus(priors.relatives[kind]! + relatives[pattern]! + compared.moreRelatives[at]!);
  }
  return weights;
}

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
  const names = new NameReader();
  const { table, order } = inCanonicalOrder(given, neighbourhoods(given, names));
  const place = new Int32Array(table.size);
  order.forEach((original, at) => {
    place[original] = at;
  });
  const { competition, apartByList, apart, parted, joined, refused } = constraints(table, place, options);
  const found_ = options.model ?? customsOf(table, names);
  const columns = encode(
    table,
    { ...found_, patronymicLists: options.override?.patronymicLists ?? found_.patronymicLists },
    names,
  );
  const customs = { ...found_, readings: columns.readings };
  const fields = options.model ? fieldSetOf(Object.keys(options.model.fields)) : fieldSet(columns);
  const levels = levelsOf(columns, fields);
  const found = candidates(columns.size, attributesOf(columns), {
    // What people parted is compared all the same: labels do not change the fit.
    apart: apartByList,
    partners: options.override?.partners,
    onPart: (done, total) => progress({ what: "reasons to compare", done, total }),
  });
  if (options.onCompared)
    for (let at = 0; at < found.left.length; at += 1)
      options.onCompared(order[found.left[at]!]!, order[found.right[at]!]!);
  const kinds = listPairs(
    table.lists,
    table.list,
    table.lists.map((list) => options.onePerPerson?.has(list) === true),
  );
  const { parameters, compared, shared } = learn(
    columns,
    fields,
    levels,
    found,
    competition,
    kinds,
    options,
    customs,
  );
  const priors = priorsOf(parameters);
  const kindOf = table.lists.map((a) => Int32Array.from(table.lists, (b) => priors.of(a, b)));
  const prior: PriorOf = (i, j) => kindOf[table.list[i]!]![table.list[j]!]!;
  const weights = weightsOf(fields, compared, parameters, prior);
  const draws = options.draws ?? 0;
  const alone = draws > 0 && competition.lists > 0 ? weights.slice() : weights;
  compete(compared, weights, competition);
  const paired = {
    size: columns.size,
    left: compared.left,
    right: compared.right,
    weights,
    weigh: weigher(fields, levels.of, shared, parameters, prior),
    apart,
    joined,
  };
  const group = clusterPairs(paired);
  progress({ what: "clusters", done: 1, total: 1 });
  const drawn =
    draws === 0
      ? null
      : drawPartitions({
          ...paired,
          alone,
          competition,
          group,
          nameOf: (row) => JSON.stringify([table.lists[table.list[row]!], idAt(table.ids, row)]),
          seed: options.seed,
          draws,
        });
  const original = ([a, b]: readonly [number, number]): readonly [number, number] => [order[a]!, order[b]!];
  return {
    comparedPairs: compared.left.length,
    cutGroups: found.cutGroups,
    pairs: bands(compared, weights, group, order, drawn?.narrows ?? null, parted, options.override ?? {}),
    labels: options.labels?.length
      ? labelReport(weighedLabels(options.labels, place, compared, weights, paired.weigh))
      : null,
    clusters: numbered(group, order),
    unlabelled: options.labels?.length
      ? numbered(clusterPairs({ ...paired, ...constraints(table, place, { ...options, labels: [] }) }), order)
      : null,
    parameters,
    draws: drawn === null ? null : inRows(drawn, order),
    refused: refused.map(original),
  };
}

/** Rows as they were given, not as the run put them. */
function inRows({ narrows: _, parts, ...drawn }: Drawn, order: Int32Array): PartitionDraws {
  return { ...drawn, parts: parts.map((part) => ({ ...part, rows: part.rows.map((row) => order[row]!) })) };
}

function numbered(group: Int32Array, order: Int32Array): Int32Array {
  const clusters = new Int32Array(order.length);
  const numbers = new Int32Array(order.length).fill(-1);
  let count = 0;
  for (let at = 0; at < group.length; at += 1) {
    const own = group[at]!;
    if (numbers[own]! < 0) {
      numbers[own] = count;
      count += 1;
    }
    clusters[order[at]!] = numbers[own]!;
  }
  return clusters;
}

/** Pairs that are joined, or that people should look at, strongest first and then in the run's order. */
function bands(
  { left, right }: ComparedPairs,
  weights: Float32Array,
  group: Int32Array,
  order: Int32Array,
  narrows: Float32Array | null,
  parted: (i: number, j: number) => boolean,
  { sure = SURE, grey = GREY }: ModelFile,
): PairColumns {
  const least = Math.log2(grey / (1 - grey));
  const joined = (at: number): boolean => group[left[at]!] === group[right[at]!];
  const shown = (at: number): boolean =>
    (weights[at]! >= least && !parted(left[at]!, right[at]!)) || joined(at);
  let count = 0;
  for (let at = 0; at < weights.length; at += 1) if (shown(at)) count += 1;
  // Weight and place in one exact number: thousandths of a bit are below 2^17 either way.
  const packed = new Float64Array(count);
  const width = 2 ** 33;
  let kept = 0;
  for (let at = 0; at < weights.length; at += 1) {
    if (!shown(at)) continue;
    packed[kept] = -Math.round(weights[at]! * 1000) * width + at;
    kept += 1;
  }
  packed.sort();
  const out = {
    sure,
    left: new Int32Array(count),
    right: new Int32Array(count),
    milliBits: new Int32Array(count),
    joined: new Uint8Array(count),
    narrows: new Int32Array(count),
  };
  for (let place = 0; place < count; place += 1) {
    const negative = Math.floor(packed[place]! / width);
    const at = packed[place]! - negative * width;
    out.left[place] = order[left[at]!]!;
    out.right[place] = order[right[at]!]!;
    out.milliBits[place] = -negative;
    out.joined[place] = joined(at) ? 1 : 0;
    if (narrows !== null) out.narrows[place] = Math.round(narrows[at]! * 1e6);
  }
  return out;
}

/**
 * Which records tell of the same person: the whole run.
 *
 * Source: Fellegi & Sunter (1969) with EM, as in `model/` and `cluster/`; bands and order of steps are this
 * project's (README). The same records, options and code give the same result in whatever order the rows
 * come: rows are put in an order of their own first (`inCanonicalOrder`), draws follow the seed.
 * Cost: near linear in candidate pairs; memory about 40 bytes for each.
 */
import type { Progress } from "@daftar/model";
import { attributesOf } from "../block/attributes.ts";
import { type Candidates, candidates } from "../block/candidates.ts";
import { clusterPairs } from "../cluster/clusterPairs.ts";
import { type FieldSet, fieldSet, fieldSetOf } from "../compare/fieldSet.ts";
import { frequenciesOf, type SharedFrequency, sharedFrequency } from "../compare/frequency.ts";
import { type LevelsOf, levelsOf } from "../compare/levels.ts";
import type { DrawnPart } from "../draw/drawnPart.ts";
import { type Drawn, drawPartitions } from "../draw/drawPartitions.ts";
import { type Columns, encode } from "../encode/columns.ts";
import { patronymicLists } from "../encode/nameParts.ts";
import { type LabelReport, labelReport, type Verdict, type WeighedLabel } from "../label/labelReport.ts";
import { chanceLevels } from "../model/chance.ts";
import { type ComparedPairs, comparePairs } from "../model/comparePairs.ts";
import { type Competition, compete } from "../model/compete.ts";
import { type Fit, fit } from "../model/fit.ts";
import { identifyRelatives } from "../model/identifyRelatives.ts";
import { type ListPairs, listPairs } from "../model/listPairs.ts";
import { fieldParameters, type LinkParameters, milliBits } from "../model/parameters.ts";
import { bitsOf, LN2, log2OnePlus, type PriorOf, patternBitsOf, priorsOf, weigher } from "../model/weigh.ts";
import type { LinkRecord } from "../record/linkRecord.ts";
import { inCanonicalOrder } from "../table/inCanonicalOrder.ts";
import type { LinkTable } from "../table/linkTable.ts";
import { tableOf } from "../table/tableOf.ts";
import { linkageCodeVersion } from "../version.ts";

/** A pair at or above this, joined, needs no second look. */
export const SURE = 0.9;
/** A pair not joined at or above this waits for people. */
export const GREY = 0.1;

const MOST_DRAWS = 1000;

/** Indices into the records, and what people said. */
export interface PairLabel {
  readonly left: number;
  readonly right: number;
  readonly verdict: Verdict;
}

export interface LinkOptions {
  /** Whole number; the same seed gives the same result. */
  readonly seed: number;
  /** Lists that have one row for each person: two of their rows are never joined. */
  readonly onePerPerson?: ReadonlySet<string>;
  /** Indices into `records` of pairs that people have joined or parted. */
  readonly mustLink?: readonly (readonly [number, number])[];
  readonly cannotLink?: readonly (readonly [number, number])[];
  /** What people said of pairs: `same` joins, `different` parts, and all is reported beside what the run weighed. */
  readonly labels?: readonly PairLabel[];
  /** Clusterings to draw from the posterior, 0 to 1,000; none where it is left out. */
  readonly draws?: number;
  readonly progress?: Progress;
  /** Told every pair that is compared, as indices into the records, for measuring what blocking misses. */
  readonly onCompared?: (left: number, right: number) => void;
  /** Parameters of an earlier run, used as they are instead of learning. */
  readonly model?: LinkParameters;
}

export interface LinkedPair {
  /** Indices into `records`; `left` comes first in the run's own order. */
  readonly left: number;
  readonly right: number;
  /** log2 of the odds, to a thousandth of a bit. */
  readonly weight: number;
  readonly probability: number;
  /** `link`: joined, and sure. `review`: unsure, whether joined for now or not. */
  readonly band: "link" | "review";
  /** Whether the run put the two in one cluster. */
  readonly joined: boolean;
  /** By how much an answer about it lowers the variance of the number of people; 0 where nothing was drawn. */
  readonly narrows: number;
}

/** Pairs as columns, strongest first: a run over millions holds no object for each. */
export interface PairColumns {
  /** Indices into the rows; `left` comes first in the run's own order. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** log2 of the odds, in thousandths of a bit. */
  readonly milliBits: Int32Array;
  /** 1 where the run put the two in one cluster. */
  readonly joined: Uint8Array;
  /**
   * By how much the variance of the number of people falls once somebody says whether the pair is one person, in
   * millionths; 0 where nothing was drawn.
   */
  readonly narrows: Int32Array;
}

/** Clusterings drawn from the posterior (`draw/`). */
export interface PartitionDraws {
  readonly draws: number;
  /** Records whose clusters vary, by row; all others are as in `clusters` in every draw. */
  readonly parts: readonly DrawnPart[];
  /** People in each draw. */
  readonly people: readonly number[];
  /** Variance of the number of people. */
  readonly variance: number;
  /** Parts whose chains had not settled, and parts that were too large and were cut: their draws vary too little. */
  readonly unsettled: number;
  readonly cut: number;
}

interface LinkOutcome {
  readonly comparedPairs: number;
  /** Groups too large to compare all pairs of. */
  readonly cutGroups: number;
  /** Cluster number of each row, counted from 0. */
  readonly clusters: Int32Array;
  readonly parameters: LinkParameters;
  /** null where there are no labels. */
  readonly labels: LabelReport | null;
  /** null where none were asked for. */
  readonly draws: PartitionDraws | null;
  /** `mustLink` pairs that `cannotLink` or one row for each person forbids, left out. */
  readonly refused: readonly (readonly [number, number])[];
}

export interface LinkedTable extends LinkOutcome {
  readonly pairs: PairColumns;
}

export interface LinkResult extends LinkOutcome {
  /** Strongest first. */
  readonly pairs: readonly LinkedPair[];
}

/** @param at 0 to the number of pairs less one */
export function linkedPair(pairs: PairColumns, at: number): LinkedPair {
  const weight = pairs.milliBits[at]! / 1000;
  const probability = 1 / (1 + Math.exp(-weight * LN2));
  const joined = pairs.joined[at] === 1;
  return {
    left: pairs.left[at]!,
    right: pairs.right[at]!,
    weight,
    probability,
    band: joined && probability >= SURE ? "link" : "review",
    joined,
    narrows: pairs.narrows[at]! / 1e6,
  };
}

interface Apartness {
  readonly competition: Competition;
  /** By lists alone, and with what people parted. */
  readonly apartByList: (i: number, j: number) => boolean;
  readonly apart: (i: number, j: number) => boolean;
  readonly parted: (i: number, j: number) => boolean;
  readonly joined: readonly (readonly [number, number])[];
  readonly refused: readonly (readonly [number, number])[];
}

/** Constraints in sorted indices; a joining that would break a parting is refused, partings first. */
function constraints(table: LinkTable, place: Int32Array, options: LinkOptions): Apartness {
  const one = table.lists.filter((list) => options.onePerPerson?.has(list) === true);
  const numbers = table.lists.map((list) => one.indexOf(list));
  const listOf = table.list.map((list) => numbers[list]!);
  const { size } = table;
  const translated = (
    pairs: readonly (readonly [number, number])[] | undefined,
  ): (readonly [number, number])[] =>
    (pairs ?? []).map(([a, b]) => {
      const [x, y] = [place[a], place[b]];
      if (x === undefined || y === undefined || x === y)
        throw new RangeError(`pair ${a}, ${b}: must be indices of two records`);
      return x < y ? [x, y] : [y, x];
    });
  const said = (wanted: Verdict) =>
    (options.labels ?? []).flatMap(({ left, right, verdict }) =>
      verdict === wanted ? [[left, right] as const] : [],
    );
  const cannot = new Set(
    translated([...(options.cannotLink ?? []), ...said("different")]).map(([a, b]) => a * size + b),
  );
  const apartByList = (i: number, j: number): boolean => listOf[i]! >= 0 && listOf[i] === listOf[j];
  const parted = (i: number, j: number): boolean =>
    cannot.size > 0 && cannot.has(i < j ? i * size + j : j * size + i);
  const apart = (i: number, j: number): boolean => apartByList(i, j) || parted(i, j);
  const must = [...(options.mustLink ?? []), ...said("same")];
  const joined: (readonly [number, number])[] = [];
  const refused: (readonly [number, number])[] = [];
  const atoms = new Map<number, number[]>();
  for (const [a, b] of translated(must).sort(([a, b], [c, d]) => a - c || b - d)) {
    const [x, y] = [atoms.get(a) ?? [a], atoms.get(b) ?? [b]];
    if (x !== y && x.some((i) => y.some((j) => apart(i, j)))) refused.push([a, b]);
    else {
      joined.push([a, b]);
      if (x === y) continue;
      const together = [...x, ...y];
      for (const member of together) atoms.set(member, together);
    }
  }
  return { competition: { lists: one.length, listOf }, apartByList, apart, parted, joined, refused };
}

interface Learnt {
  readonly parameters: LinkParameters;
  readonly compared: ComparedPairs;
  readonly shared: SharedFrequency;
}

function learn(
  columns: Columns,
  fields: FieldSet,
  levels: LevelsOf,
  found: Candidates,
  competition: Competition,
  kinds: ListPairs,
  options: LinkOptions,
  lists: readonly string[],
): Learnt {
  const { size } = columns;
  const progress = options.progress ?? (() => {});
  const frequencies = options.model?.frequencies ?? frequenciesOf(columns);
  const shared = sharedFrequency(columns, frequencies, fields);
  const strangers = options.model
    ? fields.names.map((name, at) =>
        Float64Array.from(
          options.model?.fields[name]?.strangers ?? fields.rules[at]!.u.map(milliBits),
          (bits) => Math.exp((bits / 1000) * LN2),
        ),
      )
    : chanceLevels(fields, size, levels, options.seed);
  // As the parameters will hold them, so that a later run with them weighs the same.
  const strangersTop = strangers.map((chances) => milliBits(chances.at(-1) ?? 1) / 1000);
  const compared = comparePairs(found, fields, levels, shared, strangersTop, kinds, (done) =>
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
    );
  const three = fitted(true);
  const relatives = identifyRelatives(fields, three, compared.left.length, kinds.count);
  const learnt = relatives.identified ? three : fitted(false);
  return {
    compared,
    shared,
    parameters: {
      code: linkageCodeVersion,
      seed: options.seed,
      patronymicLists: lists,
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
    const pattern = compared.cellPattern[compared.cell[at]!]!;
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
  const { table, order } = inCanonicalOrder(given);
  const place = new Int32Array(table.size);
  order.forEach((original, at) => {
    place[original] = at;
  });
  const { competition, apartByList, apart, parted, joined, refused } = constraints(table, place, options);
  const lists = options.model?.patronymicLists ?? patronymicLists(table);
  const columns = encode(table, new Set(lists));
  const fields = options.model ? fieldSetOf(Object.keys(options.model.fields)) : fieldSet(columns);
  const levels = levelsOf(columns, fields);
  const found = candidates(columns.size, attributesOf(columns), {
    // What people parted is compared all the same: labels do not change the fit.
    apart: apartByList,
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
    lists,
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
    weigh: weigher(fields, levels, shared, parameters, prior),
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
          nameOf: (row) => JSON.stringify([table.lists[table.list[row]!], table.ids[row]]),
          seed: options.seed,
          draws,
        });
  const original = ([a, b]: readonly [number, number]): readonly [number, number] => [order[a]!, order[b]!];
  return {
    comparedPairs: compared.left.length,
    cutGroups: found.cutGroups,
    pairs: bands(compared, weights, group, order, drawn?.narrows ?? null, parted),
    labels: options.labels?.length
      ? labelReport(weighed(options.labels, place, compared, weights, paired.weigh))
      : null,
    clusters: numbered(group, order),
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
  const numbers = new Map<number, number>();
  group.forEach((own, at) => {
    let number = numbers.get(own);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(own, number);
    }
    clusters[order[at]!] = number;
  });
  return clusters;
}

/** Labels with what their pairs weigh: where they were compared after lists competed, else by their fields alone. */
function weighed(
  labels: readonly PairLabel[],
  place: Int32Array,
  { left, right }: ComparedPairs,
  weights: Float32Array,
  weigh: (i: number, j: number) => number,
): WeighedLabel[] {
  const size = place.length;
  const keyOf = (i: number, j: number): number => Math.min(i, j) * size + Math.max(i, j);
  const keys = labels.map((label) => keyOf(place[label.left]!, place[label.right]!));
  const wanted = new Set(keys);
  const found = new Map<number, number>();
  for (let at = 0; at < weights.length; at += 1) {
    const key = keyOf(left[at]!, right[at]!);
    if (wanted.has(key)) found.set(key, weights[at]!);
  }
  return labels.map(({ left: a, right: b, verdict }, at) => ({
    verdict,
    weight: found.get(keys[at]!) ?? weigh(place[a]!, place[b]!),
  }));
}

/** Pairs that are joined, or that people should look at, strongest first and then in the run's order. */
function bands(
  { left, right }: ComparedPairs,
  weights: Float32Array,
  group: Int32Array,
  order: Int32Array,
  narrows: Float32Array | null,
  parted: (i: number, j: number) => boolean,
): PairColumns {
  const least = Math.log2(GREY / (1 - GREY));
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

/**
 * People on no list, averaged over all decomposable graphs of which lists depend on one another.
 *
 * Source: Madigan & York (1997), Biometrika 84:19. No model is chosen: each graph counts as much as it
 * explains the table. Prior: graphs equally likely, total N with weight 1/N, pseudo-count δ in every cell,
 * by default 2^−L, so that all cells together count as one person.
 * Assumes: the dependence among people on some list holds for those on none; within a graph, people are
 * alike. Where people differ in how easily they are listed it covers badly (docs/methods.md).
 * The saturated graph, all lists joined, says nothing of its own about people on no list: the prior speaks
 * through it. With three lists, or where it holds more than a twentieth, it is left out, and both answers are
 * told. Convention of published figures (decision 0045): from 1 to 10n people on no list, saturated graph in,
 * the fewest people whose share reaches 0.5, 0.025, 0.975.
 * Cost: milliseconds to 4 lists, tens for 5, half a second for 6.
 */
import { logSumExp, type Rng } from "@daftar/numeric";
import { LEVEL } from "../interval/logInterval.ts";
import { modelName } from "../loglinear/model.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import { graphShares } from "./graphShares.ts";
import { graphWeights } from "./graphWeights.ts";
import { drawsOf, type Posterior, posteriorOf, quantileOf, together, USUAL_REACH } from "./posterior.ts";

/** The saturated graph is left out where it holds more than this. */
export const SATURATED_RULES = 0.05;
/** What any share may be off by, where no other bound is told. */
export const TOLERANCE = 1e-9;

export interface GraphAveragingOptions {
  /** Pseudo-count of a full cell, above 0; 2^−L where absent. */
  readonly delta?: number;
  /** Fewest people on no list: 1 by default, as in published figures; 0 lets nobody be missing. */
  readonly from?: number;
  /** Most people on no list; where absent, as far as there is weight. */
  readonly to?: number;
  /** The saturated graph: in, out, or by the rule above. */
  readonly saturated?: "in" | "out" | "by-rule";
  /** How many graphs to name with their shares; 0 is quickest. */
  readonly graphs?: number;
}

/** People on no list. */
export interface GraphAverage {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

export interface GraphAveraging extends GraphAverage {
  readonly documented: number;
  readonly delta: number;
  readonly saturated: {
    /** Its share of the whole, 0 to 1. */
    readonly weight: number;
    readonly leftOut: boolean;
    readonly within: GraphAverage;
    readonly without: GraphAverage;
  };
  /** The graphs that hold most, as `[A*B, B*C]`, the saturated one only where it is not left out. */
  readonly graphs: readonly { readonly graph: string; readonly weight: number }[];
  readonly range: {
    readonly from: number;
    /** Most people on no list that were looked at. */
    readonly to: number;
    /** Share of the whole beyond ten people on no list for each documented one, where many stop. */
    readonly beyondUsual: number;
    /** What any share may be off by. */
    readonly errorBound: number;
  };
  /** ln of the share of exactly so many people on no list, whole or not. */
  readonly logShare: (undocumented: number) => number;
  /** Share of at most so many people on no list. */
  readonly shareUpTo: (undocumented: number) => number;
  /** The fewest people on no list with at least such a share at or below them. */
  readonly quantile: (share: number) => number;
  /** Independent draws of the people on no list. */
  readonly draws: (rng: Rng, count: number) => number[];
}

const averageOf = (shares: Pick<Posterior, "from" | "to" | "shareUpTo" | "mean">): GraphAverage => ({
  median: quantileOf(shares, 0.5),
  low: quantileOf(shares, (1 - LEVEL) / 2),
  high: quantileOf(shares, (1 + LEVEL) / 2),
  mean: shares.mean,
});

/**
 * @param table of 3 to 6 lists, with at least one person
 * @throws RangeError otherwise, or on options outside their bounds
 * @example graphAveraging(kosovo).median // 8,195: 12,595 with the 4,400 documented
 */
export function graphAveraging(table: CaptureTable, options: GraphAveragingOptions = {}): GraphAveraging {
  const { delta = 1 / (1 << table.lists.length), from = 1, to = null, saturated = "by-rule" } = options;
  const weights = graphWeights(table, delta);
  const { documented } = weights;
  const last = weights.graphs.length - 1;
  const range = { from, to };
  const others = posteriorOf(
    weights,
    Uint32Array.from({ length: last }, (_, g) => g),
    range,
    TOLERANCE,
  );
  const alone = posteriorOf(weights, Uint32Array.of(last), range, TOLERANCE, others.logTotal);
  const all = together(others, alone);
  const weight = Math.exp(alone.logTotal - all.logTotal);
  const rules = table.lists.length === 3 || weight > SATURATED_RULES;
  const leftOut = saturated === "out" || (saturated === "by-rule" && rules);
  const [within, without] = [averageOf(all), averageOf(others)];
  const used = leftOut ? others : all;

  const named = options.graphs ?? 5;
  const shares = named === 0 ? new Float64Array(0) : graphShares(weights, others);
  const scale = leftOut ? 1 : 1 - weight;
  const graphs = Array.from(shares, (share, g) => ({
    g,
    share: g === last ? (leftOut ? 0 : weight) : share * scale,
  }))
    .sort((a, b) => b.share - a.share || a.g - b.g)
    .slice(0, named)
    .filter(({ share }) => share > 0)
    .map(({ g, share }) => ({ graph: modelName(weights.graphs[g]!.cliques, table.lists), weight: share }));

  const counted = Uint32Array.from({ length: last + (leftOut ? 0 : 1) }, (_, g) => g);
  const logs = new Float64Array(counted.length);
  return {
    ...(leftOut ? without : within),
    documented,
    delta,
    saturated: { weight, leftOut, within, without },
    graphs,
    range: {
      from,
      to: weight < 1e-6 ? others.to : used.to,
      beyondUsual: Math.max(0, 1 - used.shareUpTo(USUAL_REACH * documented)),
      errorBound: used.errorBound,
    },
    logShare: (undocumented) => {
      weights.logWeights(undocumented, counted, logs);
      return logSumExp(logs) - used.logTotal;
    },
    shareUpTo: used.shareUpTo,
    quantile: (share) => quantileOf(used, share),
    draws: (rng, count) => drawsOf(used, rng, count),
  };
}

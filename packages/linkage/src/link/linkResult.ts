/** What a run finds: pairs as columns, clusters, draws, and what it learnt. */
import type { Reason } from "../block/candidates.ts";
import type { PartitionDraws } from "../draw/drawPartitions.ts";
import type { LabelReport } from "../label/labelReport.ts";
import type { LinkParameters } from "../model/parameters.ts";
import { LN2 } from "../model/weigh.ts";
import type { Reach } from "./goOn.ts";

/** A pair at or above this, joined, needs no second look. */
export const SURE = 0.9;
/** A pair not joined at or above this waits for people. */
export const GREY = 0.1;

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
  /** Probability from which a joined pair is sure. */
  readonly sure: number;
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

export interface LinkOutcome {
  readonly comparedPairs: number;
  /** What brought pairs together. */
  readonly reasons: readonly Reason[];
  /** Groups too large to compare all pairs of. */
  readonly cutGroups: number;
  /** Cluster number of each row, counted from 0. */
  readonly clusters: Int32Array;
  /** The same as if people had said nothing; null where they have not. */
  readonly unlabelled: Int32Array | null;
  readonly parameters: LinkParameters;
  /** null where there are no labels. */
  readonly labels: LabelReport | null;
  /** null where none were asked for. */
  readonly draws: PartitionDraws | null;
  /** What new rows reached; null where the run went on from none. */
  readonly reach: Reach | null;
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
    band: joined && probability >= pairs.sure ? "link" : "review",
    joined,
    narrows: pairs.narrows[at]! / 1e6,
  };
}

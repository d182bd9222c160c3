/** What a run may be told beside its records. */
import type { Progress } from "@daftar/model";
import type { WalkBeside } from "../block/candidates.ts";
import type { Verdict } from "../label/labelReport.ts";
import type { ModelFile } from "../model/override.ts";
import type { LinkParameters } from "../model/parameters.ts";

/** Draws that may be asked for. */
export const MOST_DRAWS = 1000;

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
  /** Shares the work of a large table with another thread; the result is the same. */
  readonly walkBeside?: WalkBeside;
  /** Told every pair that is compared, as indices into the records, for measuring what blocking misses. */
  readonly onCompared?: (left: number, right: number) => void;
  /** Figures to be held instead of learnt, and thresholds; what is left out is learnt. */
  readonly override?: ModelFile;
  /** Parameters of an earlier run, used as they are instead of learning. */
  readonly model?: LinkParameters;
  /** With `model`: the earlier run's cluster of each row, -1 for one it did not have; what nothing new reaches stays. */
  readonly earlier?: Int32Array;
}

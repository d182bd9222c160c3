/**
 * Methods that give draws: what can be summed over strata and pooled over clusterings and imputations.
 *
 * Ends of intervals cannot be added, draws can. A method joins by standing in `DRAW_METHODS`.
 */
import type { Rng } from "@daftar/numeric";
import { LEVEL } from "../interval/logInterval.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import { AVERAGED_TAIL, averagedDraws } from "./averagedDraws.ts";
import { graphDraws } from "./graphDraws.ts";

/** People on no list, one number a draw, infinite where the data set no upper limit; or why there are none. */
export type Drawn =
  | { readonly undocumented: Float64Array; readonly reason: null }
  | { readonly undocumented: null; readonly reason: string };

export interface DrawMethod {
  readonly id: string;
  /** `headline`: in the interval of a stratum and of the total; `shown`: beside it. */
  readonly role: "headline" | "shown";
  /** Share of the draws beyond each end of its interval. */
  readonly tail: number;
  /** `heavy`: run on some clusterings and imputations only, so that a desk takes minutes (`plan.ts`). */
  readonly cost: "light" | "heavy";
  /**
   * @param table lists that share people, at least three of them
   * @param stream of its own: the same stream and table, the same draws
   * @param count how many draws
   * @param near a table like this one that may tell what can be left out; null: nothing is left out
   */
  readonly draws: (table: CaptureTable, stream: Rng, count: number, near: CaptureTable | null) => Drawn;
}

export const DRAW_METHODS: readonly DrawMethod[] = [
  { id: "averaged", role: "headline", tail: AVERAGED_TAIL, cost: "light", draws: averagedDraws },
  { id: "dga", role: "shown", tail: (1 - LEVEL) / 2, cost: "light", draws: graphDraws },
];

/** Ids of all of them. */
export const DRAWN_METHODS: readonly string[] = DRAW_METHODS.map(({ id }) => id);

/** @throws RangeError where no method that draws has this id */
export function drawMethod(id: string): DrawMethod {
  const found = DRAW_METHODS.find((method) => method.id === id);
  if (found === undefined) throw new RangeError(`methods must give draws; ${id} does not`);
  return found;
}

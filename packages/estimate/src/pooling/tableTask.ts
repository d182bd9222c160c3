/**
 * One table, one method: the unit of work that threads share. Plain data in and out.
 *
 * A task's stream is named by method, stratum and table, never by thread or order. Cost: see the method.
 */
import { rng } from "@daftar/numeric";
import { refusedByLists } from "../report/headline.ts";
import type { Refusal } from "../report/types.ts";
import { type CaptureTable, cellsKey } from "../table/captureTable.ts";
import { overlapping } from "../table/overlapping.ts";
import { drawMethod } from "./drawMethod.ts";

export interface TableTask {
  readonly method: string;
  readonly stratum: string;
  readonly table: CaptureTable;
  /** Draws wanted. */
  readonly count: number;
  readonly seed: number;
  /** A table of the same stratum that methods may learn from what to leave out; null: nothing is left out. */
  readonly near: CaptureTable | null;
}

export interface TableAnswer {
  /** People on no list: `count` draws, infinite where the data set no upper limit; `null` where there are none. */
  readonly undocumented: Float64Array | null;
  /** Why there are none, in words. */
  readonly reason: string | null;
  /** Where the lists themselves rule an estimate out. */
  readonly refusal: Refusal | null;
}

/**
 * @throws RangeError on a method that does not draw
 */
export function drawTable({ method, stratum, table, count, seed, near }: TableTask): TableAnswer {
  const shared = overlapping(table);
  const refusal = refusedByLists(table, shared);
  if (refusal !== null) {
    return { undocumented: null, reason: refusal.message, refusal };
  }
  if (shared.table === null) throw new TypeError("lists that share nobody are refused before");
  const stream = rng(seed).fork(method).fork(stratum).fork(cellsKey(table));
  const { undocumented, reason } = drawMethod(method).draws(
    shared.table,
    stream,
    count,
    near === null ? null : overlapping(near).table,
  );
  return { undocumented, reason, refusal: null };
}

/** Answers in the order of the tasks, on however many threads; `told` hears how many are done. */
export type RunTasks = (
  tasks: readonly TableTask[],
  told: (done: number) => void,
) => Promise<readonly TableAnswer[]>;

/** In this thread. */
export const runHere: RunTasks = (tasks, told) =>
  Promise.resolve(
    tasks.map((task, i) => {
      const answer = drawTable(task);
      told(i + 1);
      return answer;
    }),
  );

/** What a run is told of people's answers, and whether all it was told still holds. Cost: linear in answers. */
import type { PairDecision } from "@daftar/linkage";
import { pairSubject } from "@daftar/model";
import type { RunResult } from "./runResult.ts";

type Told = RunResult["told"]["labels"];

/** Answers on records that a run reads, as positions among them, in an order of their own. */
export function labelsTold(records: readonly string[], said: readonly PairDecision[]): Told {
  const at = new Map(records.map((id, position) => [id, position]));
  return said
    .flatMap(({ a, b, verdict }): Told => {
      const [x, y] = [at.get(a), at.get(b)];
      return x === undefined || y === undefined ? [] : [[Math.min(x, y), Math.max(x, y), verdict]];
    })
    .sort(([a, b], [c, d]) => a - c || b - d);
}

/** Whether nobody has decided anew since what joined or parted records in the run (V12). */
export function stillHolds(
  { records, told }: Pick<RunResult, "records" | "told">,
  said: readonly PairDecision[],
): boolean {
  const now = new Map(said.map(({ a, b, verdict }) => [pairSubject(a, b), verdict]));
  return told.labels.every(
    ([i, j, verdict]) =>
      verdict === "cannot-tell" || now.get(pairSubject(records[i] ?? "", records[j] ?? "")) === verdict,
  );
}

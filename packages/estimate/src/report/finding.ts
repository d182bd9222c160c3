/** What a method of a report is given, and what it says of people on no list. Cost: none. */
import type { Progress } from "@daftar/model";
import type { Undocumented } from "../interval/logInterval.ts";
import type { Criterion, ModelSearch } from "../loglinear/search.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import type { Diagnostics, MethodStatus } from "./types.ts";

export interface Finding {
  readonly status: MethodStatus;
  readonly reason: string | null;
  readonly undocumented: Undocumented | null;
  readonly diagnostics: Diagnostics;
}

/** What methods of one report share: the table, and the search that two of them read. */
export interface Workbench {
  /** Lists that share people with another; `null` where none do. */
  readonly table: CaptureTable | null;
  readonly documented: number;
  /** For methods that draw. */
  readonly seed: number;
  readonly progress: Progress | undefined;
  readonly search: () => Record<Criterion, ModelSearch>;
}

/** @param diagnostics what the method would have told, unknown */
export const notRun = (status: MethodStatus, reason: string, diagnostics: Diagnostics): Finding => ({
  status,
  reason,
  undocumented: null,
  diagnostics,
});
export const NO_OVERLAP = "Nobody is on two lists.";

/** What opening a desk takes. */
import type { Clock, Progress, RandomBytes } from "@daftar/model";
import type { LentBy } from "../lock/holdDesk.ts";
import type { ReadFields } from "../register/applyOps.ts";

/** What a person is told without its being an error; a code of the catalogue. */
export type OnNotice = (
  code:
    | "op.half-written"
    | "node.copied"
    | "node.restored"
    | "node.returned"
    | "node.behind"
    | "desk.lock-stale",
  words: string,
) => void;

export interface OpenOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** How long to wait for another command that holds the desk, in milliseconds. */
  readonly waitMs: number;
  readonly onNotice: OnNotice;
  readonly readFields: ReadFields;
  /** Address of the database of a desk whose ops lie in one; a desk of op files does not look at it. */
  readonly database: string | null;
  readonly progress?: Progress;
  /** Where a server opens it, to lend it to commands. */
  readonly server?: LentBy;
}

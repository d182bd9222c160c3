/** What a desk is made of while a process holds it, and what it says of itself. */
import type { DeskFile, Facts, OpBody, OpEnvelope } from "@daftar/model";
import type { DeskKeys } from "../keys/deskKeys.ts";
import type { Ledger, OwnChain } from "../ledger/ledger.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { Vault } from "../vault/blobs.ts";
import type { DeskChains } from "./deskChains.ts";
import type { OpenOptions } from "./openOptions.ts";
import type { Places } from "./places.ts";

export interface DeskInfo extends DeskFile {
  readonly dir: string;
  /** What the first op says: keys, custodians, founders, the log's origin. */
  readonly genesis: OpBody<"genesis">;
}

export interface AppendedOp {
  readonly opId: string;
  readonly op: OpEnvelope;
}

/** What an append was made from, to be judged again where others may have written since. */
export interface RestsOn {
  /** `changes` of the desk when its writer looked. */
  readonly changes: number;
  /** Told what the desk says in the write, where that is something else; throws where the drafts no longer hold. */
  readonly judge: (facts: Facts) => void;
}

/** What a desk is made of when `openDesk` has it. */
export interface DeskParts {
  readonly info: DeskInfo;
  readonly places: Places;
  readonly keys: DeskKeys;
  readonly ledger: Ledger;
  readonly chains: DeskChains;
  readonly rows: RowChunks;
  readonly vault: Vault;
  readonly options: OpenOptions;
  readonly own: OwnChain;
}

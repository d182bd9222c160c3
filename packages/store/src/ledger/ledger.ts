/**
 * A desk's ops with the register that is derived from them: what a write to both is, and what a look at
 * both is, wherever they lie.
 *
 * There are two: op files with PGlite in the desk's folder (`fileLedger.ts`), which one process holds, and
 * a PostgreSQL database (`databaseLedger.ts`), in which any number of processes work at once. All else in
 * the folder is the same for both.
 */
import type { Transaction } from "kysely";
import type { OpChain, OpLines } from "../ops/opLines.ts";
import type { ChainState } from "../ops/readChain.ts";
import type { InTransaction } from "../register/catchUp.ts";
import type { RegisterDb, RegisterTables } from "../register/schema.ts";

/** This desk's own chain. */
export interface OwnChain {
  readonly node: string;
  readonly epoch: number;
}

/** Lines that lengthen a chain which ended at `from` bytes. */
export interface AddedLines {
  readonly chain: OpChain;
  readonly from: number;
  readonly lines: readonly string[];
}

/** A write under way: all of it becomes the desk's, or nothing. */
export interface Writing {
  readonly trx: Transaction<RegisterTables>;
  /**
   * Lengthens this desk's own chain; comes last, after the lines were applied to the register.
   *
   * @param from where the chain ended
   * @throws DaftarError desk.lock-lost
   */
  add(from: number, lines: readonly string[]): Promise<void>;
  /**
   * Adds the lines that a bundle brought, with the files that wait in its quarantine; comes last.
   *
   * @throws DaftarError desk.lock-lost
   */
  take(quarantine: string, added: readonly AddedLines[]): Promise<void>;
}

export interface Ledger {
  readonly lines: OpLines;
  /** A look at the register that no write changes meanwhile. */
  read<T>(work: (db: RegisterDb) => Promise<T>): Promise<T>;
  /**
   * Does a write, begun at the ends that the chains have now.
   *
   * @throws LedgerBroken where it failed in a way that leaves the lines whole and the register perhaps not
   */
  write<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /**
   * Brings the register up to the lines.
   *
   * @param anew empties it first
   * @param apply told how far it stands, and where to apply what follows
   * @param compare where it is derived anew: looks at it before, and after, with no write in between
   */
  bringUp<T>(
    anew: boolean,
    apply: (vector: readonly ChainState[], inTransaction: InTransaction) => Promise<T>,
    compare?: (db: RegisterDb) => Promise<void>,
  ): Promise<T>;
  /** Sees to it that rows taken out of the register do not linger in its files; at the latest when it is let go. */
  forget(): Promise<void>;
  /** Lets it go. @param complete whether the register is what the lines say */
  close(complete: boolean): Promise<void>;
}

/** Told in a look or a write, before its work, that another process wrote since the last one. */
export type OnForeign = (db: RegisterDb) => Promise<void>;

/** A desk's lines, held before its register is open. */
export interface HeldLines {
  readonly lines: OpLines;
  /**
   * Opens the register.
   *
   * @param check told how far each chain is known to have been applied; throws where the lines hold less
   * @returns whether it may be behind the lines: `bringUp` is then to be done first
   */
  open(
    check: (acknowledged: readonly ChainState[]) => Promise<void>,
    onForeign: OnForeign,
  ): Promise<{ readonly ledger: Ledger; readonly behind: boolean }>;
  /** Lets go where opening ends in an error. */
  letGo(): Promise<void>;
}

/** The lines are whole, the register may not be what they say: the desk must be opened again. */
export class LedgerBroken extends Error {
  constructor(cause: unknown) {
    super("the register may not be what the ops say; open the desk again", { cause });
  }
}

/**
 * What an open desk does about erasures: says what of a record stands here, and destroys what ops say. Hangs on
 * `OpenDesk.erasure`, and goes in turn with everything else there.
 */
import type { RegisterDb } from "../register/schema.ts";
import { carryOut, type Erasing } from "./carryOut.ts";
import { readRowsOf, readSealedOf } from "./rowsOf.ts";

/** What the open desk lends for it. */
export interface ErasingDesk extends Erasing {
  /** A look at the register, in turn. */
  look<T>(work: (db: RegisterDb) => Promise<T>): Promise<T>;
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Told that something was destroyed: what was derived from it holds no more. */
  destroyed(): void;
}

export class Erasure {
  readonly #desk: ErasingDesk;

  constructor(desk: ErasingDesk) {
    this.#desk = desk;
  }

  /** Sealed files that belong to these records alone: those of accounts entered by hand. */
  sealedOf(records: readonly string[]): Promise<string[]> {
    return this.#desk.look((db) => readSealedOf(db, records));
  }

  /** Rows of a record that stand here in clear: chunk by chunk, the leaves that would stay in their place. */
  rowsOf(record: string): Promise<{ readonly chunk: string; readonly leaves: readonly string[] }[]> {
    return this.#desk.look((db) => readRowsOf(db, this.#desk.rows, record));
  }

  /** Destroys what erasures say and this desk still holds. For whoever has the turn. */
  async carryOut(): Promise<void> {
    if (await carryOut(this.#desk)) this.#desk.destroyed();
  }

  /** Finishes erasures that a crash cut off. */
  finish(): Promise<void> {
    return this.#desk.inTurn(() => this.carryOut());
  }
}

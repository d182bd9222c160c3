/**
 * What an open desk does about its own lives: gives the moment that a backup copies, and tells which
 * machines were restored. Hangs on `OpenDesk.lives`, and goes in turn with everything else there.
 */
import type { DeskChains } from "../desk/deskChains.ts";
import type { DeskInfo } from "../desk/deskParts.ts";
import type { OwnChain } from "../ledger/ledger.ts";
import type { OpLines } from "../ops/opLines.ts";
import type { RegisterDb } from "../register/schema.ts";
import { type BackupPlan, newestLog, planOf } from "./plan.ts";
import { type Restore, readRestores } from "./restores.ts";

/** What the open desk lends for it. */
export interface LivingDesk {
  readonly info: DeskInfo;
  readonly own: OwnChain;
  readonly chains: DeskChains;
  readonly lines: OpLines;
  readonly look: <T>(work: (db: RegisterDb) => Promise<T>) => Promise<T>;
}

export class DeskLives {
  readonly #desk: LivingDesk;

  constructor(desk: LivingDesk) {
    this.#desk = desk;
  }

  /** Epoch of this desk's own chain: 0, or the one that a restore began. */
  get epoch(): number {
    return this.#desk.own.epoch;
  }

  /** This moment of the desk, for a backup to copy. */
  async plan(): Promise<BackupPlan> {
    const { chains, lines, own, info, look } = this.#desk;
    const { format, id, name, practice, epoch } = info;
    const file = { format, id, name, practice, ...(epoch === undefined ? {} : { epoch }) };
    for (;;) {
      const { before, plan } = await look(async (db) => {
        const states = [...chains.all()];
        return { before: chains.changes, plan: await planOf(db, lines, states, { file, node: own.node }) };
      });
      // Lines that another process added beside a chain meanwhile would not be in that register.
      if ((await look(async () => chains.changes)) === before) return plan;
    }
  }

  /** Machines of the organisation that were restored, oldest first. */
  restores(): Promise<Restore[]> {
    return this.#desk.look(readRestores);
  }

  /** The newest public checkpoint that an op names; null before the first release. */
  newestLog(): Promise<BackupPlan["log"]> {
    return this.#desk.look(newestLog);
  }
}

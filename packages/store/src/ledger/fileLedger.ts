/**
 * Op files and PGlite in a desk's folder, held by one process (S15).
 *
 * A write goes: lock looked at, rows put into the register's transaction, one write and fsync of the op
 * file, commit. So a failure before the disk has the ops leaves nothing anywhere, and a crash after it
 * leaves ops that the next open applies.
 */
import { join } from "node:path";
import type { OnNotice, OpenOptions } from "../desk/openOptions.ts";
import type { Places } from "../desk/places.ts";
import { writeDurably } from "../disk/durable.ts";
import { decide, finish, recoverQuarantine, sweep } from "../exchange/quarantine.ts";
import { type Hold, holdDesk } from "../lock/holdDesk.ts";
import { FileLines } from "../ops/fileLines.ts";
import { forkFileName, OpAppender, opFileName } from "../ops/opFile.ts";
import type { ChainState } from "../ops/readChain.ts";
import type { InTransaction } from "../register/catchUp.ts";
import {
  closeRegister,
  markOpened,
  type OpenedRegister,
  openRegister,
  removeRegister,
} from "../register/openRegister.ts";
import { createTables, dropTables, type RegisterDb } from "../register/schema.ts";
import {
  type AddedLines,
  type HeldLines,
  type Ledger,
  LedgerBroken,
  type OwnChain,
  type Writing,
} from "./ledger.ts";

class FileLedger implements Ledger {
  readonly lines: FileLines;
  readonly #hold: Hold;
  readonly #places: Places;
  readonly #db: RegisterDb;
  readonly #vector: readonly ChainState[];
  #forgets = false;
  /** Held open, and its length known: what grew under us is not written to. */
  readonly #appender: OpAppender;

  constructor(lines: FileLines, hold: Hold, places: Places, own: OwnChain, { db, vector }: OpenedRegister) {
    this.lines = lines;
    this.#appender = new OpAppender(places.ops, own.node, own.epoch);
    this.#hold = hold;
    this.#places = places;
    this.#db = db;
    this.#vector = vector;
  }

  read<T>(work: (db: RegisterDb) => Promise<T>): Promise<T> {
    return work(this.#db);
  }

  async write<T>(work: (writing: Writing) => Promise<T>): Promise<T> {
    this.#hold.check();
    let written = false;
    const taken: string[] = [];
    const add = async (_from: number, lines: readonly string[]): Promise<void> => {
      this.#hold.check();
      this.#appender.append(lines);
      written = true;
    };
    const take = async (quarantine: string, added: readonly AddedLines[]): Promise<void> => {
      const plan = added.map(({ chain, from, lines }) => {
        const name = (chain.fork ? forkFileName : opFileName)(chain.node, chain.epoch);
        writeDurably(join(quarantine, "ops", name), `${lines.join("\n")}\n`);
        return { name, from };
      });
      this.#hold.check();
      decide(quarantine, plan);
      written = true;
      taken.push(quarantine);
      try {
        finish(this.#places, quarantine);
      } catch (error) {
        throw new LedgerBroken(error);
      }
      this.#appender.refresh();
    };
    let result: T;
    try {
      result = await this.#db.transaction().execute((trx) => work({ trx, add, take }));
    } catch (error) {
      throw written && !(error instanceof LedgerBroken) ? new LedgerBroken(error) : error;
    }
    for (const quarantine of taken) sweep(quarantine);
    return result;
  }

  async bringUp<T>(
    anew: boolean,
    apply: (vector: readonly ChainState[], inTransaction: InTransaction) => Promise<T>,
    compare?: (db: RegisterDb) => Promise<void>,
  ): Promise<T> {
    this.#hold.check();
    const inTransaction: InTransaction = (work) => this.#db.transaction().execute(work);
    if (!anew) return apply(this.#vector, inTransaction);
    try {
      await compare?.(this.#db);
      await dropTables(this.#db);
      await createTables(this.#db);
      const result = await apply([], inTransaction);
      await compare?.(this.#db);
      return result;
    } catch (error) {
      throw new LedgerBroken(error);
    }
  }

  async forget(): Promise<void> {
    this.#forgets = true;
  }

  async close(complete: boolean): Promise<void> {
    this.#appender.close();
    try {
      this.#hold.check();
    } catch {
      // Somebody took over: closing PGlite would write into what is theirs now.
      await this.#hold.release();
      return;
    }
    await closeRegister(this.#places.register, this.#db, complete);
    // PGlite keeps deleted rows in its files: made anew by the next open, they hold what the ops say and no more.
    if (this.#forgets) removeRegister(this.#places.register);
    await this.#hold.release();
  }
}

/** @throws DaftarError desk.held, op.damaged */
export async function holdFiles(
  dir: string,
  desk: string,
  places: Places,
  own: OwnChain,
  options: Pick<OpenOptions, "waitMs" | "random" | "server"> & { readonly onNotice: OnNotice },
): Promise<HeldLines> {
  const hold = await holdDesk(dir, desk, options);
  const lines = new FileLines(places.ops);
  try {
    // What a crash cut off while a bundle was taken in comes first: it may have half-lengthened op files.
    recoverQuarantine(places);
  } catch (error) {
    await hold.release();
    throw error;
  }
  return {
    lines,
    open: async (check) => {
      const opened = await openRegister(places.register, check);
      try {
        await lines.setTailsAside((name) =>
          options.onNotice(
            "op.half-written",
            `a write that was never acknowledged was cut off; it is kept as ops/${name}`,
          ),
        );
        markOpened(places.register);
      } catch (error) {
        await opened.db.destroy();
        throw error;
      }
      return { ledger: new FileLedger(lines, hold, places, own, opened), behind: true };
    },
    letGo: () => hold.release(),
  };
}

/**
 * Where the lines of a desk in the making go, before there is anything to open: into files of its folder,
 * or into a database that holds no desk.
 *
 * The database is looked at before anything is made, and written to once all lines are there, so that a
 * desk that cannot be made leaves nothing in it. Cost: one fsync a chain, or one transaction.
 */
import { join } from "node:path";
import type { DeskFile } from "@daftar/model";
import { writeDurably } from "../disk/durable.ts";
import type { AddedLines } from "../ledger/ledger.ts";
import { opFileName } from "../ops/opFile.ts";
import { placesOf } from "./places.ts";

export interface FirstLines {
  /** What `desk.json` says of it. */
  readonly says: Pick<DeskFile, "ops">;
  /** Keeps the lines of every chain, on the disk when it resolves. @param desk id of the desk */
  keep(desk: string, chains: Iterable<AddedLines> | AsyncIterable<AddedLines>): Promise<void>;
}

/** @throws DaftarError database.taken, and others with a `database.*` code */
export async function firstLines(dir: string, database: string | null): Promise<FirstLines> {
  if (database === null) {
    return {
      says: {},
      keep: async (_desk, chains) => {
        for await (const { chain, lines } of chains) {
          const path = join(placesOf(dir).ops, opFileName(chain.node, chain.epoch));
          writeDurably(path, `${lines.join("\n")}\n`);
        }
      },
    };
  }
  const { checkDatabaseIsFree, keepFirstLines } = await import("../ledger/firstInDatabase.ts");
  await checkDatabaseIsFree(database);
  return { says: { ops: "database" }, keep: (desk, chains) => keepFirstLines(database, desk, chains) };
}

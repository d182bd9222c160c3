/**
 * Holds a desk's op lines where its `desk.json` says that they lie. What each place needs is loaded only
 * for it.
 */
import { DaftarError, type DeskFile } from "@daftar/model";
import type { HeldLines, OwnChain } from "../ledger/ledger.ts";
import type { OpenOptions } from "./openOptions.ts";
import { placesOf } from "./places.ts";

/**
 * @throws DaftarError desk.held for files; database.not-named, and others with a `database.*` code
 */
export async function holdLines(
  dir: string,
  desk: string,
  ops: DeskFile["ops"],
  own: OwnChain,
  options: OpenOptions,
): Promise<HeldLines> {
  if (ops === undefined) {
    const { holdFiles } = await import("../ledger/fileLedger.ts");
    return holdFiles(dir, desk, placesOf(dir), own, options);
  }
  if (options.database === null) {
    throw new DaftarError("database.not-named", "this desk keeps its ops in a database, and none is named");
  }
  const { holdDatabase } = await import("../ledger/databaseLedger.ts");
  return holdDatabase(options.database, desk, placesOf(dir), own, options);
}

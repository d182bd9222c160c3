/**
 * Keeps the database of a desk running between two commands of one process: starting it is half of what a command
 * on a small desk costs, and the same every time. For tests alone; everything else of a desk is opened and closed.
 *
 * A register that was closed lies on the disk whole: what it holds was written, and its files were listed. It goes
 * on only where not one of them was changed, put in place of another, added or taken away since, by whoever it
 * was; else it is dropped unseen and the folder is opened as ever.
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/** Each takes some hundred MB. */
const MOST_KEPT = 2;
/** By folder, the one used last at the end. */
const kept = new Map();

/** Every file of a folder with what changes when it is written or replaced; null where the folder is gone. */
function listed(dir) {
  try {
    return readdirSync(dir, { recursive: true, encoding: "utf8" })
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => {
        const { ino, size, mtimeNs } = statSync(join(dir, name), { bigint: true });
        return `${name} ${ino} ${size} ${mtimeNs}`;
      })
      .join("\n");
  } catch {
    return null;
  }
}

const unchanged = ({ dir, files }) => files !== null && listed(dir) === files;

async function endOldest() {
  const [dir, one] = kept.entries().next().value;
  kept.delete(dir);
  if (unchanged(one)) await one.close();
}

/** Ends them all, as a command that ends does. */
export async function letRegistersGo() {
  while (kept.size > 0) await endOldest();
}

/** Takes a register's close for a pause. */
function keepOpen(dir, pglite) {
  const close = pglite.close.bind(pglite);
  pglite.close = async () => {
    try {
      await pglite.exec("DISCARD ALL");
      await pglite.exec("CHECKPOINT");
    } catch {
      return close();
    }
    kept.set(dir, { dir, pglite, close, files: listed(dir) });
    if (kept.size > MOST_KEPT) await endOldest();
  };
  return pglite;
}

/** From now on, registers that this process closes are kept. */
export function keepRegisters() {
  const create = PGlite.create.bind(PGlite);
  PGlite.create = async (options) => {
    const { dataDir } = options;
    if (dataDir === undefined) return create(options);
    const one = kept.get(dataDir);
    kept.delete(dataDir);
    return one !== undefined && unchanged(one) ? one.pglite : keepOpen(dataDir, await create(options));
  };
}

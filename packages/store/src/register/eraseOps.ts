/** What ops say is erased: leaves in the place of rows, and files that are no more. */
import { DaftarError, eraseBody, type OpBody } from "@daftar/model";
import { sql } from "kysely";
import type { RegisterDb } from "./schema.ts";

export interface SaidErased {
  /** Leaves by chunk. */
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blobs: ReadonlySet<string>;
}

/** Of bodies of `erase` ops, whoever approved them. */
export function saidErased(bodies: Iterable<OpBody<"erase">>): SaidErased {
  const leaves = new Map<string, Set<string>>();
  const blobs = new Set<string>();
  for (const body of bodies) {
    for (const hash of body.blobs) blobs.add(hash);
    for (const { chunk, leaves: more } of body.rows) {
      const known = leaves.get(chunk) ?? new Set();
      for (const leaf of more) known.add(leaf);
      leaves.set(chunk, known);
    }
  }
  return { leaves, blobs };
}

export async function readSaidErased(db: RegisterDb): Promise<SaidErased> {
  const { rows } = await sql<{ body: unknown }>`select body from ops where type = 'erase'`.execute(db);
  return saidErased(rows.map(({ body }) => eraseBody.parse(body)));
}

/** Gathers erased rows as they are read, and says whether ops name each. */
export class ErasedSeen {
  readonly #seen: { readonly chunk: string; readonly leaf: string }[] = [];

  readonly add = (chunk: string, leaves: readonly string[]): void => {
    for (const leaf of leaves) this.#seen.push({ chunk, leaf });
  };

  /** @throws DaftarError blob.damaged: somebody took a row away without an op */
  async check(db: RegisterDb): Promise<void> {
    if (this.#seen.length === 0) return;
    const { leaves } = await readSaidErased(db);
    const stray = this.#seen.find(({ chunk, leaf }) => leaves.get(chunk)?.has(leaf) !== true);
    if (stray === undefined) return;
    throw new DaftarError("blob.damaged", "imported rows are erased, and no op says so", {
      file: stray.chunk,
    });
  }
}

/**
 * Carries out the erasures that count, wherever a desk still holds what they destroy: after they were
 * written or received, after rows of an erased record came in again, and after a crash in between.
 *
 * First an op of the machine's names the leaves that no op names yet (rows that came in later); then each
 * chunk gets leaves in the place of its rows and sealed files are removed, on the disk; at last the register
 * lets go of them. A crash anywhere leaves rows in the register, by which the next opening finds the rest.
 * What data a disk keeps beneath its files is not reached. Cost: nothing but one look where nothing is to do.
 */
import { accountBody, type ErasedFact } from "@daftar/model";
import { sql } from "kysely";
import type { Ledger } from "../ledger/ledger.ts";
import type { OpDraft } from "../ops/checkOp.ts";
import { readSaidErased } from "../register/eraseOps.ts";
import { readErasures } from "../register/facts.ts";
import type { RegisterDb } from "../register/schema.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { Vault } from "../vault/blobs.ts";

const LEAVES_AN_OP = 400;

interface Pending {
  readonly erased: readonly ErasedFact[];
  /** Chunks that hold rows of erased records, with those records. */
  readonly chunks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blobs: readonly string[];
  /** Leaves that ops name already, by chunk. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whole files of imports that people named to be destroyed with a record. Nothing else is destroyed by naming it. */
async function filesNamed(db: RegisterDb, erased: readonly ErasedFact[]): Promise<string[]> {
  const ops = JSON.stringify([...new Set(erased.map(({ opId }) => opId))]);
  const { rows } = await sql<{ hash: string }>`
    select distinct named.hash as hash
    from ops, lateral jsonb_array_elements_text(ops.body->'blobs') as named(hash)
    where ops.op_id in (select jsonb_array_elements_text(${ops}::text::jsonb))
      and named.hash in (select body->>'original' from ops where type = 'import')`.execute(db);
  return rows.map(({ hash }) => hash);
}

async function pending(db: RegisterDb, vault: Vault): Promise<Pending | null> {
  const erased = await readErasures(db);
  if (erased.length === 0) return null;
  const records = JSON.stringify(erased.map(({ record }) => record));
  const among = sql`(select jsonb_array_elements_text(${records}::text::jsonb))`;
  const { rows } = await sql<{ record_id: string; chunk: string }>`
    select record_id, chunk from record_versions where record_id in ${among}`.execute(db);
  const chunks = new Map<string, Set<string>>();
  for (const { record_id, chunk } of rows) {
    if (chunk !== "") chunks.set(chunk, (chunks.get(chunk) ?? new Set()).add(record_id));
  }
  const accounts = await sql<{ body: unknown }>`
    select body from ops where type = 'account' and body->>'record' in ${among}`.execute(db);
  const ofAccounts = accounts.rows.map(({ body }) => accountBody.parse(body).sealed);
  const blobs = [...ofAccounts, ...(await filesNamed(db, erased))].filter(
    (hash): hash is string => hash !== null && vault.has(hash),
  );
  if (rows.length === 0 && blobs.length === 0) return null;
  return { erased, chunks, blobs, named: (await readSaidErased(db)).leaves };
}

/** What the machine tells of leaves that no op names yet: one op for each erasure they come under. */
function furtherLeaves({ erased, chunks, named }: Pending, rows: RowChunks): OpDraft[] {
  const drafts: OpDraft[] = [];
  for (const { record, opId } of erased) {
    for (const [chunk, records] of chunks) {
      if (!records.has(record)) continue;
      const leaves = rows
        .leavesOf(chunk, new Set([record]))
        .filter((leaf) => named.get(chunk)?.has(leaf) !== true);
      for (let at = 0; at < leaves.length; at += LEAVES_AN_OP) {
        const some = [{ chunk, leaves: leaves.slice(at, at + LEAVES_AN_OP) }];
        const body = { records: [record], rows: some, blobs: [], of: opId, lines: null };
        drafts.push({ type: "erase", by: "machine", body });
      }
    }
  }
  return drafts;
}

/** Where erased things lie, and how the machine tells of them. */
export interface Erasing {
  readonly ledger: Pick<Ledger, "read" | "write" | "forget">;
  readonly rows: RowChunks;
  readonly vault: Vault;
  /** Writes ops, for whoever has the turn. */
  readonly append: (drafts: readonly OpDraft[]) => Promise<unknown>;
}

/** @returns whether anything was destroyed */
export async function carryOut({ ledger, rows, vault, append }: Erasing): Promise<boolean> {
  const todo = await ledger.read((db) => pending(db, vault));
  if (todo === null) return false;
  const further = furtherLeaves(todo, rows);
  if (further.length > 0) await append(further);
  for (const [chunk, records] of todo.chunks) {
    if (rows.leavesOf(chunk, records).length > 0) rows.erase(chunk, records);
  }
  for (const hash of todo.blobs) vault.remove(hash);
  const gone = JSON.stringify(todo.erased.map(({ record }) => record));
  await ledger.write(async ({ trx }) => {
    await sql`delete from record_versions where record_id in
      (select jsonb_array_elements_text(${gone}::text::jsonb))`.execute(trx);
  });
  await ledger.forget();
  return true;
}

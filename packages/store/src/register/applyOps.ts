/**
 * Applies ops to the register, inside a transaction of the caller's.
 *
 * Idempotent (an op id is inserted once) and free of order: no row depends on what was applied before.
 * Cost: one statement for some hundred ops, one for each chunk of 1,000 imported rows.
 */
import {
  type Approval,
  approvalBytes,
  approvalHolds,
  DaftarError,
  fromUtf8,
  type MappedColumn,
  OP_BODIES,
  type OpBody,
  type OpenRow,
  type RecordCell,
  type RecordFields,
  versionOf,
} from "@daftar/model";
import { sql, type Transaction } from "kysely";
import { sha256 } from "../keys/ed25519.ts";
import { VERIFIERS } from "../keys/verifiers.ts";
import type { KnownOp } from "../ops/checkOp.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { Vault } from "../vault/blobs.ts";
import type { RegisterTables } from "./schema.ts";

/**
 * Reads the cells of a record as fields; comes from `intake`, which is on the same floor. Must be a pure
 * function of its arguments and must not throw: the register is rebuilt from what it says. Accounts
 * entered by hand have an empty mapping.
 */
export type ReadFields = (cells: readonly RecordCell[], mapping: readonly MappedColumn[]) => RecordFields;

/** What applying an op reads besides the op. */
export interface ApplySources {
  readonly readFields: ReadFields;
  readonly rows: Pick<RowChunks, "read">;
  readonly vault: Pick<Vault, "get">;
  /** Told the leaves of erased rows, by chunk: an op must name each of them. */
  readonly onErased?: (chunk: string, leaves: readonly string[]) => void;
  /** Told the number of rows as they come in. */
  readonly onRows?: (count: number) => void;
}

type Trx = Transaction<RegisterTables>;

interface VersionRow {
  readonly record_id: string;
  readonly version: string;
  readonly fields: RecordFields;
}

/** Roots of an import's chunks, those that did not fit into the op included. */
function chunksOf(body: OpBody<"import">, vault: Pick<Vault, "get">): string[] {
  const roots = body.chunks.map((chunk) => chunk.root);
  if (body.chunksBlob === null) return roots;
  const listed: unknown = JSON.parse(fromUtf8(vault.get(body.chunksBlob)));
  if (!Array.isArray(listed)) throw new DaftarError("op.invalid", "a list of chunks is no list");
  const chunk = OP_BODIES.import.shape.chunks.element;
  return listed.map((item) => chunk.parse(item).root);
}

async function insertVersions(
  trx: Trx,
  common: { op_id: string; list: string; chunk: string },
  rows: readonly VersionRow[],
): Promise<void> {
  await sql`insert into record_versions (op_id, record_id, version, list, chunk, fields)
    select ${common.op_id}::text, x.record_id, x.version, ${common.list}::text, ${common.chunk}::text, x.fields
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as x(record_id text, version text, fields jsonb)
    on conflict do nothing`.execute(trx);
}

/** Rows of a chunk that are not erased. */
function readOpen(root: string, { rows, onErased }: ApplySources): OpenRow[] {
  const read = rows.read(root);
  if (read.erased.length > 0) onErased?.(root, read.erased);
  return read.rows;
}

async function applyRecords(trx: Trx, known: KnownOp, sources: ApplySources): Promise<void> {
  const { op, id } = known;
  if (op.type === "account") {
    const { list, record, cells, row } = OP_BODIES.account.parse(op.body);
    if (row === undefined) {
      const version = versionOf({ list, record, cells }, sha256);
      const fields = sources.readFields(cells, []);
      await insertVersions(trx, { op_id: id, list, chunk: "" }, [{ record_id: record, version, fields }]);
    } else {
      // The chunk says which cells, the op of which record: a row of another record is none of this op's.
      const rows = readOpen(row, sources)
        .filter((one) => one.record === record)
        .map((one) => ({
          record_id: record,
          version: one.version,
          fields: sources.readFields(one.cells, []),
        }));
      await insertVersions(trx, { op_id: id, list, chunk: row }, rows);
    }
    sources.onRows?.(1);
  }
  if (op.type === "import") {
    const body = OP_BODIES.import.parse(op.body);
    for (const root of chunksOf(body, sources.vault)) {
      const rows = readOpen(root, sources).map((row) => ({
        record_id: row.record,
        version: row.version,
        fields: sources.readFields(row.cells, body.mapping),
      }));
      await insertVersions(trx, { op_id: id, list: body.list, chunk: root }, rows);
      sources.onRows?.(rows.length);
    }
  }
}

function holds(op: KnownOp["op"], approval: Approval): boolean {
  return approvalHolds(approval, approvalBytes(op), VERIFIERS);
}

const OPS_A_STATEMENT = 200;

async function insertOps(trx: Trx, ops: readonly KnownOp[]): Promise<void> {
  const rows = ops.map(({ id, op }) => ({
    op_id: id,
    node: op.node,
    epoch: op.epoch,
    seq: op.seq,
    time: op.time,
    by_whom: op.by,
    type: op.type,
    subject: op.subject,
    parents: op.parents,
    reason: op.reason,
    body: op.body,
  }));
  await sql`insert into ops (op_id, node, epoch, seq, time, by_whom, type, subject, parents, reason, body)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as x(op_id text, node text, epoch integer, seq integer, time text, by_whom text, type text,
           subject text, parents jsonb, reason text, body jsonb)
    on conflict do nothing`.execute(trx);
  const approvals = ops.flatMap(({ id, op }) =>
    op.approvals.map((given) => ({
      op_id: id,
      person: given.person,
      key: given.key,
      holds: holds(op, given),
    })),
  );
  if (approvals.length > 0) {
    // Two approvals of one key on one op: the one that holds counts, whichever stands first.
    await sql`insert into approvals (op_id, person, key, holds)
      select op_id, person, key, bool_or(holds) from jsonb_to_recordset(${JSON.stringify(approvals)}::text::jsonb)
        as x(op_id text, person text, key text, holds boolean)
      group by op_id, person, key on conflict do nothing`.execute(trx);
  }
}

async function moveVector(trx: Trx, ops: readonly KnownOp[]): Promise<void> {
  const last = new Map<string, KnownOp>();
  for (const known of ops) {
    if (known.beside === true) continue;
    const chain = `${known.op.node} ${known.op.epoch}`;
    const best = last.get(chain);
    // Of a fork's two last ops the smaller id, so that order cannot matter.
    const further = best === undefined ? 1 : known.op.seq - best.op.seq;
    if (further > 0 || (further === 0 && known.id < best!.id)) last.set(chain, known);
  }
  for (const { op, id, end } of last.values()) {
    await sql`insert into vector (node, epoch, next, head, bytes)
      values (${op.node}, ${op.epoch}, ${op.seq + 1}, ${id}, ${end})
      on conflict (node, epoch) do update
        set next = excluded.next, head = excluded.head, bytes = excluded.bytes
        where excluded.next > vector.next
          or (excluded.next = vector.next and excluded.head < vector.head)`.execute(trx);
  }
}

/** Applies ops in one transaction, in whatever order they come. */
export async function applyOps(trx: Trx, ops: readonly KnownOp[], sources: ApplySources): Promise<void> {
  for (let at = 0; at < ops.length; at += OPS_A_STATEMENT) {
    await insertOps(trx, ops.slice(at, at + OPS_A_STATEMENT));
  }
  for (const known of ops) await applyRecords(trx, known, sources);
  await moveVector(trx, ops);
}

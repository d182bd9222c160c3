/**
 * What `erase` ops say is gone: leaves in the place of rows, and sealed files.
 *
 * An op counts here with approvals of two people, or where it tells of further leaves of one that has them.
 * That their keys were enrolled, and that each signature holds, is checked with all approvals. Cost: linear.
 */
import { OP_BODIES } from "@daftar/model";
import type { ReadOp } from "./opFiles.ts";

export interface ErasedByOps {
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blobs: ReadonlySet<string>;
  readonly records: number;
}

export function erasedBy(ops: readonly ReadOp[]): ErasedByOps {
  const erasing = ops.flatMap(({ id, op }) =>
    op.type === "erase" ? [{ id, op, body: OP_BODIES.erase.parse(op.body) }] : [],
  );
  const approved = new Set(
    erasing
      .filter(({ op }) => new Set(op.approvals.map(({ person }) => person)).size > 1)
      .map(({ id }) => id),
  );
  const leaves = new Map<string, Set<string>>();
  const blobs = new Set<string>();
  const records = new Set<string>();
  for (const { id, body } of erasing) {
    if (!approved.has(id) && !approved.has(body.of ?? "")) continue;
    for (const hash of body.blobs) blobs.add(hash);
    for (const record of body.records) records.add(record);
    for (const { chunk, leaves: more } of body.rows) {
      const known = leaves.get(chunk) ?? new Set();
      for (const leaf of more) known.add(leaf);
      leaves.set(chunk, known);
    }
  }
  return { leaves, blobs, records: records.size };
}

/**
 * What `erase` ops say is gone: leaves in the place of rows, and sealed files.
 *
 * An op counts here with approvals that hold of two people, neither enrolled by the other and one of them an admin
 * (J7), or where it tells of further leaves of one that has them. Cost: linear.
 */
import { mayPair, OP_BODIES } from "@daftar/model";
import type { HeldApprovals } from "./approvals.ts";
import type { Enrolled } from "./enrolled.ts";
import type { ReadOp } from "./opFiles.ts";

export interface ErasedByOps {
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blobs: ReadonlySet<string>;
  readonly records: number;
}

export function erasedBy(
  ops: readonly ReadOp[],
  held: HeldApprovals,
  { admins }: Pick<Enrolled, "admins">,
): ErasedByOps {
  const mayErase = (id: string): boolean => {
    const all = held.get(id) ?? [];
    const isAdmin = ({ person }: { readonly person: string }) => admins.has(person);
    return all.some((one) => all.some((other) => mayPair(one, other) && (isAdmin(one) || isAdmin(other))));
  };
  const erasing = ops.flatMap(({ id, op }) =>
    op.type === "erase" ? [{ id, body: OP_BODIES.erase.parse(op.body) }] : [],
  );
  const approved = new Set(erasing.flatMap(({ id }) => (mayErase(id) ? [id] : [])));
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

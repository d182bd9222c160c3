/**
 * What `erase` ops say is gone: leaves in the place of rows, and sealed files.
 *
 * An op counts here as J7 has it, by two people with keys of their own, neither enrolled by the other, one of them
 * an admin; or where it tells of further leaves of one that does. Keys and roles are taken as they ever were: when
 * each held is the register's to say. That the approvals themselves hold is checked with all approvals. Cost: linear.
 */
import { mayPair, OP_BODIES, type OpEnvelope } from "@daftar/model";
import type { ReadOp } from "./opFiles.ts";

export interface ErasedByOps {
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blobs: ReadonlySet<string>;
  readonly records: number;
}

/** Who was ever enrolled, by whom, and who was ever an admin. */
class EverEnrolled {
  readonly #admins = new Set<string>();
  /** People that enrolled a key, by `person key`; null for nobody. */
  readonly #by = new Map<string, (string | null)[]>();

  constructor(ops: readonly ReadOp[]) {
    for (const { op } of ops) {
      if (op.type === "genesis") {
        for (const { person, key, roles } of OP_BODIES.genesis.parse(op.body).founders) {
          this.#enrol(person, key, null);
          if (roles.includes("admin")) this.#admins.add(person);
        }
      } else if (op.type === "role") {
        const { person, roles } = OP_BODIES.role.parse(op.body);
        if (roles.includes("admin")) this.#admins.add(person);
      }
    }
    for (const { op } of ops) {
      if (op.type !== "key") continue;
      const { person, key, state } = OP_BODIES.key.parse(op.body);
      const others = op.approvals.map((approval) => approval.person).filter((one) => one !== person);
      if (state === "enrolled")
        this.#enrol(person, key, others.sort().find((one) => this.#admins.has(one)) ?? null);
    }
  }

  #enrol(person: string, key: string, by: string | null): void {
    const name = `${person} ${key}`;
    this.#by.set(name, [...(this.#by.get(name) ?? []), by]);
  }

  mayErase({ approvals }: OpEnvelope): boolean {
    const held = approvals.flatMap(({ person, key }) =>
      (this.#by.get(`${person} ${key}`) ?? []).map((enrolledBy) => ({ person, key, enrolledBy })),
    );
    return held.some((a) =>
      held.some((b) => mayPair(a, b) && (this.#admins.has(a.person) || this.#admins.has(b.person))),
    );
  }
}

export function erasedBy(ops: readonly ReadOp[]): ErasedByOps {
  const erasing = ops.flatMap(({ id, op }) =>
    op.type === "erase" ? [{ id, op, body: OP_BODIES.erase.parse(op.body) }] : [],
  );
  const enrolled = new EverEnrolled(erasing.length === 0 ? [] : ops);
  const approved = new Set(erasing.filter(({ op }) => enrolled.mayErase(op)).map(({ id }) => id));
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

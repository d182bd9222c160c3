/**
 * Evidence as the desk holds it: one piece an id, however many ops say what it is about.
 *
 * Cost: linear in ops about evidence, sorted.
 */
import type { Facts, OpBody, OpFact } from "@daftar/model";
import { type CustodyChain, custodyChain } from "./custodyChain.ts";

export interface Piece {
  readonly id: string;
  /** The op that took it in. */
  readonly op: OpFact<"evidence">;
  readonly body: OpBody<"evidence">;
  /** Records and counts, of all its ops; sorted. */
  readonly about: readonly string[];
  readonly custody: CustodyChain;
}

function byKey<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** Oldest first. */
export function piecesOf(facts: Pick<Facts, "evidence" | "custody">): Piece[] {
  const events = byKey(facts.custody, ({ body }) => body.evidence);
  return [...byKey(facts.evidence, ({ body }) => body.id)].map(([id, ops]) => {
    // A machine's word alone, whatever time it gives, takes the place of nobody's.
    const op = ops.find(({ approvedBy }) => approvedBy.length > 0) ?? ops[0];
    // Another op may say that it is about more; that it is other bytes would be another piece.
    const same = ops.filter(({ body }) => body.commitment === op.body.commitment);
    const about = [...new Set(same.flatMap(({ body }) => body.about))].sort();
    return { id, op, body: op.body, about, custody: custodyChain(events.get(id) ?? []) };
  });
}

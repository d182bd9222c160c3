/** Evidence as the desk holds it: one piece an id, however many ops say what it is about. */
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

/** Oldest first. */
export function piecesOf(facts: Pick<Facts, "evidence" | "custody">): Piece[] {
  const byId = new Map<string, OpFact<"evidence">[]>();
  for (const fact of facts.evidence) byId.set(fact.body.id, [...(byId.get(fact.body.id) ?? []), fact]);
  return [...byId].flatMap(([id, ops]) => {
    const [op] = ops;
    if (op === undefined) return [];
    // Another op may say that it is about more; that it is other bytes would be another piece.
    const same = ops.filter(({ body }) => body.commitment === op.body.commitment);
    const about = [...new Set(same.flatMap(({ body }) => body.about))].sort();
    const events = facts.custody.filter(({ body }) => body.evidence === id);
    return [{ id, op, body: op.body, about, custody: custodyChain(events) }];
  });
}

/**
 * Days on which this desk came to say something else: those on which ops count from, or came in from others (J12).
 *
 * Between two of them everything that is derived as of a day is the same. Cost: linear in ops, none of their bodies.
 */
import { sql } from "kysely";
import { type PlacedOp, readReceipts } from "./receipts.ts";
import type { RegisterDb } from "./schema.ts";

/** @returns UTC days, `YYYY-MM-DD`, in order, each once */
export async function receivedDays(db: RegisterDb): Promise<string[]> {
  const receipts = await readReceipts(db);
  const { rows } = await sql<PlacedOp & { readonly time: string }>`
    select op_id, node, epoch, seq, counted_from as time from counted_ops`.execute(db);
  const days = new Set<string>();
  for (const row of rows) {
    const [, later = row.time] = [row.time, receipts.of(row) ?? row.time].sort();
    days.add(later.slice(0, 10));
  }
  return [...days].sort();
}

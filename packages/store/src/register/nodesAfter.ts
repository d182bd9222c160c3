/**
 * Nodes as some ops have them, before there is a desk to ask: out of a register in memory that holds who
 * may decide and nothing else. Cost: a second, for the database.
 */
import type { KnownOp } from "../ops/checkOp.ts";
import { applyOps } from "./applyOps.ts";
import { readNodes } from "./facts.ts";
import type { NodeFact } from "./nodes.ts";
import { makePglite } from "./pglite.ts";
import { createTables } from "./schema.ts";

const nothing = (): never => {
  throw new TypeError("these ops bring no rows");
};

export async function nodesAfter(ops: readonly Pick<KnownOp, "id" | "op">[]): Promise<Map<string, NodeFact>> {
  const db = await makePglite(null);
  try {
    await createTables(db);
    const known = ops
      .filter(({ op }) => ["genesis", "key", "role", "node"].includes(op.type))
      .map(({ id, op }) => ({ id, op, end: 0 }));
    const sources = { readFields: nothing, rows: { read: nothing }, vault: { get: nothing } };
    await db.transaction().execute((trx) => applyOps(trx, known, sources));
    return await readNodes(db);
  } finally {
    await db.destroy();
  }
}

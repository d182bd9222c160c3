/**
 * Digest of a register: SHA-256 of an ordered dump of what its ops say.
 *
 * Two desks that hold the same ops have the same digest, so it leaves out what is a desk's own: what it
 * received when (J12), and how far its files were applied. Rows stand in the order of their primary keys by bytes, each as canonical JSON, so that two registers
 * of the same ops have the same digest on every server. Cost: reads everything once, by pages.
 */
import { createHash } from "node:crypto";
import { canonicalText, isReceiveEpoch } from "@daftar/model";
import { sql } from "kysely";
import { type RegisterDb, TABLES } from "./schema.ts";

const PAGE = 5000;

/** The digest, in hexadecimal. */
export async function registerDigest(db: RegisterDb): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, key } of TABLES) {
    if (name === "vector") continue;
    hash.update(`${name}\n`);
    const keys = sql.join(key.map((column) => sql.ref(column)));
    let after: readonly unknown[] | null = null;
    for (;;) {
      const where: ReturnType<typeof sql> =
        after === null ? sql`` : sql`where (${keys}) > (${sql.join(after.map((value) => sql`${value}`))})`;
      const page: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`
        select * from ${sql.table(name)} ${where} order by ${keys} limit ${PAGE}`.execute(db);
      for (const row of page.rows) {
        if (typeof row["epoch"] === "number" && isReceiveEpoch(row["epoch"])) continue;
        hash.update(`${canonicalText(row)}\n`);
      }
      const last = page.rows.at(-1);
      if (last === undefined || page.rows.length < PAGE) break;
      after = key.map((column) => last[column]);
    }
  }
  return hash.digest("hex");
}

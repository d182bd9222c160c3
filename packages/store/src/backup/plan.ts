/**
 * A desk at one moment, as a backup holds it: how far each chain goes, and what the register says then.
 *
 * What lies in a desk's folder is only ever added to, so whoever has the plan can copy that moment later,
 * while the desk goes on being written to. Cost: one digest of the register.
 */
import { type DeskFile, OP_BODIES, type OpBody } from "@daftar/model";
import { sql } from "kysely";
import type { OpLines } from "../ops/opLines.ts";
import type { ChainState } from "../ops/readChain.ts";
import { registerDigest } from "../register/digest.ts";
import type { RegisterDb } from "../register/schema.ts";

export interface PlannedChain extends ChainState {
  /** Bytes of the lines that stand beside the chain's own. */
  readonly beside: number;
}

export interface BackupPlan {
  readonly desk: Omit<DeskFile, "ops">;
  readonly node: string;
  readonly chains: readonly PlannedChain[];
  readonly register: string;
  /** The newest public checkpoint. */
  readonly log: { readonly size: number; readonly root: string } | null;
}

/** The newest checkpoint of the public log that an op names; null before the first release. */
export async function newestLog(db: RegisterDb): Promise<BackupPlan["log"]> {
  const { rows } = await sql<{ body: unknown }>`select body from ops where type = 'published'`.execute(db);
  let newest: OpBody<"published"> | null = null;
  for (const { body } of rows) {
    const read = OP_BODIES.published.parse(body);
    if (newest === null || read.logSize > newest.logSize) newest = read;
  }
  return newest === null ? null : { size: newest.logSize, root: newest.logRoot };
}

export async function planOf(
  db: RegisterDb,
  lines: OpLines,
  states: Iterable<ChainState>,
  desk: { readonly file: BackupPlan["desk"]; readonly node: string },
): Promise<BackupPlan> {
  const chains: PlannedChain[] = [];
  for (const { node, epoch, next, head, bytes } of states) {
    if (next === 0) continue;
    const beside = await lines.bytes({ node, epoch, fork: true });
    chains.push({ node, epoch, next, head, bytes, beside });
  }
  return {
    desk: desk.file,
    node: desk.node,
    chains,
    register: await registerDigest(db),
    log: await newestLog(db),
  };
}

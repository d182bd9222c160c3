/**
 * Refuses what rests on what is not so any more: a decision that a person approved over heads that are not
 * all there are, since an approval is of exactly what was seen; and a release whose predecessor another
 * release followed already, since the public log would fork.
 *
 * Asked where the chains cannot move (in a write), so that of two at once the second is told. Cost: one
 * question a type of decision.
 */
import { DaftarError, OP_BODIES, type OpType } from "@daftar/model";
import { sql } from "kysely";
import { isDecision, type OpDraft } from "../ops/checkOp.ts";
import { readHeads } from "../register/manyOps.ts";
import type { RegisterDb } from "../register/schema.ts";

async function refuseSecondSuccessor(db: RegisterDb, drafts: readonly OpDraft[]): Promise<void> {
  for (const { type, body } of drafts) {
    if (type !== "published") continue;
    const read = OP_BODIES.published.safeParse(body);
    if (!read.success) continue;
    const { rows } = await sql`select 1 from ops where type = 'published'
      and body->>'previous' is not distinct from ${read.data.previous}::text limit 1`.execute(db);
    if (rows.length > 0) throw new DaftarError("release.digest", "another release was published meanwhile");
  }
}

/** @throws DaftarError decision.stale, release.digest */
export async function refuseStale(db: RegisterDb, drafts: readonly OpDraft[]): Promise<void> {
  await refuseSecondSuccessor(db, drafts);
  const approved = drafts.filter(
    ({ type, parents, approvals }) => isDecision(type) && parents !== undefined && approvals?.length,
  );
  const subjects = new Map<OpType, Set<string>>();
  for (const { type, subject } of approved) {
    subjects.set(type, (subjects.get(type) ?? new Set()).add(subject ?? ""));
  }
  for (const [type, named] of subjects) {
    const heads = await readHeads(db, type, [...named]);
    for (const draft of approved) {
      if (draft.type !== type) continue;
      const subject = draft.subject ?? "";
      if (heads.get(subject)?.every((head) => draft.parents?.includes(head)) === false) {
        throw new DaftarError("decision.stale", "somebody decided this meanwhile", { value: subject });
      }
    }
  }
}

/**
 * Refuses what a person approved over heads that are not all there are any more: somebody decided the same
 * in between, here or in another process, and an approval is of exactly what was seen.
 *
 * Asked where the chains cannot move (in a write), so that of two at once the second is told. Cost: one
 * question a type of decision.
 */
import { DaftarError, type OpType } from "@daftar/model";
import { isDecision, type OpDraft } from "../ops/checkOp.ts";
import { readHeads } from "../register/lookUps.ts";
import type { RegisterDb } from "../register/schema.ts";

/** @throws DaftarError decision.stale */
export async function refuseStale(db: RegisterDb, drafts: readonly OpDraft[]): Promise<void> {
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

/**
 * One person whose accounts are of two origins and have their date from one of them: a date that was copied does
 * not corroborate itself (J3, J6). Corroborated before, reported after: in the same lines of the toll.
 */
import { assertionSubject, UNKNOWN_LINEAGE } from "@daftar/model";
import { type Decision, decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { currentView } from "../view/view.ts";
import { TEAM } from "./team.ts";

export async function copiedDate(context: VerbContext): Promise<void> {
  await withDesk(context, async (desk) => {
    const view = await currentView(desk);
    const person = view.judgement.victims
      // Of two accounts no other pair could come nearer to agreeing, on every desk's own draw.
      .filter(({ level, dispute, records, openTo, conflicts }) => {
        const quiet = dispute === "none" && openTo.length === 0 && conflicts.length === 0;
        return level === "corroborated" && records.length === 2 && quiet;
      })
      .toSorted((a, b) => a.signatures.length - b.signatures.length || (a.id < b.id ? -1 : 1))[0];
    const dated = (person?.records ?? []).filter(
      (id) => view.recordById(id)?.versions.at(-1)?.fields.deathDate != null,
    );
    const [first, ...others] = dated;
    if (first === undefined) return;
    const decisions = others.map((record): Decision => {
      const lineage = { ...UNKNOWN_LINEAGE, from: [`record:${first}`] };
      return {
        type: "lineage",
        subject: assertionSubject(record, "deathDate"),
        body: { lineage },
        reason: "asked again: saw the death, has the day from the other account (invented)",
      };
    });
    await decide(new Signers(desk, context), decisions, [TEAM.assessor], { look: await lookAt(desk) });
  });
}

/**
 * One person whose accounts are of two origins and have their date from one of them: a date that was copied does
 * not corroborate itself (J3, J6). Corroborated before, reported after: in the same lines of the toll.
 */
import {
  assertionSubject,
  assessAccountBody,
  type DateSpan,
  daysIn,
  intersects,
  UNKNOWN_LINEAGE,
  widen,
} from "@daftar/model";
import type { Victim } from "@daftar/toll";
import { type Decision, decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { currentView, type DeskView } from "../view/view.ts";
import { TEAM } from "./team.ts";

interface Dated {
  readonly record: string;
  readonly date: DateSpan | null;
}

/** Accounts that were assessed one by one: only these corroborate. */
function assessedOf(view: DeskView, { records }: Victim): Dated[] {
  return records.flatMap((record) => {
    const { decision } = view.decisions.get("assess-account", record);
    if (decision === null || assessAccountBody.parse(decision.body).verdict !== "credible") return [];
    return [{ record, date: view.recordById(record)?.versions.at(-1)?.fields.deathDate ?? null }];
  });
}

/** Whether nothing but where the date is from could keep them apart: on every desk's own draw it is that which lacks. */
function agree(view: DeskView, accounts: readonly Dated[]): boolean {
  const { widenDays, longestWindowDays } = view.policy.agreement;
  const spans = accounts.flatMap(({ date }) =>
    date !== null && daysIn(date) <= longestWindowDays ? [widen(date, widenDays)] : [],
  );
  return spans.length === accounts.length && spans.every((a) => spans.every((b) => intersects(a, b)));
}

export async function copiedDate(context: VerbContext): Promise<void> {
  await withDesk(context, async (desk) => {
    const view = await currentView(desk);
    const [chosen] = view.judgement.victims
      .filter(({ level }) => level === "corroborated")
      .map((victim) => ({ victim, accounts: assessedOf(view, victim) }))
      .filter(({ accounts }) => agree(view, accounts))
      // Who waits for nothing else, and has few accounts, shows it best.
      .toSorted(({ victim: a }, { victim: b }) => troubles(a) - troubles(b) || (a.id < b.id ? -1 : 1));
    const [first, ...others] = chosen?.accounts ?? [];
    if (first === undefined) return;
    const decisions = others.map(({ record }): Decision => {
      const lineage = { ...UNKNOWN_LINEAGE, from: [`record:${first.record}`] };
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

function troubles({ dispute, openTo, conflicts, signatures, records }: Victim): number {
  const apart = (dispute === "none" ? 0 : 1) + openTo.length + conflicts.length + signatures.length;
  return apart * 10 + records.length;
}

/** What was done about one person, oldest first: accounts that came, decisions, signatures. */
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import type { DeskView } from "./view.ts";

export const historyShown = z.object({
  op: z.string(),
  time: z.string(),
  /** `account`: a record came, or a newer version of it. */
  type: z.string(),
  /** A record, a pair of records, a field of the person or of a record, or the person. */
  subject: z.string(),
  by: z.string(),
  approvedBy: z.array(z.string()),
  reason: z.string(),
  body: z.record(z.string(), z.json()),
});
type History = z.infer<typeof historyShown>;

const jsonBody = z.record(z.string(), z.json());

export function historyOf(view: DeskView, victim: Victim): History[] {
  const records = new Set(victim.records);
  const ids = new Set([victim.id, ...view.formerIdsOf(victim.id)]);
  const about = (subject: string): boolean =>
    subject.split(/[ #]/).some((part) => records.has(part) || ids.has(part));
  const importers = new Map(view.facts.imports.map((one) => [one.opId, one.by]));
  const came = victim.records.flatMap((id): History[] => {
    const record = view.recordById(id);
    return (record?.versions ?? []).map(({ opId, time }) => ({
      op: opId,
      time,
      type: "account",
      subject: id,
      by: importers.get(opId) ?? record?.recordedBy ?? "machine",
      approvedBy: [],
      reason: "",
      body: { list: record?.list ?? "" },
    }));
  });
  const decided = view.facts.decisions
    .filter((one) => about(one.subject))
    .map(({ opId, time, type, subject, by, approvedBy, reason, body }) => ({
      op: opId,
      time,
      type,
      subject,
      by,
      approvedBy: [...approvedBy],
      reason,
      body: jsonBody.parse(body),
    }));
  const signed = view.facts.signatures
    .filter((one) => ids.has(one.body.id))
    .map(({ opId, time, by, approvedBy, body }) => ({
      op: opId,
      time,
      type: "signature",
      subject: body.id,
      by,
      approvedBy: [...approvedBy],
      reason: "",
      body: { level: body.level, policy: body.policy },
    }));
  // Of one instant, an account comes before what was decided of it, and that before what was signed of it.
  return [...came, ...decided, ...signed].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

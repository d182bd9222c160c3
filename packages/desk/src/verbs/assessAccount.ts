/** `assess account`: accounts one by one, credible or not, with evidence risks. */
import { assessAccountBody, evidenceRisk } from "@daftar/model";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAtView, samePeople } from "../session/look.ts";
import { recordsOf } from "../session/subjects.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

export const assessAccount = defineVerb({
  details:
    "Accepts record ids, count accounts' ids and victim ids (all accounts of the victim). Risk flags sit on the account.",
  positional: ["ids"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    ids: z.array(z.string()).min(1).describe("records, count accounts or victims"),
    verdict: assessAccountBody.shape.verdict
      .default("credible")
      .describe("credible, not-credible or undecided"),
    risk: z.array(evidenceRisk).default([]).describe("evidence risk (repeat it)"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAtView(desk);
      const { facts, view } = look;
      const counts = new Set(facts.counts.map((count) => count.id));
      const others = input.ids.filter((id) => !counts.has(id));
      const subjects = [...input.ids.filter((id) => counts.has(id)), ...recordsOf(view, others)];
      // A record is the same account whoever it is counted with; a victim's accounts may have become others.
      const people = others.filter((id) => view.recordById(id) === null);
      const body = { verdict: input.verdict, risks: input.risk };
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({
          type: "assess-account" as const,
          subject,
          body,
          reason: input.reason,
          ...headsSeen(input.seen),
        })),
        input.as,
        people.length === 0 ? { look } : { look, judge: samePeople(desk, look, people) },
      );
    }),
});

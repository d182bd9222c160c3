/** `assess account`: accounts one by one, credible or not, with evidence risks. */
import { assessAccountBody, evidenceRisk } from "@daftar/model";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
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
      const counts = new Set((await desk.facts()).counts.map((count) => count.id));
      const subjects = [
        ...input.ids.filter((id) => counts.has(id)),
        ...(await recordsOf(
          desk,
          input.ids.filter((id) => !counts.has(id)),
        )),
      ];
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
      );
    }),
});

/** `conflicts`: decisions made apart that differ, with who said what and what holds meanwhile. */
import type { DecisionFact, DecisionType } from "@daftar/model";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { conflictsOf } from "../view/conflicts.ts";

const value = z.record(z.string(), z.json());
const said = z.object({
  op: z.string(),
  value,
  by: z.string(),
  approvedBy: z.array(z.string()),
  time: z.string(),
  reason: z.string(),
});

/** The verb that decides each kind anew; it names every head, which ends the conflict. */
const DECIDED_BY: Readonly<Record<DecisionType, string>> = {
  pair: "review decide --again",
  "assess-account": "assess account",
  "assess-list": "assess list",
  resolve: "resolve",
  dispute: "dispute",
  "set-aside": "set-aside",
  lineage: "lineage",
  scope: "scope",
  coverage: "list declare",
  conditions: "conditions",
  consent: "consent",
  release: "release",
  policy: "policy",
  role: "person role",
  key: "person revoke",
  node: "node revoke",
};

function shown(decision: DecisionFact): z.infer<typeof said> {
  const { opId, body, by, approvedBy, time, reason } = decision;
  return { op: opId, value: value.parse(body), by, approvedBy: [...approvedBy], time, reason };
}

export const conflicts = defineVerb({
  details:
    "They come from desks apart. Until one decision names them all, the newest decision that all of them had seen\n" +
    "holds, or none. Deciding the same thing again, with the verb named, ends a conflict on every desk.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    conflicts: z.array(
      z.object({
        type: z.string(),
        subject: z.string(),
        decidedBy: z.string(),
        inForce: said.nullable(),
        heads: z.array(said),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) =>
      done({
        conflicts: conflictsOf(await desk.facts()).map(({ type, subject, state }) => ({
          type,
          subject,
          decidedBy: DECIDED_BY[type],
          inForce: state.decision === null ? null : shown(state.decision),
          heads: state.heads.map(shown),
        })),
      }),
    ),
});

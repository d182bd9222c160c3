/** `conflicts`: decisions made apart that differ, with who said what and what holds meanwhile. */
import { type DecisionFact, type DecisionType, readAssertionSubject } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { conflictsOf } from "../view/conflicts.ts";
import { currentView } from "../view/view.ts";

const value = z.record(z.string(), z.json());
const said = z.object({
  op: z.string(),
  value,
  by: z.string(),
  approvedBy: z.array(z.string()),
  time: z.string(),
  reason: z.string(),
  /** The machine that it was decided on. */
  node: z.string(),
  here: z.boolean(),
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
  "witness-policy": "witness policy",
  role: "person role",
  key: "person revoke",
  node: "node revoke",
  "log-writer": "node continue",
  "log-key": "log renew",
};

function decidedByOf(type: DecisionType, subject: string): string {
  const value = readAssertionSubject(subject);
  return value === null ? DECIDED_BY[type] : `${DECIDED_BY[type]} --field ${value.field}`;
}

/** A decision as it is told, with the machine that wrote it. */
async function teller(desk: OpenDesk, decisions: readonly DecisionFact[]) {
  const writers = await desk.writersOf(decisions.map(({ opId }) => opId));
  return ({ opId, body, by, approvedBy, time, reason }: DecisionFact): z.infer<typeof said> => {
    const node = writers.get(opId) ?? "";
    return {
      op: opId,
      value: value.parse(body),
      by,
      approvedBy: [...approvedBy],
      time,
      reason,
      node,
      here: node === desk.node,
    };
  };
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
        /** The person that it is about, as resolved now. */
        victim: z.string().nullable(),
        decidedBy: z.string(),
        inForce: said.nullable(),
        heads: z.array(said),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const found = conflictsOf(await desk.facts());
      if (found.length === 0) return done({ conflicts: [] });
      const tell = await teller(
        desk,
        found.flatMap(({ state }) => [...state.heads, ...(state.decision === null ? [] : [state.decision])]),
      );
      const { conflicts: judged } = (await currentView(desk)).judgement;
      const victims = new Map(judged.map((one) => [`${one.type} ${one.subject}`, one.victimId]));
      return done({
        conflicts: found.map(({ type, subject, state }) => ({
          type,
          subject,
          victim: victims.get(`${type} ${subject}`) ?? null,
          decidedBy: decidedByOf(type, subject),
          inForce: state.decision === null ? null : tell(state.decision),
          heads: state.heads.map(tell),
        })),
      });
    }),
});

/** `today`: what waits for people, so that a day's work begins with what matters for the count. */
import { pseudonym } from "@daftar/model";
import { eligibility, mayLevelRise, type Victim } from "@daftar/toll";
import { z } from "zod";
import { machine, machinesToTell } from "../exchange/machines.ts";
import { APPROVERS_NEEDED, isApproved, newestProposal } from "../release/approvals.ts";
import { resultsOfNow } from "../release/ours.ts";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { currentView, type DeskView } from "../view/view.ts";

const FIRST = 20;

/** How many, and the first of them by id. */
const waiting = z.object({ count: z.number(), first: z.array(z.string()) });

function some(ids: readonly string[]): z.infer<typeof waiting> {
  return { count: ids.length, first: ids.toSorted().slice(0, FIRST) };
}

/** Those whom this person could sign now; without a person, those whom two people could. */
function toSign(view: DeskView, person: string | undefined): readonly Victim[] {
  return view.judgement.victims.filter((victim) => {
    if (victim.level !== "corroborated" && !victim.reviewAsked) return false;
    if (person === undefined) return victim.reviewAsked || mayLevelRise(victim).length === 0;
    const { against, signedAlready } = eligibility(view.judgement, victim, person);
    return against.length === 0 && (!signedAlready || victim.reviewAsked);
  });
}

export const today = defineVerb({
  details:
    "Pairs to decide, accounts and lists to assess, deaths ready to sign, signatures whose accounts changed, disputes,\n" +
    "decisions that contradict one another, a release that waits for approval. With --person, what that one may do.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({ person: pseudonym.optional().describe("what this person may sign and approve") }),
  output: z.object({
    pairs: z.object({ count: z.number() }),
    /** People with no credited account. */
    assess: waiting,
    lists: z.array(
      z.object({
        list: z.string(),
        records: z.number(),
        assessed: z.boolean(),
        halfAssessed: z.boolean(),
        declared: z.boolean(),
      }),
    ),
    counts: waiting,
    sign: waiting,
    reviewAsked: waiting,
    disputed: waiting,
    conflicts: z.array(
      z.object({ type: z.string(), subject: z.string(), victim: z.string().nullable(), heads: z.number() }),
    ),
    /** How many people lack what for their next level, by its code. */
    missing: z.array(z.object({ code: z.string(), people: z.number() })),
    release: z
      .object({
        digest: z.string(),
        proposed: z.string(),
        approvals: z.number(),
        needed: z.number(),
        /** Enough have approved, and no two of them may do so together (J7): somebody else must, too. */
        apart: z.boolean(),
        mine: z.boolean(),
        /** Whether it holds all claims, and its estimate, overlaps, sources and gate are what this desk gives now; null where that cannot be told. */
        ofNow: z.boolean().nullable(),
      })
      .nullable(),
    /** Machines of which there is something to tell first: a key at work twice, ops that count nowhere, lives apart. */
    machines: z.array(machine),
    scopeSet: z.boolean(),
    linked: z.boolean(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const { victims, counts, lists, conflicts } = view.judgement;
      const ids = (wanted: (victim: Victim) => boolean): string[] =>
        victims.filter(wanted).map((victim) => victim.id);
      const proposal = newestProposal(view.facts);
      const missing = new Map<string, number>();
      for (const victim of victims)
        for (const { code } of victim.missingForNext) missing.set(code, (missing.get(code) ?? 0) + 1);
      return done({
        pairs: { count: view.openPairs.length },
        assess: some(ids((victim) => victim.level === "alleged")),
        lists: lists.map((one) => ({
          list: one.name,
          records: one.records,
          assessed: one.granted.length > 0,
          halfAssessed: one.halfAssessed.length > 0,
          declared: one.coverageDeclared,
        })),
        counts: some(counts.filter((one) => one.level === "alleged").map((one) => one.id)),
        sign: some(toSign(view, input.person).map((victim) => victim.id)),
        reviewAsked: some(ids((victim) => victim.reviewAsked)),
        disputed: some(ids((victim) => victim.dispute !== "none")),
        conflicts: conflicts.map(({ type, subject, victimId, heads }) => ({
          type,
          subject,
          victim: victimId,
          heads: heads.length,
        })),
        missing: [...missing]
          .map(([code, people]) => ({ code, people }))
          .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1)),
        release:
          proposal === null || proposal.published
            ? null
            : {
                digest: proposal.digest,
                proposed: proposal.time,
                approvals: proposal.approvers.length,
                needed: APPROVERS_NEEDED,
                apart: proposal.approvers.length >= APPROVERS_NEEDED && !isApproved(proposal),
                mine: input.person !== undefined && proposal.approvers.includes(input.person),
                ofNow: resultsOfNow(desk, view, proposal),
              },
        machines: await machinesToTell(desk, view.facts),
        scopeSet: view.scope !== null,
        linked: view.facts.runs.length > 0,
      });
    }),
});

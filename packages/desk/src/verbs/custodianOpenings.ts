/** `custodian openings`: every opening that was asked for on this desk or on another of the organisation. */
import { type Facts, idOfOp, type OpBody, twoApprovers } from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { z } from "zod";
import { whoMayAsk } from "../opening/byTwo.ts";
import { peopleIn } from "../opening/judgeRequest.ts";
import { enrolmentsOn } from "../opening/requestOf.ts";
import { lookAtView } from "../session/look.ts";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import type { DeskView } from "../view/view.ts";

type Item = OpBody<"opening">["items"][number];

/** Whom or what it is about, by ids and names of lists that a desk keeps readable anyway. */
function aboutOf(view: DeskView, { kind, subject, envelope }: Item) {
  const { imports, evidence } = view.facts;
  const file = kind === "original" ? imports.find(({ body }) => body.original === envelope) : undefined;
  return {
    victim: view.victimOfRecord(subject)?.id ?? null,
    list: file?.body.list ?? view.recordById(subject)?.list ?? null,
    evidence: evidence.find(({ body }) => body.original === envelope)?.body.id ?? null,
  };
}

function isHere(desk: OpenDesk, { erased }: Facts, items: readonly Item[]): boolean {
  return items.every(
    ({ subject, envelope }) => desk.hasBlob(envelope) && !erased.some(({ record }) => record === subject),
  );
}

/** Ids of the openings whose approvals hold by what is known now: as custodians' machines judge a request. */
async function approvedNow(desk: OpenDesk): Promise<ReadonlySet<string>> {
  const people = peopleIn(await enrolmentsOn(desk), desk.info.id);
  const openings = await desk.signedOps(["opening"]);
  const approved = openings.filter(
    ({ op }) => people !== null && twoApprovers(people.approvals(op)) !== null,
  );
  return new Set(approved.map(({ op }) => idOfOp(op, sha256)));
}

export const custodianOpenings = defineVerb({
  details:
    "What was asked for, by whom, and why; whether custodians answered is not known here, nor what was found. As many\n" +
    "custodians as the threshold can open together without any of this. Its state says whether custodians' machines take\n" +
    "it for approved: they do not where a key that approved it was revoked since, or is nobody's.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    openings: z.array(
      z.object({
        opening: z.string(),
        time: z.string(),
        approvedBy: z.array(z.string()),
        reason: z.string(),
        asked: z.array(
          z.object({
            kind: z.string(),
            subject: z.string(),
            /** The person whom a record is held to be of now. */
            victim: z.string().nullable(),
            /** Of a record, or of a file that was imported. */
            list: z.string().nullable(),
            /** A piece of evidence. */
            evidence: z.string().nullable(),
          }),
        ),
        /** To whom the custodians' answers are encrypted. */
        recipient: z.string(),
        /** Custodians may be asked; or two approvers' keys do not stand behind it now; or it was destroyed since. */
        state: z.enum(["asked", "unapproved", "gone"]),
      }),
    ),
    /** Each approver beside whom another may approve an opening, and who that is. */
    mayAsk: z.array(z.object({ person: z.string(), with: z.array(z.string()) })),
    /** Of which list each imported file is, by the mark under which it is sealed and asked for. */
    files: z.array(z.object({ mark: z.string(), list: z.string() })),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const openings = await desk.openings();
      const { view, facts } = await lookAtView(desk);
      const approved = openings.length === 0 ? new Set<string>() : await approvedNow(desk);
      return done({
        openings: openings.map(({ opId, time, approvedBy, reason, body: { items, recipient } }) => ({
          opening: opId,
          time,
          approvedBy: [...approvedBy],
          reason,
          asked: items.map((item) => ({
            kind: item.kind,
            subject: item.subject,
            ...aboutOf(view, item),
          })),
          recipient,
          state: !approved.has(opId)
            ? ("unapproved" as const)
            : isHere(desk, facts, items)
              ? ("asked" as const)
              : ("gone" as const),
        })),
        mayAsk: whoMayAsk(facts).map((one) => ({ person: one.person, with: [...one.with] })),
        files: facts.imports.map(({ body }) => ({ mark: body.fileMark, list: body.list })),
      });
    }),
});

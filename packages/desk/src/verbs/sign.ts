/** `sign`: puts a person's key under one death, or one count, over everything seen (J7, J8). */
import { canonicalText, DaftarError, deathLevel, type Facts, type OpBody } from "@daftar/model";
import { eligibility, type JudgedCount, type Missing, standsAgainst, type Victim } from "@daftar/toll";
import { z } from "zod";
import { firstPerson } from "../session/decide.ts";
import { lookAtView } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { answering } from "../sign/answering.ts";
import { countBodies } from "../sign/countBody.ts";
import { namedBefore } from "../time/notBefore.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { currentView, type DeskView, viewOf } from "../view/view.ts";

const missing = z.object({ code: z.string(), words: z.string() });
const LADDER = ["alleged", "reported", "corroborated", "verified"];

function victimBody(
  victim: Victim,
  view: DeskView,
  level: OpBody<"signature">["level"],
): OpBody<"signature"> {
  return {
    of: "victim",
    id: victim.id,
    policy: view.policy.version,
    level,
    seen: [...victim.versions, ...victim.evidence].sort(),
    records: [...victim.records],
    count: null,
    ...namedBefore(view.facts),
  };
}

function refuse(
  code: "sign.not-eligible" | "sign.conflict-of-interest",
  id: string,
  against: readonly Missing[],
): never {
  throw new DaftarError(code, against.map((one) => one.words).join("; "), { value: id });
}

const PERSONAL: ReadonlySet<string> = new Set([
  "recorded",
  "joined",
  "enrolled-by",
  "person.role",
  "person.unknown",
]);

/** What the signature of one person over one victim would say, or why there is none. */
export function signatureOf(
  view: DeskView,
  victim: Victim,
  person: string,
  level: OpBody<"signature">["level"],
): OpBody<"signature"> {
  if (view.scope === null)
    throw new DaftarError("scope.missing", "nothing is verified before the scope is set");
  const lowering = LADDER.indexOf(level) < LADDER.indexOf("verified");
  const { against, signedAlready } = eligibility(view.judgement, victim, person);
  const blocking = lowering ? standsAgainst(view.judgement, victim, person) : against;
  if (blocking.length > 0) {
    refuse(
      blocking.every((one) => PERSONAL.has(one.code)) ? "sign.conflict-of-interest" : "sign.not-eligible",
      victim.id,
      blocking,
    );
  }
  if (signedAlready && !lowering && !victim.reviewAsked)
    throw new DaftarError("sign.already", `${person} has signed`, { value: victim.id });
  return victimBody(victim, view, level);
}

type Signable =
  | { readonly of: "victim"; readonly victim: Victim }
  | { readonly of: "count"; readonly count: JudgedCount };

function subjectOf(view: DeskView, id: string): Signable {
  const victim = view.victimById(id) ?? view.victimOfRecord(id);
  if (victim !== null) return { of: "victim", victim };
  const count = view.judgement.counts.find((one) => one.id === id);
  if (count === undefined)
    throw new DaftarError("subject.unknown", "no victim or count has this id", { value: id });
  return { of: "count", count };
}

function bodiesOf(
  view: DeskView,
  subject: Signable,
  person: string,
  level: OpBody<"signature">["level"],
): OpBody<"signature">[] {
  const bodies =
    subject.of === "victim"
      ? [signatureOf(view, subject.victim, person, level)]
      : countBodies(view, subject.count, person, level);
  return bodies.map((body) => answering(body, view.facts));
}

export const sign = defineVerb({
  details:
    "One person signs at a time; two who neither recorded the accounts, joined the records nor enrolled one another\n" +
    "make `verified`. --why shows what is still missing and signs nothing. --level lowers: two signatories lower.",
  positional: ["ids"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    ids: z.array(z.string()).min(1).describe("victims or count accounts"),
    level: deathLevel.default("verified").describe("verified, or a lower level to lower to"),
    why: z.boolean().default(false).describe("only say what is missing"),
    as: deciders,
    reason,
  }),
  output: z.object({
    subjects: z.array(
      z.object({
        id: z.string(),
        of: z.string(),
        level: z.string(),
        signed: z.boolean(),
        signatures: z.number(),
        missing: z.array(missing),
      }),
    ),
    ops: z.array(z.string()),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAtView(desk);
      const { view } = look;
      const subjects = input.ids.map((id) => subjectOf(view, id));
      let ops: string[] = [];
      if (!input.why) {
        const person = firstPerson(input.as);
        if (input.as.length > 1)
          throw new DaftarError("usage.wrong", "one person signs at a time; run sign again for the other", {
            field: "as",
          });
        const signers = new Signers(desk, context);
        await signers.ready(person);
        const bodiesBy = (seen: DeskView) =>
          input.ids.flatMap((id) => bodiesOf(seen, subjectOf(seen, id), person, input.level));
        const bodies = bodiesBy(view);
        const drafts = bodies.map((body) => ({
          draft: { type: "signature" as const, reason: input.reason, body, by: person },
          approvers: [person],
        }));
        const judge = (facts: Facts): void => {
          if (canonicalText(bodiesBy(viewOf(desk, facts))) !== canonicalText(bodies))
            throw new DaftarError("decision.stale", "what would be signed changed meanwhile");
        };
        ops = (await signers.write(drafts, { look, judge })).map((written) => written.opId);
      }
      const after = input.why ? view : await currentView(desk);
      return done({
        subjects: subjects.map((subject) => {
          if (subject.of === "victim") {
            const now = after.victimById(subject.victim.id) ?? subject.victim;
            const { id, level, signatures, missingForNext } = now;
            return {
              id,
              of: "victim",
              level,
              signed: !input.why,
              signatures: signatures.length,
              missing: missingForNext.map(({ code, words }) => ({ code, words })),
            };
          }
          const now = after.judgement.counts.find((one) => one.id === subject.count.id) ?? subject.count;
          return {
            id: now.id,
            of: "count",
            level: now.level,
            signed: !input.why,
            signatures: now.signatures.length,
            missing: now.missingForNext.map(({ code, words }) => ({ code, words })),
          };
        }),
        ops,
      });
    }),
});

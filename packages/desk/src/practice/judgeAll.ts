/**
 * The practice team's work on accounts: pairs decided, lists and accounts assessed, disputes, things set
 * aside, signatures and consents, so that every level, dispute, risk and release class occurs.
 *
 * The reviewer here knows the truth, as no real one does; a share of the pairs is left open all the same.
 */

import {
  type Dispute,
  type EvidenceRisk,
  type OpBody,
  pairSubject,
  type ReleaseClass,
  type SetAsideReason,
} from "@daftar/model";
import { type Rng, rng } from "@daftar/numeric";
import type { Simulation } from "@daftar/simulate";
import type { OpenDesk } from "@daftar/store";
import { eligibility, type Victim } from "@daftar/toll";
import { keyedRecordId } from "../import/readRows.ts";
import type { Decision } from "../session/decide.ts";
import { decide, draftDecision } from "../session/decide.ts";
import { lookAt, lookAtView } from "../session/look.ts";
import type { Signers, Unapproved } from "../session/signers.ts";
import { countBodies } from "../sign/countBody.ts";
import { signatureOf } from "../verbs/sign.ts";
import { drawSample } from "../view/sample.ts";
import { currentView, type DeskView } from "../view/view.ts";
import { FAMILY_LINEAGE } from "./enterForms.ts";
import { TEAM } from "./team.ts";

const SEED = 1393;
/** Of ten open pairs, how many the reviewer leaves undecided. */
const LEFT_OPEN = 0.06;

/** Truth by record id: whom each row of the simulated lists was made from. */
function truthOf(desk: OpenDesk, simulation: Simulation): Map<string, string> {
  return new Map(simulation.truth.map(({ list, id, victim }) => [keyedRecordId(desk, list, [id]), victim]));
}

export async function reviewPairs(desk: OpenDesk, signers: Signers, simulation: Simulation): Promise<void> {
  const truth = truthOf(desk, simulation);
  const random = rng(SEED).fork("review");
  const view = await currentView(desk);
  const decisions: Decision<"pair">[] = [];
  let unsure = 3;
  for (const { a, b } of view.openPairs) {
    if (random.bernoulli(LEFT_OPEN)) continue;
    const same = truth.get(a) !== undefined && truth.get(a) === truth.get(b);
    const verdict = unsure > 0 && random.bernoulli(0.05) ? "cannot-tell" : same ? "same" : "different";
    if (verdict === "cannot-tell") unsure -= 1;
    decisions.push({
      type: "pair",
      subject: pairSubject(a, b),
      body: { verdict },
      reason: "read side by side",
    });
  }
  await decide(signers, decisions, [TEAM.reviewer], { look: await lookAt(desk) });
}

export async function assessLists(desk: OpenDesk, signers: Signers): Promise<void> {
  const facts = await desk.facts();
  for (const list of ["hospital-ledger", "rights-group", "witness-forms"]) {
    const records = facts.records.filter((record) => record.list === list).map((record) => record.id);
    const body: OpBody<"assess-list"> = {
      list,
      imports: facts.imports
        .filter((one) => one.body.list === list)
        .map((one) => one.opId)
        .sort(),
      verdict: "credible",
      sampleSeed: SEED,
      sample: drawSample(records, 20, SEED),
      checked: "names, dates and places against photographs and calls (invented)",
      faults: 1,
    };
    await decide(
      signers,
      [{ type: "assess-list", subject: list, body, reason: "sample held up" }],
      [TEAM.assessor, TEAM.signatories[0]],
      { look: await lookAt(desk) },
    );
  }
}

const RISKS: readonly EvidenceRisk[] = [
  "single-origin",
  "anonymous-only",
  "coerced-record",
  "protective-falsification",
  "ai-suspect-media",
  "worded-quantity",
];

/** Accounts of most victims looked at one by one; every risk flag occurs. */
export async function assessAccounts(desk: OpenDesk, signers: Signers): Promise<void> {
  const view = await currentView(desk);
  const random = rng(SEED).fork("accounts");
  const entered = new Set(
    view.facts.records.filter((record) => record.recordedBy !== null).map((record) => record.id),
  );
  const decisions: Decision<"assess-account">[] = [];
  let flagged = 0;
  for (const victim of view.judgement.victims.toSorted(byId)) {
    const byHand = victim.records.some((record) => entered.has(record));
    const looked = random.bernoulli(victim.records.length > 1 ? 0.85 : 0.35) || byHand;
    for (const subject of victim.records) {
      if (!looked) continue;
      const doubtful = random.bernoulli(0.03) && !byHand;
      const flag = random.bernoulli(0.05) ? [RISKS[flagged++ % RISKS.length] ?? "single-origin"] : [];
      decisions.push({
        type: "assess-account",
        subject,
        body: { verdict: doubtful ? "not-credible" : "credible", risks: flag },
        reason: doubtful ? "contradicts itself" : "coherent, and from somebody who could know",
      });
    }
  }
  for (const count of view.facts.counts) {
    decisions.push({
      type: "assess-account",
      subject: count.id,
      body: { verdict: "credible", risks: [] },
      reason: "the way of counting was told",
    });
  }
  await decide(signers, decisions, [TEAM.assessor], { look: await lookAt(desk) });
}

const byId = (a: Victim, b: Victim): number => (a.id < b.id ? -1 : 1);
const DISPUTES: readonly Dispute[] = [
  "identity",
  "fact-of-death",
  "circumstances",
  "attribution",
  "circumstances",
  "attribution",
];
const ASIDE: readonly SetAsideReason[] = [
  "out-of-scope",
  "found-alive",
  "pre-existing-death",
  "fabricated",
  "insufficient",
];

export async function disputeAndSetAside(desk: OpenDesk, signers: Signers): Promise<void> {
  const view = await currentView(desk);
  const random = rng(SEED).fork("disputes");
  const corroborated = random.shuffle(
    view.judgement.victims.filter((v) => v.level === "corroborated").sort(byId),
  );
  const imported = new Set(view.facts.imports.map(({ body }) => body.list));
  const entered = ({ records }: Victim): boolean =>
    records.some((id) => !imported.has(view.recordById(id)?.list ?? ""));
  // Whom the recorder entered by hand is a case of their own, which must not be set aside by a chance of ids.
  const alleged = random.shuffle(
    view.judgement.victims
      .filter((v) => (v.level === "alleged" || v.level === "reported") && !entered(v))
      .sort(byId),
  );
  const [admin] = TEAM.signatories;
  await decide(
    signers,
    DISPUTES.flatMap((dispute, at) => {
      const victim = corroborated[at];
      return victim === undefined
        ? []
        : [
            {
              type: "dispute" as const,
              subject: victim.id,
              body: { dispute },
              reason: "accounts part on this (invented)",
            },
          ];
    }),
    [admin],
    { look: await lookAt(desk) },
  );
  await decide(
    signers,
    ASIDE.flatMap((reason, at) => {
      const victim = alleged[at];
      return victim === undefined
        ? []
        : [
            {
              type: "set-aside" as const,
              subject: victim.id,
              body: { reason, records: [...victim.records] },
              reason: "looked into (invented)",
            },
          ];
    }),
    [admin],
    { look: await lookAt(desk) },
  );
}

/** What was learned since: where the form about a missing person comes from, and an age on which accounts part. */
export async function settleWhatPeopleSaid(desk: OpenDesk, signers: Signers): Promise<void> {
  const view = await currentView(desk);
  const missing = view.judgement.victims.find((victim) => victim.status === "missing-presumed");
  const parted = view.judgement.victims
    .toSorted(byId)
    .find((victim) => victim.disagreements.includes("age") && victim.age !== null);
  const decisions: Decision[] = (missing?.records ?? []).map((subject) => ({
    type: "lineage",
    subject,
    body: { lineage: FAMILY_LINEAGE },
    reason: "the family was reached (invented)",
  }));
  if (parted?.age != null) {
    const body = { field: "age", value: String(parted.age.low) };
    decisions.push({
      type: "resolve",
      subject: `${parted.id} age`,
      body,
      reason: "the birth certificate was seen (invented)",
    });
  }
  await decide(signers, decisions, [TEAM.assessor], { look: await lookAt(desk) });
}

/** Two people, one after the other, sign whom the rules let them; a few deaths wait for a second person. */
export async function signDeaths(desk: OpenDesk, signers: Signers): Promise<void> {
  const random = rng(SEED).fork("signatures");
  for (const [turn, person] of TEAM.signatories.entries()) {
    const view = await currentView(desk);
    const drafts: Unapproved[] = [];
    const sign = (body: OpBody<"signature">): void => {
      drafts.push({
        draft: { type: "signature", reason: "", body, by: person },
        approvers: [person],
      });
    };
    for (const victim of view.judgement.victims.toSorted(byId)) {
      if (victim.level !== "corroborated" || eligibility(view.judgement, victim, person).against.length > 0)
        continue;
      if (random.bernoulli(turn === 0 ? 0.95 : 0.92)) sign(signatureOf(view, victim, person, "verified"));
    }
    for (const body of signableCount(view, person)) sign(body);
    await signers.write(drafts);
  }
}

/** The count that two accounts of one scope carry, where there is one. */
function signableCount(view: DeskView, person: string): OpBody<"signature">[] {
  const twice = view.judgement.counts.find(
    (count) =>
      count.kind === "account" &&
      count.level === "credible" &&
      view.judgement.counts.filter(
        (other) =>
          JSON.stringify([other.place, other.window]) === JSON.stringify([count.place, count.window]),
      ).length > 1,
  );
  return twice === undefined ? [] : countBodies(view, twice, person);
}

type Consent = OpBody<"consent">;

function consentFor(victim: Victim, random: Rng): { body: Consent; two: boolean } | null {
  const body = (releaseClass: ReleaseClass, kin: Consent["kinInformed"]): Consent => ({
    class: releaseClass,
    kinInformed: kin,
    names: [],
  });
  const draw = random.uniform();
  if (victim.level === "verified") {
    if (draw < 0.7) return { body: body("public-full", "yes"), two: false };
    if (draw < 0.78) return { body: body("public-full", "unsafe-to-ask"), two: true };
    if (draw < 0.9) return { body: body("public-reduced", "yes"), two: false };
    return { body: body("count-only", "unknown"), two: false };
  }
  if (victim.level === "corroborated" || victim.level === "reported") {
    if (draw < 0.35) return { body: body("public-full", "yes"), two: false };
    if (draw < 0.85) return { body: body("count-only", "no"), two: false };
    return draw < 0.92 ? { body: body("sealed", "unknown"), two: false } : null;
  }
  return null;
}

/** Invented families consent; kin not informed: two people decide. */
export async function askFamilies(desk: OpenDesk, signers: Signers): Promise<void> {
  const look = await lookAtView(desk);
  const { view } = look;
  const random = rng(SEED).fork("consent");
  const drafts: Unapproved[] = [];
  for (const victim of view.judgement.victims.toSorted(byId)) {
    const consent = consentFor(victim, random);
    if (consent === null) continue;
    const decision = {
      type: "consent" as const,
      subject: victim.id,
      body: consent.body,
      reason: "an invented family was asked",
    };
    drafts.push(draftDecision(look, decision, consent.two ? [...TEAM.signatories] : [TEAM.signatories[0]]));
  }
  for (const { id } of view.facts.counts) {
    const body: Consent = { class: "public-reduced", kinInformed: "yes", names: [] };
    drafts.push(
      draftDecision(look, { type: "consent", subject: id, body, reason: "no source can be told from it" }, [
        TEAM.signatories[0],
      ]),
    );
  }
  await signers.write(drafts);
}

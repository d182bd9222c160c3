/**
 * Whether a proposal still shows what may be shown, and shows just that: asked before each approval, and before
 * anything is published. Consent may have been lowered, a level lost, the policy changed or the gate shut since; and
 * whoever has a machine's key can propose what no desk would show.
 */
import { reachesSomebody } from "@daftar/intake";
import { type CheckerNamed, DaftarError, type ReleaseCandidate } from "@daftar/model";
import {
  leakCheck,
  type OwnInput,
  otherThanOurs,
  type ReleaseInput,
  releaseBasis,
  releaseCount,
  releasePerson,
} from "@daftar/publish";
import { type OpenDesk, sha256 } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";
import { gateOn } from "../view/gateNow.ts";
import type { DeskView } from "../view/view.ts";
import { APPROVERS_NEEDED, type Proposal } from "./approvals.ts";
import { canariesOf } from "./canaries.ts";
import { candidateFiles, candidateLeaves, candidateRelease, readCandidate } from "./candidate.ts";
import { logKeyNow, renewalDue, renewalLeafOf, vkeyOf } from "./logKeys.ts";
import { newestPublished, readPublished } from "./published.ts";

/** This day, and the audit page that this program gives to readers: what machines of one version say alike. */
export interface Here {
  readonly today: string;
  readonly checker: CheckerNamed | null;
}

export async function hereNow({ clock, checker }: Pick<VerbContext, "clock" | "checker">): Promise<Here> {
  return { today: new Date(clock()).toISOString().slice(0, 10), checker: await checker() };
}

/** A view with a scope: without one nothing is released. @throws DaftarError `scope.missing` */
export function releasedPart(
  view: DeskView,
): Pick<ReleaseInput, "people" | "openPairs" | "counts" | "scope" | "policy"> {
  if (view.scope === null)
    throw new DaftarError("scope.missing", "nothing is released before the scope is set");
  return {
    people: view.judgement.victims.map(releasePerson),
    openPairs: view.judgement.openPairs,
    counts: view.judgement.counts.map(releaseCount),
    scope: view.scope,
    policy: view.policy,
  };
}

/** What a release is made from that is the desk's to say, whoever proposes it and when. */
export function ownPart(
  desk: OpenDesk,
  view: DeskView,
  checker: CheckerNamed | null,
): Omit<OwnInput, "newClaims"> {
  const newest = newestPublished(view.facts);
  const { practice, name } = desk.info;
  const key = logKeyNow(desk, view.facts);
  const renewal = renewalDue(view.facts);
  return {
    ...releasedPart(view),
    name,
    practice,
    approvers: APPROVERS_NEEDED,
    checker,
    origin: key.origin,
    vkey: vkeyOf(key),
    renewal: renewal && renewalLeafOf(renewal),
    redirects: view.redirects,
    claims: view.facts.claims.map((fact) => fact.body.claim),
    previous: newest === null ? null : readPublished(desk, newest),
  };
}

/** @throws DaftarError `gate.shut`, `gate.silence-is-not-convergence` with what is not met */
export function refuseShutGate(view: DeskView, today: string): void {
  const gate = gateOn(view, today);
  if (gate.code === "gate.open") return;
  const unmet = gate.measures.filter((measure) => measure.met === false).map((measure) => measure.words);
  throw new DaftarError(gate.code, unmet.join("; "));
}

/** Proposals that were found to be ours, with what they rest on: comparing one is making a release. */
const found = new WeakMap<OpenDesk, Set<string>>();

/** @throws DaftarError `release.not-ours`, `release.leak`, `release.digest` */
function refuseOthers(desk: OpenDesk, view: DeskView, proposal: Proposal, { today, checker }: Here): void {
  const candidate = readCandidate(desk, proposal.candidate);
  if (candidate.previous !== (newestPublished(view.facts)?.body.release ?? null))
    throw new DaftarError("release.digest", "another release was published since this one was proposed");
  const key = [proposal.digest, proposal.candidate, candidate.basis, newestPublished(view.facts)?.opId].join(
    " ",
  );
  const known = found.get(desk) ?? new Set<string>();
  if (known.has(key)) return;
  const files = candidateFiles(desk, candidate);
  const newClaims = new Set(
    view.facts.claims.filter(({ time }) => time > proposal.time).map(({ body }) => body.claim.id),
  );
  const theirs = {
    digest: proposal.digest,
    files,
    leaves: candidateLeaves(candidate),
    state: candidate.state,
  };
  const other = otherThanOurs(theirs, { ...ownPart(desk, view, checker), newClaims }, today, sha256);
  if (other !== null) {
    throw new DaftarError("release.not-ours", `not what this desk would show: ${other}`, {
      value: proposal.digest,
    });
  }
  // Asked of whoever proposes here; a machine's key proposes past that.
  if (reachesSomebody(candidateRelease(desk, candidate).title)) {
    throw new DaftarError("release.not-ours", "its title tells how to reach somebody", {
      value: proposal.digest,
    });
  }
  leakCheck(files, canariesOf(desk, view));
  found.set(desk, known.add(key));
}

/** Nothing more goes out under a key that the log was renewed from. @throws DaftarError `release.stale` */
function refuseOlderKey(desk: OpenDesk, view: DeskView, candidate: ReleaseCandidate): void {
  const { vkey } = candidateRelease(desk, candidate);
  if (vkey !== vkeyOf(logKeyNow(desk, view.facts)))
    throw new DaftarError("release.stale", "the public log was renewed since this was proposed");
}

/** @throws DaftarError `release.stale`, `release.not-ours`, `release.leak`, `release.digest`, `scope.missing`, and those of the gate */
export function refuseStaleIn(desk: OpenDesk, view: DeskView, proposal: Proposal, here: Here): void {
  const candidate = readCandidate(desk, proposal.candidate);
  refuseOlderKey(desk, view, candidate);
  if (candidate.basis !== releaseBasis(releasedPart(view), sha256)) {
    throw new DaftarError(
      "release.stale",
      "a person's consent, level or values, a count, the scope or the policy changed since this was proposed",
      { value: proposal.digest },
    );
  }
  refuseShutGate(view, here.today);
  refuseOthers(desk, view, proposal, here);
}

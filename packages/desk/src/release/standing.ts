/**
 * Whether a proposal still shows what may be shown: asked before each approval, and before anything is
 * published. Consent may have been lowered, a level lost, the policy changed or the gate shut since.
 */
import { DaftarError, fromUtf8, RELEASE_PATHS, type ReleaseCandidate, releaseFile } from "@daftar/model";
import { type ReleaseInput, releaseBasis, releaseCount, releasePerson } from "@daftar/publish";
import { type OpenDesk, sha256 } from "@daftar/store";
import { gateOn } from "../view/gateNow.ts";
import type { DeskView } from "../view/view.ts";
import type { Proposal } from "./approvals.ts";
import { readCandidate } from "./candidate.ts";
import { logKeyNow, vkeyOf } from "./logKeys.ts";

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

/** @throws DaftarError `gate.shut`, `gate.silence-is-not-convergence` with what is not met */
export function refuseShutGate(view: DeskView, today: string): void {
  const gate = gateOn(view, today);
  if (gate.code === "gate.open") return;
  const unmet = gate.measures.filter((measure) => measure.met === false).map((measure) => measure.words);
  throw new DaftarError(gate.code, unmet.join("; "));
}

/** Nothing more goes out under a key that the log was renewed from. @throws DaftarError `release.stale` */
function refuseOlderKey(desk: OpenDesk, view: DeskView, { files }: ReleaseCandidate): void {
  const { vkey } = releaseFile.parse(JSON.parse(fromUtf8(desk.getBlob(files[RELEASE_PATHS.release] ?? ""))));
  if (vkey !== vkeyOf(logKeyNow(desk, view.facts)))
    throw new DaftarError("release.stale", "the public log was renewed since this was proposed");
}

/** @throws DaftarError `release.stale`, `scope.missing`, and those of the gate */
export function refuseStaleIn(desk: OpenDesk, view: DeskView, proposal: Proposal, today: string): void {
  const candidate = readCandidate(desk, proposal.candidate);
  refuseOlderKey(desk, view, candidate);
  if (candidate.basis !== releaseBasis(releasedPart(view), sha256)) {
    throw new DaftarError(
      "release.stale",
      "a person's consent, level or values, a count, the scope or the policy changed since this was proposed",
      { value: proposal.digest },
    );
  }
  refuseShutGate(view, today);
}

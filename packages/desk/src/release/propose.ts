/**
 * Builds the release that the desk could publish now, checks it for leaks, and keeps it for approval.
 */
import { DaftarError } from "@daftar/model";
import {
  leakCheck,
  type ProposedRelease,
  proposeRelease,
  type ReleaseInput,
  releaseBasis,
} from "@daftar/publish";
import { type OpenDesk, sha256 } from "@daftar/store";
import { lookAtView, restsOn } from "../session/look.ts";
import type { VerbContext } from "../verb/context.ts";
import type { DeskView } from "../view/view.ts";
import { canariesOf } from "./canaries.ts";
import { keepCandidate } from "./candidate.ts";
import { refuseAlteredRegister } from "./fromOps.ts";
import { logKeyNow, vkeyOf } from "./logKeys.ts";
import { rememberOurs } from "./ours.ts";
import { newestPublished } from "./published.ts";
import { resultsOf } from "./results.ts";
import { refuseBehind } from "./signReleases.ts";
import { ownPart, refuseShutGate } from "./standing.ts";

export interface Proposed {
  readonly proposed: ProposedRelease;
  readonly view: DeskView;
  readonly op: string;
}

/** @throws DaftarError `register.altered`, `scope.missing`, `gate.shut`, `gate.silence-is-not-convergence`, `release.leak` */
export async function propose(
  desk: OpenDesk,
  context: VerbContext,
  title: string | undefined,
): Promise<Proposed> {
  await refuseAlteredRegister(desk);
  const look = await lookAtView(desk);
  const { view } = look;
  refuseBehind(desk, view.facts);
  const part = ownPart(desk, view, await context.checker());
  const { previous } = part;
  const today = new Date(context.clock()).toISOString().slice(0, 10);
  refuseShutGate(view, today);
  const newest = newestPublished(view.facts);
  const { estimate, overlaps, accountsBySource, gate } = resultsOf(view, today, context.progress);
  const input: ReleaseInput = {
    title: title ?? `${part.scope.name}: release ${(previous?.release ?? 0) + 1}`,
    ...part,
    asOf: today,
    slot: today,
    estimate: estimate(),
    overlaps,
    accountsBySource,
    gate,
  };
  const proposed = proposeRelease(input, { random: context.random, sha256 });
  leakCheck(proposed.files, canariesOf(desk, view));
  const candidate = keepCandidate(desk, proposed, {
    previous: previous?.manifest ?? null,
    basis: releaseBasis(part, sha256),
    from: look.held,
  });
  const body = {
    digest: proposed.digest,
    verdict: "propose" as const,
    candidate,
    checkpointBefore: newest?.body.logRoot ?? null,
  };
  const rests = await restsOn(desk, look, (facts) => {
    // What else changed is asked before each approval; leaves after another release are for nobody to approve.
    if (newestPublished(facts)?.opId !== newest?.opId)
      throw new DaftarError("release.digest", "another release was published meanwhile");
    if (vkeyOf(logKeyNow(desk, facts)) !== part.vkey)
      throw new DaftarError("release.stale", "the public log was renewed meanwhile");
  });
  const draft = { type: "release" as const, subject: proposed.digest, body, by: "machine" };
  const [written] = await desk.append([draft], rests);
  rememberOurs(desk, view.facts, body);
  return { proposed, view, op: written?.opId ?? "" };
}

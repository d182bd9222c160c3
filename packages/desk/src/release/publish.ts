/**
 * Makes an approved proposal a release: leaves into the log, files laid, fact written, checkpoint signed.
 *
 * Files are on disk before the fact that names them, and the fact before the signature (`signReleases.ts`); a
 * crash in between is finished by the next command. The log only grows from what was published before, and
 * never from a candidate with another past. Cost: linear in leaves.
 */
import { readLog } from "@daftar/log";
import { DaftarError, type Facts, type OpBody, RELEASE_PATHS, toHex, utf8 } from "@daftar/model";
import { layRelease } from "@daftar/publish";
import { type OpenDesk, sha256, verify } from "@daftar/store";
import { type LookWithView, lookAtView } from "../session/look.ts";
import type { VerbContext } from "../verb/context.ts";
import { viewOf } from "../view/view.ts";
import { isApproved, newestProposal, type Proposal } from "./approvals.ts";
import { candidateFiles, candidateLeaves, readCandidate } from "./candidate.ts";
import { refuseAlteredRegister } from "./fromOps.ts";
import { type LogKey, logKeyAt, logKeyNow, verifierOf } from "./logKeys.ts";
import { logStanding } from "./logWriter.ts";
import { refuseNotOurs, refuseNotOursSince } from "./ours.ts";
import { publicWords } from "./publicWords.ts";
import { newestPublished } from "./published.ts";
import { refuseBehind, signReleases } from "./signReleases.ts";
import { type Here, hereNow } from "./standing.ts";

/** The log of a release that is kept here, read and checked. */
async function keptLog(desk: OpenDesk, release: string, key: LogKey) {
  const files = desk.publicLog.files(release);
  const read = async (path: string) => files.get(RELEASE_PATHS.log + path) ?? null;
  const options = { origin: key.origin, keys: [verifierOf(key)], sha256, verify };
  const { status, size, root, entries } = await readLog(read, options);
  if (status !== "whole" || size === null || root === null)
    throw new DaftarError("log.behind", "the log kept here does not hold together");
  return { size, root: toHex(root), entries };
}

/** Leaves of the release before. */
async function leavesBefore(desk: OpenDesk, facts: Facts): Promise<readonly Uint8Array[]> {
  const newest = newestPublished(facts);
  if (newest === null) return [];
  const { size, root, entries } = await keptLog(
    desk,
    newest.body.release,
    logKeyAt(desk, facts, newest.body.logSize),
  );
  if (size !== newest.body.logSize || root !== newest.body.logRoot) {
    throw new DaftarError(
      "log.behind",
      `the log kept here is not the one of ${newest.body.logSize} leaves that was signed before`,
    );
  }
  return entries;
}

async function publishProposal(
  desk: OpenDesk,
  { facts, changes, view }: LookWithView,
  proposal: Proposal,
  here: Here,
): Promise<void> {
  const candidate = readCandidate(desk, proposal.candidate);
  const fromOther = (now: Facts): void => {
    if (candidate.previous !== (newestPublished(now)?.body.release ?? null))
      throw new DaftarError("release.digest", "another release was published since this one was proposed");
  };
  fromOther(facts);
  const laid = layRelease({
    files: candidateFiles(desk, candidate),
    leavesBefore: await leavesBefore(desk, facts),
    leaves: candidateLeaves(candidate),
    words: publicWords(desk, view, proposal),
    sha256,
  });
  // Earlier versions signed first: what one of them left signed is the log of that size, whatever was said since.
  const signed = desk.publicLog.has(proposal.digest)
    ? await keptLog(desk, proposal.digest, logKeyNow(desk, facts))
    : null;
  const { size: logSize, root: logRoot } = signed ?? { size: laid.logSize, root: toHex(laid.logRoot) };
  if (signed === null) desk.publicLog.stage(proposal.digest, logRoot, laid.files);
  const body: OpBody<"published"> = {
    release: proposal.digest,
    logSize,
    logRoot,
    publicIds: desk.putBlob(utf8(JSON.stringify({ ...candidate.state, logSize }))),
    previous: candidate.previous,
  };
  await desk.append([{ type: "published", body, by: "machine" }], {
    changes,
    judge: (now) => {
      fromOther(now);
      refuseNotOursSince(desk, viewOf(desk, now), proposal, here);
    },
  });
  signReleases(desk, await desk.facts());
}

/**
 * Publishes the newest proposal if two people approved it, it is not out yet, and all it rests on still
 * holds: a crash, or a bundle, can lie between the second approval and this.
 *
 * @returns whether it did
 * @throws DaftarError register.altered
 */
export async function publishIfApproved(
  desk: OpenDesk,
  context: Pick<VerbContext, "clock" | "checker" | "progress" | "notice">,
): Promise<boolean> {
  // Two desks that signed the public log would fork it; the one that signs publishes when it hears of this.
  if (!desk.publicLog.signs) return false;
  const look = await lookAtView(desk);
  if (logStanding(desk, look.facts) !== "signs") return false;
  refuseBehind(desk, look.facts);
  signReleases(desk, look.facts);
  if (approvedAndWaiting(look.facts) === null) return false;
  await refuseAlteredRegister(desk);
  const sure = await lookAtView(desk);
  const proposal = approvedAndWaiting(sure.facts);
  if (proposal === null) return false;
  try {
    const here = await hereNow(context);
    await refuseNotOurs(desk, sure, proposal, { here, progress: context.progress, notice: context.notice });
    await publishProposal(desk, sure, proposal, here);
  } catch (error) {
    if (!(error instanceof DaftarError)) throw error;
    // Another process published the very same while this one was about to.
    if (error.code === "release.digest" && (await isPublished(desk, proposal.digest))) return true;
    if (NO_LONGER.has(error.code)) return false;
    throw error;
  }
  return true;
}

function approvedAndWaiting(facts: Facts): Proposal | null {
  const proposal = newestProposal(facts);
  return proposal === null || proposal.published || !isApproved(proposal) ? null : proposal;
}

async function isPublished(desk: OpenDesk, digest: string): Promise<boolean> {
  return (await desk.facts()).published.some(({ body }) => body.release === digest);
}

const NO_LONGER: ReadonlySet<string> = new Set([
  "release.stale",
  "release.not-ours",
  "release.incomplete",
  "release.leak",
  // Of a candidate that a machine's key put beside the one that was approved: what is out already still goes out.
  "blob.damaged",
  "blob.missing",
  "gate.shut",
  "gate.silence-is-not-convergence",
]);

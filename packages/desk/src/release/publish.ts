/**
 * Makes an approved proposal a release: leaves into the log, checkpoint signed, files kept, fact written.
 *
 * Files are on disk before the fact that names them; a crash in between is finished by the next
 * `release`. The log only grows from what was published before, and never from a candidate with another
 * past. Cost: linear in leaves.
 */
import { parseVkey, readLog, vkey } from "@daftar/log";
import { DaftarError, type Facts, type OpBody, toHex, utf8 } from "@daftar/model";
import { finishRelease } from "@daftar/publish";
import { type OpenDesk, sha256, verify } from "@daftar/store";
import { type Look, lookAtView } from "../session/look.ts";
import { viewOf } from "../view/view.ts";
import { APPROVERS_NEEDED, newestProposal, type Proposal } from "./approvals.ts";
import { candidateFiles, candidateLeaves, readCandidate } from "./candidate.ts";
import { newestPublished } from "./published.ts";
import { refuseStaleIn } from "./standing.ts";

/** Leaves of the release before, read from its own log and checked. */
async function leavesBefore(desk: OpenDesk, facts: Facts): Promise<readonly Uint8Array[]> {
  const newest = newestPublished(facts);
  if (newest === null) return [];
  const files = desk.getPublished(newest.body.release);
  const origin = desk.info.genesis.logOrigin;
  const key = parseVkey(vkey(origin, desk.logKey.publicKey, sha256), sha256);
  const log = await readLog(async (path) => files.get(`log/${path}`) ?? null, {
    origin,
    keys: key === null ? [] : [key],
    sha256,
    verify,
  });
  const root = log.root === null ? null : toHex(log.root);
  if (log.status !== "whole" || log.size !== newest.body.logSize || root !== newest.body.logRoot) {
    throw new DaftarError(
      "log.behind",
      `the log kept here is not the one of ${newest.body.logSize} leaves that was signed before`,
    );
  }
  return log.entries;
}

async function publishProposal(
  desk: OpenDesk,
  { facts, changes }: Look,
  proposal: Proposal,
  today: string,
): Promise<void> {
  const candidate = readCandidate(desk, proposal.candidate);
  const newest = newestPublished(facts);
  if (candidate.previous !== (newest?.body.release ?? null)) {
    throw new DaftarError("release.digest", "another release was published since this one was proposed");
  }
  const { publicKey, sign } = desk.logKey;
  const finished = finishRelease({
    files: candidateFiles(desk, candidate),
    leavesBefore: await leavesBefore(desk, facts),
    leaves: candidateLeaves(candidate),
    signer: { name: desk.info.genesis.logOrigin, publicKey, sign },
    sha256,
  });
  desk.putPublished(proposal.digest, finished.files);
  const body: OpBody<"published"> = {
    release: proposal.digest,
    logSize: finished.logSize,
    logRoot: toHex(finished.logRoot),
    publicIds: desk.putBlob(utf8(JSON.stringify(candidate.state))),
    previous: candidate.previous,
  };
  await desk.append([{ type: "published", body, by: "machine" }], {
    changes,
    judge: (now) => refuseStaleIn(desk, viewOf(desk, now), proposal, today),
  });
}

/**
 * Publishes the newest proposal if two people approved it, it is not out yet, and all it rests on still
 * holds: a crash, or a bundle, can lie between the second approval and this.
 *
 * @returns whether it did
 */
export async function publishIfApproved(desk: OpenDesk, today: string): Promise<boolean> {
  // Two desks that signed the public log would fork it; the one that signs publishes when it hears of this.
  if (!desk.signsLog) return false;
  const look = await lookAtView(desk);
  const proposal = newestProposal(look.facts);
  if (proposal === null || proposal.published || proposal.approvers.length < APPROVERS_NEEDED) return false;
  try {
    refuseStaleIn(desk, look.view, proposal, today);
    await publishProposal(desk, look, proposal, today);
  } catch (error) {
    if (!(error instanceof DaftarError)) throw error;
    // Another process published the very same while this one was about to.
    if (error.code === "release.digest" && (await isPublished(desk, proposal.digest))) return true;
    if (NO_LONGER.has(error.code)) return false;
    throw error;
  }
  return true;
}

async function isPublished(desk: OpenDesk, digest: string): Promise<boolean> {
  return (await desk.facts()).published.some(({ body }) => body.release === digest);
}

const NO_LONGER: ReadonlySet<string> = new Set([
  "release.stale",
  "gate.shut",
  "gate.silence-is-not-convergence",
]);

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
import { type LookWithView, lookAtView } from "../session/look.ts";
import { viewOf } from "../view/view.ts";
import { isApproved, newestProposal, type Proposal } from "./approvals.ts";
import { candidateFiles, candidateLeaves, readCandidate } from "./candidate.ts";
import { publicWords } from "./publicWords.ts";
import { newestPublished } from "./published.ts";
import { refuseStaleIn } from "./standing.ts";

/** The log of a release that is kept here, read and checked. */
async function keptLog(desk: OpenDesk, release: string) {
  const files = desk.getPublished(release);
  const origin = desk.info.genesis.logOrigin;
  const key = parseVkey(vkey(origin, desk.logKey.publicKey, sha256), sha256);
  const { status, size, root, entries } = await readLog(async (path) => files.get(`log/${path}`) ?? null, {
    origin,
    keys: key === null ? [] : [key],
    sha256,
    verify,
  });
  if (status !== "whole" || size === null || root === null)
    throw new DaftarError("log.behind", "the log kept here does not hold together");
  return { size, root: toHex(root), entries };
}

/** Leaves of the release before. */
async function leavesBefore(desk: OpenDesk, facts: Facts): Promise<readonly Uint8Array[]> {
  const newest = newestPublished(facts);
  if (newest === null) return [];
  const { size, root, entries } = await keptLog(desk, newest.body.release);
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
    words: publicWords(desk, view, proposal),
    signer: { name: desk.info.genesis.logOrigin, publicKey, sign },
    sha256,
  });
  desk.putPublished(proposal.digest, finished.files);
  // Where it was kept before, by a process that ended or one beside this, that log is the one that was signed:
  // a dissent given since is not in it, and two logs of one size would be a fork.
  const { size: logSize, root: logRoot } = await keptLog(desk, proposal.digest);
  const body: OpBody<"published"> = {
    release: proposal.digest,
    logSize,
    logRoot,
    publicIds: desk.putBlob(utf8(JSON.stringify({ ...candidate.state, logSize }))),
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
  if (proposal === null || proposal.published || !isApproved(proposal)) return false;
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

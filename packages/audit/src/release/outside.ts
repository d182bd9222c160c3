/**
 * What a reader brings along: whose word they take for it that others were shown the same log, and a
 * checkpoint they kept from before. Without either, a log can only be shown to hold together (J22).
 *
 * Source: C2SP tlog-policy and tlog-cosignature, through `@daftar/log`. That a log grew from a checkpoint
 * somebody kept is seen from its entries, which a release holds whole; no proof is needed.
 * Cost: one verification a known signature, and for a kept checkpoint about two hashes an entry.
 */
import {
  checkpointUnder,
  openNote,
  parseCheckpoint,
  rootOf,
  stillNeeded,
  type VerifierKey,
  type WitnessPolicy,
} from "@daftar/log";
import { RELEASE_PATHS, type Sha256, toHex, type Verify } from "@daftar/model";
import type { Findings } from "../report.ts";

export interface Outside {
  /** Whose cosignatures the reader asks for; null for nobody's. */
  readonly policy: WitnessPolicy | null;
  /** A checkpoint that the reader kept, as it came; null for none. */
  readonly seen: Uint8Array | null;
  /** Seconds since 1970, as the reader's clock says. */
  readonly now: number;
  /** From how many days on a cosignature is called old. */
  readonly oldAfterDays: number;
}

/** Who saw the log, of those that the reader asks for. */
export interface WitnessesSeen {
  readonly cosigned: readonly { readonly name: string; readonly time: number; readonly days: number }[];
  /** Further cosignatures that the quorum takes at least. */
  readonly missing: number;
}

interface Tools {
  readonly sha256: Sha256;
  readonly verify: Verify;
}

const DAY = 86_400;

/** Notes how old the newest cosignature is: who holds back newer copies shows an old one. */
function noteAge(
  where: string,
  times: readonly number[],
  { now, oldAfterDays }: Outside,
  findings: Findings,
): void {
  const newest = Math.max(...times);
  const days = Math.floor((now - newest) / DAY);
  if (days >= oldAfterDays)
    findings.note(where, `witnesses saw this checkpoint last ${days} days ago; ask for a newer copy`);
  if (days < -1)
    findings.note(where, "a witness's time is ahead of this machine's clock; one of the two is wrong");
}

/** @param logs keys of the log where the policy names none */
export function checkWitnesses(
  note: Uint8Array,
  { verify, logs }: { readonly verify: Verify; readonly logs: readonly VerifierKey[] },
  outside: Outside & { readonly policy: WitnessPolicy },
  findings: Findings,
): WitnessesSeen {
  const under = checkpointUnder(note, outside.policy, verify, logs);
  if (under.status === "refused") {
    findings.fault("audit.not-witnessed", RELEASE_PATHS.checkpoint, under.why);
    return { cosigned: [], missing: stillNeeded(outside.policy, new Set()) };
  }
  return tellWitnesses(under, RELEASE_PATHS.checkpoint, outside, findings);
}

/**
 * Says who is missing, and how old what is there is.
 *
 * @param where path or name of what is looked at
 */
export function tellWitnesses(
  {
    witnessed,
    missing,
  }: { readonly witnessed: readonly { name: string; time: number }[]; readonly missing: number },
  where: string,
  outside: Outside,
  findings: Findings,
): WitnessesSeen {
  const cosigned = witnessed.map(({ name, time }) => ({
    name,
    time,
    days: Math.max(0, Math.floor((outside.now - time) / DAY)),
  }));
  if (missing > 0) {
    const names = cosigned.map(({ name }) => name).join(", ") || "none of your witnesses";
    findings.fault("audit.not-witnessed", where, `cosigned by ${names}; ${missing} more at least are needed`);
  }
  if (cosigned.length > 0)
    noteAge(
      where,
      cosigned.map(({ time }) => time),
      outside,
      findings,
    );
  return { cosigned, missing };
}

/**
 * Whether this log begins with the one that a checkpoint from before was signed over.
 *
 * @param key of the release's log
 * @param entries of the log here, all of them
 */
export function checkSeen(
  seen: Uint8Array,
  key: VerifierKey,
  entries: readonly Uint8Array[],
  { sha256, verify }: Tools,
  findings: Findings,
): void {
  const where = RELEASE_PATHS.checkpoint;
  const opened = openNote(seen, [key], verify);
  const kept = opened.status === "verified" ? parseCheckpoint(opened.text) : null;
  if (kept === null || kept.origin !== key.name) {
    findings.fault(
      "audit.rewritten",
      where,
      "the checkpoint you kept was not signed by the key of this release",
    );
    return;
  }
  const tree = (size: number, root: Uint8Array) => `${size} leaves, root ${toHex(root)}`;
  if (kept.size > entries.length) {
    findings.fault(
      "audit.older-copy",
      where,
      `you kept a checkpoint of ${tree(kept.size, kept.root)}; this copy ends at ${entries.length} leaves`,
    );
    return;
  }
  const before = rootOf(entries.slice(0, kept.size), sha256);
  if (toHex(before) === toHex(kept.root)) return;
  const here = tree(entries.length, rootOf(entries, sha256));
  findings.fault(
    "audit.rewritten",
    where,
    `the log's own key signed two histories: the checkpoint you kept (${tree(kept.size, kept.root)}) and this one (${here}), which begins otherwise (${tree(kept.size, before)})`,
  );
}

/**
 * What a reader brings along, without which a log can only be shown to hold together (J22); and the first of it:
 * whose word they take for it that others were shown the same log.
 *
 * Source: C2SP tlog-policy and tlog-cosignature, through `@daftar/log`. Cost: one verification a known signature.
 */
import { checkpointUnder, stillNeeded, type VerifierKey, type WitnessPolicy } from "@daftar/log";
import { RELEASE_PATHS, type Verify } from "@daftar/model";
import type { Findings } from "../report.ts";

export interface Outside {
  /** Whose cosignatures the reader asks for; null for nobody's. */
  readonly policy: WitnessPolicy | null;
  /** A checkpoint that the reader kept, as it came; null for none. */
  readonly seen: Uint8Array | null;
  /** A page that somebody gave the reader to audit releases with, as it came; null for none. */
  readonly checker: Uint8Array | null;
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
  /** By the reader's clock; null where nobody cosigned. */
  readonly newest: { readonly days: number; readonly age: "fresh" | "old" | "ahead" } | null;
  /** Why nothing was read under this policy: another log than it names, or a cosignature that does not hold. */
  readonly refused: string | null;
}

const DAY = 86_400;

/** How old the newest cosignature is: who holds back newer copies shows an old one. */
function newestOf(times: readonly number[], { now, oldAfterDays }: Outside): WitnessesSeen["newest"] {
  if (times.length === 0) return null;
  const days = Math.floor((now - Math.max(...times)) / DAY);
  return { days: Math.max(0, days), age: days < -1 ? "ahead" : days >= oldAfterDays ? "old" : "fresh" };
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
    const missing = stillNeeded(outside.policy, new Set());
    return { cosigned: [], missing, newest: null, refused: under.why };
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
  const newest = newestOf(
    cosigned.map(({ time }) => time),
    outside,
  );
  if (newest?.age === "old")
    findings.note(where, `witnesses saw this checkpoint last ${newest.days} days ago; ask for a newer copy`);
  if (newest?.age === "ahead")
    findings.note(where, "a witness's time is ahead of this machine's clock; one of the two is wrong");
  return { cosigned, missing, newest, refused: null };
}

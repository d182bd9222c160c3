/**
 * Which witnesses saw the newest checkpoint, and whether they are enough for it to go out.
 *
 * Cosignatures are facts, each checked when it comes; the release kept here stays as it was signed, and what
 * goes out is that with the cosignatures of the policy's witnesses, in the policy's order. So one set of facts
 * gives one checkpoint, byte for byte. Cost: linear in facts.
 */
import {
  consistencyProof,
  leafHash,
  type PolicyWitness,
  parsePolicy,
  rootOf,
  stillNeeded,
  vkey,
  type WitnessPolicy,
  withLines,
  witnessVkey,
} from "@daftar/log";
import {
  DaftarError,
  type Facts,
  fromUtf8,
  type OpFact,
  RELEASE_PATHS,
  toHex,
  witnessPolicyBody,
  wordsIn,
} from "@daftar/model";
import { checkpointFiles } from "@daftar/publish";
import { type OpenDesk, sha256 } from "@daftar/store";
import { decisionsOf } from "../view/counted.ts";
import { type LogKey, logKeyAt } from "./logKeys.ts";
import { newestPublished } from "./published.ts";
import { releasedEntries } from "./signReleases.ts";

export interface PolicyInForce {
  readonly text: string;
  readonly policy: WitnessPolicy;
}

/** @throws DaftarError witness.policy naming the line */
export function readPolicyText(text: string, file?: string): WitnessPolicy {
  const reading = parsePolicy(text, sha256);
  if (reading.status === "read") return reading.policy;
  throw new DaftarError("witness.policy", reading.why, {
    ...(file === undefined ? {} : { file }),
    ...(reading.line === null ? {} : { row: reading.line }),
  });
}

/** Whether a policy names logs, and not the one of this key: it lets nothing of that out. */
export function namesOtherLogs({ logs }: WitnessPolicy, own: string): boolean {
  return logs.length > 0 && !logs.some(({ key }) => vkey(key.name, key.publicKey, sha256) === own);
}

/** The policy in force; null where nobody said who the witnesses are. */
export function witnessPolicyInForce(facts: Facts, decisions = decisionsOf(facts)): PolicyInForce | null {
  const { decision } = decisions.get("witness-policy", "desk");
  if (decision === null) return null;
  const { policy: text } = witnessPolicyBody.parse(decision.body);
  return { text, policy: readPolicyText(text) };
}

/**
 * What one witness of the policy cosigned last, whichever checkpoint it was.
 *
 * @param log whose checkpoints: under another origin a log is a new one to its witnesses
 */
export function lastOf(facts: Facts, witness: PolicyWitness, log: LogKey): OpFact<"cosigned">["body"] | null {
  const key = witnessVkey(witness.key);
  let last: OpFact<"cosigned">["body"] | null = null;
  for (const { body } of facts.cosigned) {
    if (body.witness !== key || body.logSize <= (log.after ?? -1)) continue;
    if (
      last === null ||
      body.logSize > last.logSize ||
      (body.logSize === last.logSize && body.time > last.time)
    )
      last = body;
  }
  return last;
}

export interface Witnessing {
  /** Whether each witness of the policy, in its order, cosigned this release's checkpoint; its newest line. */
  readonly lines: ReadonlyMap<PolicyWitness, string | null>;
  /** Further cosignatures that the quorum takes at least. */
  readonly missing: number;
}

/** Who cosigned the checkpoint of a release, under a policy. */
export function witnessingOf(
  facts: Facts,
  { policy }: PolicyInForce,
  release: OpFact<"published">["body"],
): Witnessing {
  const of = ({ logSize, logRoot }: { logSize: number; logRoot: string }) => `${logSize} ${logRoot}`;
  const lines = new Map<PolicyWitness, string | null>();
  for (const witness of policy.witnesses) {
    const here = facts.cosigned.filter(
      ({ body }) => body.witness === witnessVkey(witness.key) && of(body) === of(release),
    );
    lines.set(witness, here.toSorted((a, b) => a.body.time - b.body.time).at(-1)?.body.line ?? null);
  }
  const there = [...lines].flatMap(([witness, line]) => (line === null ? [] : [witness.name]));
  return { lines, missing: stillNeeded(policy, new Set(there)) };
}

/** A release that was published here, as it goes out: with the cosignatures that there are. */
export function filesToGoOut(
  desk: { readonly publicLog: Pick<OpenDesk["publicLog"], "files"> },
  facts: Facts,
  release: OpFact<"published">["body"],
): Map<string, Uint8Array> {
  const files = desk.publicLog.files(release.release);
  const inForce = witnessPolicyInForce(facts);
  if (inForce === null) return files;
  const lines = [...witnessingOf(facts, inForce, release).lines.values()].filter((line) => line !== null);
  const note = files.get(RELEASE_PATHS.checkpoint);
  if (note === undefined || lines.length === 0) return files;
  const words = wordsIn(releasedEntries(files, release.logSize) ?? []);
  return new Map([...files, ...checkpointFiles(withLines(fromUtf8(note), lines), words)]);
}

/** @throws DaftarError release.not-witnessed where a policy asks for more cosignatures than there are */
export function refuseNotWitnessed(facts: Facts, release: OpFact<"published">["body"]): void {
  const inForce = witnessPolicyInForce(facts);
  const missing = inForce === null ? 0 : witnessingOf(facts, inForce, release).missing;
  if (missing > 0)
    throw new DaftarError(
      "release.not-witnessed",
      `${missing} more ${missing === 1 ? "witness has" : "witnesses have"} to cosign its checkpoint`,
    );
}

/** The newest checkpoint, with the entries beneath it. @throws DaftarError witness.nothing-signed, log.behind */
export function newestCheckpoint(
  desk: Parameters<typeof logKeyAt>[0] & { readonly publicLog: Pick<OpenDesk["publicLog"], "files"> },
  facts: Facts,
) {
  const body = newestPublished(facts)?.body;
  if (body === undefined) throw new DaftarError("witness.nothing-signed", "no release has been approved yet");
  const files = desk.publicLog.files(body.release);
  const entries = releasedEntries(files, body.logSize);
  const note = files.get(RELEASE_PATHS.checkpoint);
  if (entries === null || note === undefined || toHex(rootOf(entries, sha256)) !== body.logRoot)
    throw new DaftarError("log.behind", "the log kept here does not hold together");
  return { body, note, entries, log: logKeyAt(desk, facts, body.logSize) };
}

/** Hashes that show that the log grew from a tree of that size; none from the empty tree. */
export function proofFrom(entries: readonly Uint8Array[], old: number): Uint8Array[] {
  if (old === 0 || old === entries.length) return [];
  return consistencyProof(
    entries.map((entry) => leafHash(entry, sha256)),
    old,
    sha256,
  );
}

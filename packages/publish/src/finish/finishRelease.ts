/**
 * An approved release with its public log: tiles, checkpoint, and the checkpoint as a script for pages.
 *
 * Source: C2SP tlog-tiles and tlog-checkpoint through `@daftar/log`. The checkpoint is signed over the
 * whole log, so it is made last, and apart: a desk has everything else on the disk before it signs. Nothing
 * under `log/` is in the manifest (a file cannot hold a hash of what holds its own). Cost: linear in leaves.
 */

import { checkpointText, type NoteSigner, rootOf, signNote, tileFiles } from "@daftar/log";
import {
  canonicalBytes,
  checkpointScript,
  fromUtf8,
  publicLeaf,
  RELEASE_PATHS,
  type ReleaseWords,
  type Sha256,
  utf8,
} from "@daftar/model";

export interface LayInput {
  /** As `proposeRelease` gave them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every leaf of the releases before, in order. */
  readonly leavesBefore: readonly Uint8Array[];
  readonly leaves: readonly Uint8Array[];
  /** What approvers said of it, into a leaf of its own; null for a release that nobody was asked about. */
  readonly words: ReleaseWords | null;
  readonly sha256: Sha256;
}

export interface FinishInput extends LayInput {
  /** The log's key; its name is the log's origin. */
  readonly signer: NoteSigner;
}

export interface LaidRelease {
  /** All but the checkpoint and its script. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** For the `published` fact. */
  readonly logSize: number;
  readonly logRoot: Uint8Array;
}

export interface FinishedRelease extends LaidRelease {
  readonly checkpoint: string;
}

/** Sizes at which earlier releases closed: their checkpoints are out, so their partial tiles stay. */
function earlierSizes(leaves: readonly Uint8Array[]): number[] {
  return leaves.flatMap((bytes, at) => {
    const leaf = publicLeaf.safeParse(JSON.parse(fromUtf8(bytes)));
    return leaf.success && leaf.data.type === "release" ? [at + 1] : [];
  });
}

/** The new leaves, with what approvers said before the one that closes the release. */
function withWords(leaves: readonly Uint8Array[], words: ReleaseWords | null): readonly Uint8Array[] {
  const closing = leaves.at(-1);
  if (words === null || closing === undefined) return leaves;
  const { success, data } = publicLeaf.safeParse(JSON.parse(fromUtf8(closing)));
  if (!success || data.type !== "release") throw new RangeError("leaves: the last one closes the release");
  const { approvals, dissents } = words;
  const said = { v: 1, type: "words.publish", version: data.version, approvals, dissents };
  return [...leaves.slice(0, -1), canonicalBytes(said), closing];
}

/** The release with its log, unsigned: what is on the disk before anything is signed. */
export function layRelease({ files, leavesBefore, leaves, words, sha256 }: LayInput): LaidRelease {
  const all = [...leavesBefore, ...withWords(leaves, words)];
  const whole = new Map(files);
  for (const [path, bytes] of tileFiles(all, sha256, earlierSizes(leavesBefore))) {
    whole.set(`${RELEASE_PATHS.log}${path}`, bytes);
  }
  return { files: whole, logSize: all.length, logRoot: rootOf(all, sha256) };
}

/**
 * The two files that a signed checkpoint adds, or replaces when witnesses have cosigned it: the note, and the
 * script by which pages show the same.
 */
export function checkpointFiles(checkpoint: string, words: ReleaseWords | null): Map<string, Uint8Array> {
  return new Map([
    [RELEASE_PATHS.checkpoint, utf8(checkpoint)],
    [RELEASE_PATHS.checkpointScript, utf8(checkpointScript(checkpoint, words))],
  ]);
}

/** Laid and signed at once. */
export function finishRelease(input: FinishInput): FinishedRelease {
  const { signer, words, sha256 } = input;
  const laid = layRelease(input);
  const text = checkpointText({ origin: signer.name, size: laid.logSize, root: laid.logRoot });
  const checkpoint = signNote(text, signer, sha256);
  return {
    ...laid,
    files: new Map([...laid.files, ...checkpointFiles(checkpoint, words)]),
    checkpoint,
  };
}

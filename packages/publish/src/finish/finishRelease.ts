/**
 * An approved release with its public log: tiles, checkpoint, and the checkpoint as a script for pages.
 *
 * Source: C2SP tlog-tiles and tlog-checkpoint through `@daftar/log`. The checkpoint is signed over the
 * whole log, so it is made last; nothing under `log/` is in the manifest (a file cannot hold a hash of
 * what holds its own). Cost: linear in leaves.
 */

import { checkpointText, logFiles, type NoteSigner, rootOf, signNote } from "@daftar/log";
import { checkpointScript, fromUtf8, publicLeaf, RELEASE_PATHS, type Sha256, utf8 } from "@daftar/model";

export interface FinishInput {
  /** As `proposeRelease` gave them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every leaf of the releases before, in order. */
  readonly leavesBefore: readonly Uint8Array[];
  readonly leaves: readonly Uint8Array[];
  /** The log's key; its name is the log's origin. */
  readonly signer: NoteSigner;
  readonly sha256: Sha256;
}

export interface FinishedRelease {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** For the `published` fact. */
  readonly logSize: number;
  readonly logRoot: Uint8Array;
  readonly checkpoint: string;
}

/** Sizes at which earlier releases closed: their checkpoints are out, so their partial tiles stay. */
function earlierSizes(leaves: readonly Uint8Array[]): number[] {
  return leaves.flatMap((bytes, at) => {
    const leaf = publicLeaf.safeParse(JSON.parse(fromUtf8(bytes)));
    return leaf.success && leaf.data.type === "release" ? [at + 1] : [];
  });
}

export function finishRelease({ files, leavesBefore, leaves, signer, sha256 }: FinishInput): FinishedRelease {
  const all = [...leavesBefore, ...leaves];
  const root = rootOf(all, sha256);
  const text = checkpointText({ origin: signer.name, size: all.length, root });
  const checkpoint = signNote(text, signer, sha256);
  const whole = new Map(files);
  for (const [path, bytes] of logFiles(all, checkpoint, sha256, earlierSizes(leavesBefore))) {
    whole.set(`${RELEASE_PATHS.log}${path}`, bytes);
  }
  whole.set(RELEASE_PATHS.checkpointScript, utf8(checkpointScript(checkpoint)));
  return { files: whole, logSize: all.length, logRoot: root, checkpoint };
}

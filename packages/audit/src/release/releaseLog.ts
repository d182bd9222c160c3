/**
 * The public log of a release: signature, entries, root, tiles, the script that pages read, extra files.
 *
 * The key comes from the release itself, so this shows that the log holds together, not whose it is:
 * who wants to know compares key and checkpoint with another copy (J22).
 * Cost: linear in leaves.
 */
import {
  type Fingerprint,
  fingerprintOf,
  parseVkey,
  partialTilesOf,
  readLog,
  sameBytes,
  type Tile,
  tileBytes,
  tilePath,
  tilesOf,
  type VerifierKey,
} from "@daftar/log";
import {
  checkpointScript,
  fromUtf8,
  RELEASE_PATHS,
  type ReleaseFile,
  type ReleaseWords,
  type Sha256,
  toHex,
  type Verify,
} from "@daftar/model";
import { below, type Folder } from "../folder.ts";
import type { Findings } from "../report.ts";
import { type ReadLeaf, readLeaves } from "./leaves.ts";
import { type LogKey, logKeysOf } from "./renewals.ts";

export interface ReleaseLog {
  readonly size: number | null;
  /** In hexadecimal. */
  readonly root: string | null;
  /** Of the checkpoint; null with size or root. */
  readonly fingerprint: Fingerprint | null;
  /** Null where the log could not be read to its end. */
  readonly leaves: readonly ReadLeaf[] | null;
  /** As they stand; null where the log could not be read to its end. */
  readonly entries: readonly Uint8Array[] | null;
  /** The key that the release names; null where it cannot be read. */
  readonly key: VerifierKey | null;
  /** That one, and before it those that signed until the log was renewed; empty where it cannot be read. */
  readonly keys: readonly LogKey[];
}

export async function checkLog(
  folder: Folder,
  release: ReleaseFile,
  { sha256, verify }: { sha256: Sha256; verify: Verify },
  findings: Findings,
): Promise<ReleaseLog> {
  const none = {
    size: null,
    root: null,
    fingerprint: null,
    leaves: null,
    entries: null,
    key: null,
    keys: [],
  };
  const key = parseVkey(release.vkey, sha256);
  if (key === null) {
    findings.fault("audit.checkpoint", RELEASE_PATHS.release, "the release names no key that can be read");
    return none;
  }
  if (key.name !== release.origin) {
    findings.fault("audit.checkpoint", RELEASE_PATHS.release, "the key is not named as the log's origin");
  }
  const log = below(folder, RELEASE_PATHS.log);
  const reading = await readLog((path) => log.read(path), {
    origin: release.origin,
    keys: [key],
    sha256,
    verify,
  });
  for (const { kind, where, detail } of reading.faults) {
    const code = kind === "signature" || kind === "checkpoint" ? "audit.checkpoint" : "audit.log";
    findings.fault(code, RELEASE_PATHS.log + where, detail);
  }
  const size = reading.size;
  const root = reading.root === null ? null : toHex(reading.root);
  const { origin } = reading;
  const fingerprint =
    origin === null || size === null || reading.root === null
      ? null
      : fingerprintOf({ origin, size, root: reading.root }, sha256);
  if (size === null || reading.entries.length !== size) {
    await checkScript(folder, null, findings);
    return { size, root, fingerprint, leaves: null, entries: null, key, keys: [] };
  }

  const leaves = readLeaves(reading.entries, reading.levels[0] ?? [], findings);
  const said = leaves.at(-2)?.leaf;
  await checkScript(folder, said?.type === "words.publish" ? said : null, findings);
  // `readLog` compared the files of the newest size; those that older releases closed with are kept beside them.
  const newest = new Set([...tilesOf(size)].map(tilePath));
  const kept = new Map<string, Tile>();
  for (const { index, leaf } of leaves) {
    if (leaf.type !== "release") continue;
    for (const tile of partialTilesOf(index + 1)) {
      const path = tilePath(tile);
      if (!newest.has(path)) kept.set(path, tile);
    }
  }
  for (const path of log.paths) {
    const where = RELEASE_PATHS.log + path;
    if (path === "checkpoint" || where === RELEASE_PATHS.checkpointScript || newest.has(path)) continue;
    const tile = kept.get(path);
    if (tile === undefined) findings.fault("audit.file-extra", where, "the log has no such file");
    else if (
      !sameBytes(
        tileBytes(tile, reading.entries, reading.levels),
        (await log.read(path)) ?? new Uint8Array(0),
      )
    ) {
      findings.fault("audit.log", where, "the file differs from the log's entries");
    }
  }
  // Nothing is ever pruned ([L13]): who saw an older checkpoint must find the tiles it was signed over.
  for (const path of kept.keys()) {
    if (!log.has(path))
      findings.fault("audit.file-missing", RELEASE_PATHS.log + path, "a file of the log is gone");
  }
  const whole = leaves.length === size;
  const keys = whole ? logKeysOf(leaves, reading.entries, release, key, { sha256, findings }) : [];
  return { size, root, fingerprint, leaves: whole ? leaves : null, entries: reading.entries, key, keys };
}

/** Pages opened from a folder cannot read the log; what they read instead must say the same. */
async function checkScript(folder: Folder, words: ReleaseWords | null, findings: Findings): Promise<void> {
  const where = RELEASE_PATHS.checkpointScript;
  const [checkpoint, script] = [await folder.read(RELEASE_PATHS.checkpoint), await folder.read(where)];
  if (script === null) findings.fault("audit.file-missing", where, "pages have no checkpoint to show");
  else if (checkpoint !== null && fromUtf8(script) !== checkpointScript(fromUtf8(checkpoint), words)) {
    findings.fault(
      "audit.checkpoint",
      where,
      "pages would show another checkpoint, or other words of approvers, than the log's",
    );
  }
}

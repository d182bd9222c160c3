/**
 * The vault of a desk: each blob is what its name says, and all that ops name are there.
 *
 * What no op names may be left from a write that was cut off before its op: a note. Cost: one pass over
 * the bytes.
 */
import { fromUtf8, OP_BODIES, releaseCandidate, type Sha256, toHex } from "@daftar/model";
import { type Folder, isUnfinished } from "../folder.ts";
import type { Findings } from "../report.ts";
import type { ErasedByOps } from "./erased.ts";
import type { ReadOp } from "./opFiles.ts";

const PATH = /^blobs\/([0-9a-f]{2})\/([0-9a-f]{64})$/;

/** Path of a blob below the desk. */
export function blobPath(hash: string): string {
  return `blobs/${hash.slice(0, 2)}/${hash}`;
}

/** Hashes of the blobs that an op names. */
function blobsOf({ op }: ReadOp): (string | null)[] {
  switch (op.type) {
    case "import": {
      const { chunks, chunksBlob, original } = OP_BODIES.import.parse(op.body);
      return [original, chunksBlob, ...chunks.map((chunk) => chunk.sealed)];
    }
    case "account":
      return [OP_BODIES.account.parse(op.body).sealed];
    case "count-account":
      return [OP_BODIES["count-account"].parse(op.body).sealed];
    case "linkage-run": {
      const { result, parameters } = OP_BODIES["linkage-run"].parse(op.body);
      return [result, parameters];
    }
    case "release":
      return [OP_BODIES.release.parse(op.body).candidate];
    case "evidence": {
      const { original, working } = OP_BODIES.evidence.parse(op.body);
      return [original, working?.blob ?? null];
    }
    case "succession":
      return [OP_BODIES.succession.parse(op.body).boxes];
    case "timestamp": {
      const { token, anchor } = OP_BODIES.timestamp.parse(op.body);
      return [token, anchor];
    }
    case "published":
      return [OP_BODIES.published.parse(op.body).publicIds];
    default:
      return [];
  }
}

/** Blobs that the candidates of proposed releases name. What cannot be read is found where it is hashed. */
async function blobsOfCandidates(
  folder: Folder,
  ops: readonly ReadOp[],
): Promise<{ readonly hash: string; readonly where: string }[]> {
  const found: { hash: string; where: string }[] = [];
  for (const { op, where } of ops) {
    if (op.type !== "release") continue;
    const { candidate } = OP_BODIES.release.parse(op.body);
    const bytes = candidate === null ? null : await folder.read(blobPath(candidate));
    const parsed = releaseCandidate.safeParse(bytes === null ? null : jsonOrNull(bytes));
    if (parsed.success) for (const hash of Object.values(parsed.data.files)) found.push({ hash, where });
  }
  return found;
}

function jsonOrNull(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
}

export async function checkVault(
  folder: Folder,
  ops: readonly ReadOp[],
  moreNamed: readonly string[],
  { blobs: gone, records }: ErasedByOps,
  sha256: Sha256,
  findings: Findings,
): Promise<void> {
  const named = new Set(moreNamed);
  const byOps = ops.flatMap((read) =>
    blobsOf(read).flatMap((hash) => (hash === null ? [] : [{ hash, where: read.where }])),
  );
  if (records > 0)
    findings.note("ops/", `${records} records are erased: their ops stay, their cells are gone`);
  for (const { hash, where } of [...byOps, ...(await blobsOfCandidates(folder, ops))]) {
    named.add(hash);
    if (!folder.has(blobPath(hash)) && !gone.has(hash))
      findings.fault("audit.blob", where, `names a blob that is gone: ${hash}`);
  }
  for (const path of folder.paths.filter((one) => one.startsWith("blobs/"))) {
    if (isUnfinished(path)) {
      findings.note(path, "a file whose writing was cut off; nothing relies on it");
      continue;
    }
    const [, start, hash] = PATH.exec(path) ?? [];
    if (start === undefined || hash === undefined || !hash.startsWith(start)) {
      findings.fault("audit.file-extra", path, "no name of a blob");
      continue;
    }
    const bytes = await folder.read(path);
    if (bytes === null || toHex(sha256(bytes)) !== hash) {
      findings.fault("audit.blob", path, "the blob is not what its name says");
    } else if (!named.has(hash)) findings.note(path, "no op names this blob");
  }
}

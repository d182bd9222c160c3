/**
 * What a proposed release adds: its files, leaves and memory, kept in the vault until two people approve.
 *
 * The manifest's own hash is the digest people approve, so a candidate cannot be swapped under it.
 */
import {
  type ChainHeld,
  claimsFile,
  DaftarError,
  fromHex,
  fromUtf8,
  RELEASE_PATHS,
  type ReleaseCandidate,
  type ReleaseFile,
  releaseCandidate,
  releaseFile,
  toHex,
  utf8,
} from "@daftar/model";
import type { ProposedRelease } from "@daftar/publish";
import type { OpenDesk } from "@daftar/store";

/** Keeps a candidate. @returns the blob that holds it */
export function keepCandidate(
  desk: OpenDesk,
  proposed: ProposedRelease,
  made: { readonly previous: string | null; readonly basis: string; readonly from: readonly ChainHeld[] },
): string {
  const files: Record<string, string> = {};
  for (const [path, bytes] of proposed.files) files[path] = desk.putBlob(bytes);
  const kept: ReleaseCandidate = {
    digest: proposed.digest,
    previous: made.previous,
    basis: made.basis,
    files,
    leaves: proposed.leaves.map(toHex),
    state: proposed.state,
    from: [...made.from],
    aliases: [...proposed.aliases].map(([list, alias]) => ({ list, alias })),
  };
  return desk.putBlob(utf8(JSON.stringify(kept)));
}

const unreadable = (file: string): DaftarError =>
  new DaftarError("blob.damaged", "a proposed release cannot be read", { file });

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

function readBlob<T>(desk: OpenDesk, blob: string | undefined, schema: Schema<T>): T {
  const damaged = unreadable(blob ?? "");
  if (blob === undefined) throw damaged;
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(desk.getBlob(blob)));
  } catch (error) {
    throw error instanceof DaftarError ? error : damaged;
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw damaged;
  return parsed.data;
}

/** @throws DaftarError `blob.missing`, `blob.damaged` */
export function readCandidate(desk: OpenDesk, blob: string): ReleaseCandidate {
  return readBlob(desk, blob, releaseCandidate);
}

/** What it says of itself. @throws DaftarError `blob.missing`, `blob.damaged` */
export function candidateRelease(desk: OpenDesk, { files }: ReleaseCandidate): ReleaseFile {
  return readBlob(desk, files[RELEASE_PATHS.release], releaseFile);
}

/** Ids of the claims in it. @throws DaftarError `blob.missing`, `blob.damaged` */
export function candidateClaims(desk: OpenDesk, { files }: ReleaseCandidate): string[] {
  return readBlob(desk, files[RELEASE_PATHS.claims], claimsFile).map(({ id }) => id);
}

export function candidateFiles(desk: OpenDesk, { files }: ReleaseCandidate): Map<string, Uint8Array> {
  return new Map(Object.entries(files).map(([path, hash]) => [path, desk.getBlob(hash)]));
}

/** @throws DaftarError `blob.damaged` */
export function candidateLeaves({ digest, leaves }: ReleaseCandidate): Uint8Array[] {
  try {
    return leaves.map(fromHex);
  } catch {
    throw unreadable(digest);
  }
}

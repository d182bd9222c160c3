/**
 * What a proposed release adds: its files, leaves and memory, kept in the vault until two people approve.
 *
 * The manifest's own hash is the digest people approve, so a candidate cannot be swapped under it.
 */
import { DaftarError, fromHex, fromUtf8, sha256Hex, toHex, utf8 } from "@daftar/model";
import { type ProposedRelease, publishedState } from "@daftar/publish";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";

const candidate = z.strictObject({
  digest: sha256Hex,
  /** Release before it; null for the first. A candidate built on another past is stale. */
  previous: sha256Hex.nullable(),
  files: z.record(z.string(), sha256Hex),
  leaves: z.array(z.string()),
  state: publishedState,
});
export type Candidate = z.infer<typeof candidate>;

/** Keeps a candidate. @returns the blob that holds it */
export function keepCandidate(desk: OpenDesk, proposed: ProposedRelease, previous: string | null): string {
  const files: Record<string, string> = {};
  for (const [path, bytes] of proposed.files) files[path] = desk.putBlob(bytes);
  const kept: Candidate = {
    digest: proposed.digest,
    previous,
    files,
    leaves: proposed.leaves.map(toHex),
    state: proposed.state,
  };
  return desk.putBlob(utf8(JSON.stringify(kept)));
}

/** @throws DaftarError `blob.missing`, `blob.damaged` */
export function readCandidate(desk: OpenDesk, blob: string): Candidate {
  const parsed = candidate.safeParse(JSON.parse(fromUtf8(desk.getBlob(blob))));
  if (!parsed.success)
    throw new DaftarError("blob.damaged", "a proposed release cannot be read", { file: blob });
  return parsed.data;
}

export function candidateFiles(desk: OpenDesk, { files }: Candidate): Map<string, Uint8Array> {
  return new Map(Object.entries(files).map(([path, hash]) => [path, desk.getBlob(hash)]));
}

export function candidateLeaves({ leaves }: Candidate): Uint8Array[] {
  return leaves.map(fromHex);
}

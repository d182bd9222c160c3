/**
 * What a proposal says beside people and counts, and from which ops it was made.
 *
 * Of a large release nothing else is kept. Cost: reads the candidate, once for the newest proposal.
 */
import type { ChainHeld } from "@daftar/model";
import { RESULT_FILES } from "@daftar/publish";
import type { OpenDesk } from "@daftar/store";
import { candidateClaims, candidateRelease, readCandidate } from "./candidate.ts";

export interface Theirs {
  /** Its day. */
  readonly asOf: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly aliases: ReadonlyMap<string, string>;
  /** Ids. */
  readonly claims: ReadonlySet<string>;
  readonly from: readonly ChainHeld[];
  readonly basis: string;
}

const newest = new WeakMap<OpenDesk, { readonly candidate: string; readonly theirs: Theirs | null }>();

function read(desk: OpenDesk, blob: string): Theirs | null {
  const candidate = readCandidate(desk, blob);
  const { from, aliases, files, basis } = candidate;
  if (from === undefined || aliases === undefined) return null;
  return {
    asOf: candidateRelease(desk, candidate).asOf,
    files: new Map(
      RESULT_FILES.flatMap((path) => {
        const blob = files[path];
        return blob === undefined ? [] : [[path, desk.getBlob(blob)] as const];
      }),
    ),
    aliases: new Map(aliases.map(({ list, alias }) => [list, alias])),
    claims: new Set(candidateClaims(desk, candidate)),
    from,
    basis,
  };
}

/**
 * @returns null where an earlier version of this program proposed it
 * @throws DaftarError `blob.missing`, `blob.damaged`
 */
export function theirsOf(desk: OpenDesk, candidate: string): Theirs | null {
  const kept = newest.get(desk);
  if (kept?.candidate === candidate) return kept.theirs;
  const theirs = read(desk, candidate);
  newest.set(desk, { candidate, theirs });
  return theirs;
}

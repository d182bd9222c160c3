/**
 * What a desk remembers of its releases: which public id stands for whom, and the newest leaf of each.
 *
 * Kept as a blob beside the `published` fact; never leaves the desk (J16). It holds no name and no
 * value: whether a row changed is found by committing to the new values under the old salts.
 */
import { z } from "zod";
import { isoDay } from "./dates/isoDay.ts";
import { chainHeld } from "./ops/bodies.ts";
import { sha256Hex } from "./ops/envelope.ts";
import { changeReason, closeReason, correctionRow, publicLevel } from "./release.ts";

const chained = {
  publicId: z.string(),
  version: z.number().int().min(1),
  /** RFC 6962 hash of the newest leaf under this id. */
  leaf: sha256Hex,
};
const committed = {
  ...chained,
  salts: z.record(z.string(), sha256Hex),
  commits: z.record(z.string(), sha256Hex),
};

export const publishedPerson = z.strictObject({
  ...committed,
  victimId: z.string(),
  group: z.string().nullable(),
  level: publicLevel,
  firstPublished: isoDay,
  changed: isoDay,
  reason: changeReason.nullable(),
  /** Set once the row is gone, until its tombstone goes out with others. */
  closing: closeReason.nullable(),
});
export type PublishedPerson = z.infer<typeof publishedPerson>;

export const publishedCount = z.strictObject({ ...committed, countId: z.string() });
export type PublishedCount = z.infer<typeof publishedCount>;

export const publishedClaim = z.strictObject({ ...committed });
export type PublishedClaim = z.infer<typeof publishedClaim>;

export const publishedState = z.strictObject({
  format: z.literal("daftar.published/v1"),
  release: z.number().int().min(1),
  slot: isoDay,
  manifest: sha256Hex,
  /** Leaves in the log once this release is finished. */
  logSize: z.number().int().min(1),
  people: z.array(publishedPerson),
  counts: z.array(publishedCount),
  claims: z.array(publishedClaim),
  toll: z.strictObject(chained),
  corrections: z.array(correctionRow),
});
export type PublishedState = z.infer<typeof publishedState>;

/**
 * A proposed release as the vault keeps it until two people approve: its files as blobs by path, what it
 * adds to the log, and the memory above. Its digest is its manifest's hash, so none of it can be swapped.
 */
export const releaseCandidate = z.strictObject({
  digest: sha256Hex,
  /** Release before it; null for the first. A candidate built on another past is stale. */
  previous: sha256Hex.nullable(),
  /** What decided who leaves with what: it must still hold when the release is approved (J15). */
  basis: sha256Hex,
  files: z.record(z.string(), sha256Hex),
  leaves: z.array(z.string()),
  state: publishedState,
  /** How far each chain was held when it was made: what its estimate, overlaps, sources and gate rest on. Absent before decision 0073. */
  from: z.array(chainHeld).optional(),
  /** What each list is called in its files (J16). Absent before decision 0073. */
  aliases: z.array(z.strictObject({ list: z.string(), alias: z.string() })).optional(),
});
export type ReleaseCandidate = z.infer<typeof releaseCandidate>;

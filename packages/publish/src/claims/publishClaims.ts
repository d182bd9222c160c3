/** Claims leave whole: they were public before (J13). Each has a leaf, and a new one when its record changes. */
import { validateClaimSet } from "@daftar/claims";
import { leafHash } from "@daftar/log";
import {
  type Claim,
  COMMITTED_CLAIM_FIELDS,
  canonicalBytes,
  DaftarError,
  type PublicLeaf,
  type PublishedClaim,
  type PublishedState,
  type Sha256,
  toHex,
} from "@daftar/model";
import { commitTo, stillOpens } from "../propose/commitTo.ts";
import type { IdSource } from "../propose/ids.ts";
import type { ReleaseInput } from "../propose/input.ts";

export interface PublishedClaims {
  /** Sorted by date, then id. */
  readonly rows: readonly Claim[];
  readonly leaves: readonly PublicLeaf[];
  readonly state: readonly PublishedClaim[];
}

/**
 * @throws DaftarError `claim.real-on-practice` where invented and real material would stand side by
 *   side, whichever way round (J19); `claim.invalid` where claims do not hold together (J13)
 */
export function publishClaims(
  input: Pick<ReleaseInput, "claims" | "practice">,
  previous: PublishedState | null,
  { ids, sha256 }: { readonly ids: IdSource; readonly sha256: Sha256 },
): PublishedClaims {
  const stray = input.claims.find((claim) => claim.invented !== input.practice);
  if (stray) {
    throw new DaftarError(
      "claim.real-on-practice",
      input.practice
        ? "a claim that is not invented cannot stand in a practice release"
        : "an invented claim cannot stand in a release that is not practice",
      { field: "invented", value: stray.id },
    );
  }
  const [fault] = validateClaimSet(input.claims);
  if (fault)
    throw new DaftarError("claim.invalid", fault.message, { field: fault.field, value: fault.claim.id });
  const entries = new Map((previous?.claims ?? []).map((entry) => [entry.publicId, entry]));
  const rows = [...input.claims].sort((a, b) =>
    a.asOf === b.asOf ? (a.id < b.id ? -1 : 1) : a.asOf < b.asOf ? -1 : 1,
  );
  const leaves: PublicLeaf[] = [];
  const state = rows.map((claim): PublishedClaim => {
    const entry = entries.get(claim.id);
    if (entry && stillOpens({ claim }, COMMITTED_CLAIM_FIELDS, entry, sha256)) return entry;
    const committed = commitTo({ claim }, COMMITTED_CLAIM_FIELDS, ids, sha256);
    const version = (entry?.version ?? 0) + 1;
    const leaf: PublicLeaf = {
      v: 1,
      type: "claim.publish",
      publicId: claim.id,
      version,
      prev: entry?.leaf ?? null,
      commits: committed.commits,
    };
    leaves.push(leaf);
    const hash = toHex(leafHash(canonicalBytes(leaf), sha256));
    return { ...committed, publicId: claim.id, version, leaf: hash };
  });
  return { rows, leaves, state };
}

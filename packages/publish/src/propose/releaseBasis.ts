/**
 * What a proposed release rests on: the digest of everything that decides who leaves with what.
 *
 * People approve bytes that were made at one moment. If consent, a level, a dispute or the policy changes
 * before the second approval, those bytes would show what may no longer be shown, and a leaf of the public
 * log cannot be taken back (J15, J17). So the digest is taken when a release is proposed and again when it
 * is approved. People and counts that stay sealed are no part of it: their coming in changes nothing that
 * is shown by name or as a row. Cost: linear in people who are not sealed.
 */
import { canonicalBytes, type Sha256, toHex } from "@daftar/model";
import type { ReleaseInput } from "./input.ts";

/** @returns SHA-256 in hexadecimal; equal where the same people would leave with the same values */
export function releaseBasis(
  input: Pick<ReleaseInput, "people" | "openPairs" | "counts" | "scope" | "policy">,
  sha256: Sha256,
): string {
  const leaving = input.people
    .filter((person) => person.release.class !== "sealed")
    .toSorted((a, b) => (a.victimId < b.victimId ? -1 : 1));
  const ids = new Set(leaving.map((person) => person.victimId));
  const pairs = input.openPairs
    .filter(([a, b]) => ids.has(a) && ids.has(b))
    .map((pair) => pair.toSorted().join(" "))
    .toSorted();
  const counts = input.counts
    .filter((count) => count.release !== "sealed")
    .toSorted((a, b) => (a.countId < b.countId ? -1 : 1));
  return toHex(
    sha256(
      canonicalBytes({
        people: leaving.map((person) => ({ ...person })),
        pairs,
        counts: counts.map((count) => ({ ...count })),
        scope: input.scope,
        policy: input.policy,
      }),
    ),
  );
}

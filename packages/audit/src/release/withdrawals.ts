/**
 * Names published before are still there, or closed (J15, J17).
 *
 * A name goes first and its tombstone follows, when five or more (the policy's number) go out together;
 * until then it is "closed, reason to follow", a note and no fault. As many as go out together may not
 * wait: then a name is missing. Cost: linear in chains.
 */
import { type CorrectionRow, RELEASE_PATHS, type ReleaseFile } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { Chain, Segment } from "./leaves.ts";
import type { ReleasedRows } from "./rows.ts";

export function checkWithdrawals(
  rows: ReleasedRows,
  chains: ReadonlyMap<string, Chain>,
  segment: Segment,
  release: ReleaseFile,
  findings: Findings,
): void {
  const { people, counts, claims, corrections } = rows;
  const atOnce = release.policy.release.tombstonesAtOnce;
  const openWithout = (kind: Chain["kind"], ids: ReadonlySet<string>): Chain[] =>
    [...chains.values()].filter((chain) => chain.kind === kind && !chain.closed && !ids.has(chain.publicId));

  if (people !== null) {
    const shown = new Set(people.filter((row) => row.class !== "count-only").map((row) => row.publicId));
    const waiting = openWithout("person", shown);
    for (const { publicId, lastIndex } of waiting) {
      if (waiting.length >= atOnce) {
        findings.fault("audit.name-missing", publicId, "the person is gone without a closing leaf");
      } else if (lastIndex >= segment.from) {
        findings.fault(
          "audit.name-missing",
          publicId,
          "this release published the person and does not show them",
        );
      } else findings.note(publicId, "closed, reason to follow");
    }
    checkCountOnly(rows, chains, findings);
  }
  if (counts !== null) {
    for (const { publicId } of openWithout("count", new Set(counts.map((row) => row.publicId)))) {
      findings.fault("audit.leaf", publicId, "a count account is gone without a closing leaf");
    }
  }
  if (claims !== null) {
    for (const { publicId } of openWithout("claim", new Set(claims.map((claim) => claim.id)))) {
      findings.fault("audit.claims", publicId, "a claim published before is gone");
    }
    // A claim's row has no version of its own, so nothing else tells a reader that it once said something else.
    for (const { kind, publicId, last } of chains.values()) {
      if (kind === "claim" && last.version > 1)
        findings.note(publicId, "the record of this claim is another than the one published first");
    }
  }
  const closings = segment.leaves.filter(({ leaf }) => leaf.type === "person.close").length;
  if (closings > 0 && closings < atOnce) {
    findings.fault(
      "audit.leaf",
      RELEASE_PATHS.log,
      `${closings} closings went out together, fewer than ${atOnce}`,
    );
  }
  if (corrections !== null) checkCorrections(corrections, chains, findings);
}

/** Rows that are only counted have an id for one release and no leaf, so that nobody can follow them. */
function checkCountOnly(
  { people }: ReleasedRows,
  chains: ReadonlyMap<string, Chain>,
  findings: Findings,
): void {
  const ids = new Set<string>();
  for (const row of people ?? []) {
    if (ids.has(row.publicId)) findings.fault("audit.leaf", row.publicId, "two rows stand under one id");
    ids.add(row.publicId);
    if (row.class === "count-only" && chains.has(`person ${row.publicId}`)) {
      findings.fault("audit.leaf", row.publicId, "a row that is only counted has a leaf");
    }
  }
}

/** The corrections listed are the closings of the log, each with its reason. */
function checkCorrections(
  corrections: readonly CorrectionRow[],
  chains: ReadonlyMap<string, Chain>,
  findings: Findings,
): void {
  const listed = new Set<string>();
  for (const { publicId, reason } of corrections) {
    const chain = chains.get(`person ${publicId}`);
    const last = chain?.last;
    if (last?.type !== "person.close" || last.reason !== reason || listed.has(publicId)) {
      findings.fault("audit.leaf", publicId, "a correction is listed that the log does not hold so");
    }
    listed.add(publicId);
  }
  for (const { publicId, kind, closed } of chains.values()) {
    if (kind === "person" && closed && !listed.has(publicId)) {
      findings.fault("audit.leaf", publicId, "a closing of the log is not listed among the corrections");
    }
  }
}

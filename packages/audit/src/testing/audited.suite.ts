/** Audits of the small release, whole or made by a publisher who did something else and signed it. */
import { auditRelease } from "../release/auditRelease.ts";
import type { AuditReport } from "../report.ts";
import { assemble } from "./assemble.suite.ts";
import { access, type Files } from "./files.suite.ts";
import { ed25519Verify, sha256 } from "./nodeCrypto.suite.ts";
import { type Parts, smallParts } from "./smallRelease.suite.ts";

export const audit = (files: Files): Promise<AuditReport> =>
  auditRelease({ ...access(files), sha256, verify: ed25519Verify });

export const codes = (report: AuditReport): string[] =>
  [...new Set(report.faults.map((fault) => fault.code))].sort();

/** A release whose publisher did something else, and hashed, logged and signed it. */
export async function forged(change: (parts: Parts) => void, practice = false): Promise<AuditReport> {
  const parts = smallParts(practice);
  change(parts);
  return audit(assemble(parts));
}

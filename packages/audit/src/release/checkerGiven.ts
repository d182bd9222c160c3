/**
 * Whether a page that somebody gave a reader to audit with is the one that this release names.
 *
 * `release.json` names one, the manifest has its hash, and the log that of the manifest: everybody who is shown this
 * log is told of the same page. It is no warrant for that page: whoever publishes names which they like. A page given
 * to one reader alone is told apart, and whoever builds it from its sources can say that the log names another.
 * Cost: one hash over its bytes.
 */
import { type CheckerNamed, RELEASE_PATHS, type Sha256, toHex } from "@daftar/model";
import type { Findings } from "../report.ts";

export interface CheckerCompared {
  /** Of the page given, in hexadecimal. */
  readonly sha256: string;
  /** Null where the release names none. */
  readonly named: CheckerNamed | null;
  readonly same: boolean;
}

export function checkCheckerGiven(
  page: Uint8Array,
  named: CheckerNamed | null,
  sha256: Sha256,
  findings: Findings,
): CheckerCompared {
  const given = toHex(sha256(page));
  const same = named?.sha256 === given;
  // Who asked is not to take silence for yes.
  if (named === null)
    findings.fault(
      "audit.other-checker",
      RELEASE_PATHS.release,
      `this release names no checker, so nothing tells which page yours is (SHA-256 ${given})`,
    );
  else if (!same)
    findings.fault(
      "audit.other-checker",
      RELEASE_PATHS.release,
      `the release names the checker of version ${named.version}, SHA-256 ${named.sha256}; yours is ${given}`,
    );
  return { sha256: given, named, same };
}

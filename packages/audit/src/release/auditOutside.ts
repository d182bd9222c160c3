/**
 * What others say of a release: witnesses, a checkpoint from before, and which page the release names to audit with.
 *
 * Apart from the audit of the release itself, so that a page can ask for it again with what a reader brings later.
 */
import { RELEASE_PATHS, type ReleaseFile, releaseFile, type Sha256, type Verify } from "@daftar/model";
import { type Folder, openFolder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import { type AuditFault, type AuditNote, Findings, type ListFiles, type ReadFile } from "../report.ts";
import { type CheckerCompared, checkCheckerGiven } from "./checkerGiven.ts";
import { checkWitnesses, type Outside, type WitnessesSeen } from "./outside.ts";
import { checkLog, type ReleaseLog } from "./releaseLog.ts";
import { checkSeen, type SeenFound } from "./seen.ts";

export interface OutsideFound {
  /** Null where the reader asked for no witness, or the release has no log that could be read. */
  readonly witnesses: WitnessesSeen | null;
  /** Null where the reader kept none, or the log could not be read to its end. */
  readonly seen: SeenFound | null;
  /** Null where the reader gave none, or `release.json` could not be read. */
  readonly checker: CheckerCompared | null;
}

export const NOTHING_FOUND: OutsideFound = { witnesses: null, seen: null, checker: null };

interface Tools {
  readonly sha256: Sha256;
  readonly verify: Verify;
}

/** @param log as `checkLog` read it */
export async function checkOutside(
  folder: Folder,
  release: ReleaseFile,
  { key, keys, entries }: ReleaseLog,
  tools: Tools,
  outside: Outside,
  findings: Findings,
): Promise<OutsideFound> {
  const { policy, seen, checker } = outside;
  const note = await folder.read(RELEASE_PATHS.checkpoint);
  const logs = key === null ? [] : [key];
  return {
    // What cannot be read to its end is a fault already, and shows nothing of what was before.
    seen:
      seen === null || keys.length === 0 || entries === null
        ? null
        : checkSeen(seen, keys, entries, tools, findings),
    witnesses:
      policy === null || note === null
        ? null
        : checkWitnesses(note, { ...tools, logs }, { ...outside, policy }, findings),
    checker: checker === null ? null : checkCheckerGiven(checker, release.checker, tools.sha256, findings),
  };
}

export interface AuditOutsideOptions extends Tools {
  readonly read: ReadFile;
  readonly list: ListFiles;
  readonly outside: Outside;
}

export interface OutsideReport extends OutsideFound {
  readonly faults: readonly AuditFault[];
  readonly notes: readonly AuditNote[];
}

/**
 * What `auditRelease` says of what the reader brought, and nothing of what the release says of itself: of a release
 * that was not audited it shows little. Cost: linear in leaves.
 */
export async function auditOutside({
  read,
  list,
  outside,
  ...tools
}: AuditOutsideOptions): Promise<OutsideReport> {
  // What the log itself lacks is the audit's to tell.
  const ofTheLog = new Findings();
  const folder = await openFolder(read, list, ofTheLog);
  const bytes = await folder.read(RELEASE_PATHS.release);
  const release = bytes === null ? null : releaseFile.safeParse(parseJson(bytes));
  const findings = new Findings();
  let found = NOTHING_FOUND;
  if (release?.success === true)
    await ofTheLog.check("audit.log", RELEASE_PATHS.log, async () => {
      const log = await checkLog(folder, release.data, tools, ofTheLog);
      found = await checkOutside(folder, release.data, log, tools, outside, findings);
    });
  const { faults, notes } = findings.report(null, null, null);
  return { ...found, faults, notes };
}

/**
 * Files in a desk's folder that are none of the desk's: somebody put them there, and what lies there in
 * clear leaves with every copy of the desk (J18).
 *
 * What the known folders hold is looked at by the check of each. Cost: one look at each path.
 */
import { DESK_FOLDERS } from "@daftar/model";
import { type Folder, isUnfinished } from "../folder.ts";
import type { Findings } from "../report.ts";

/** The lock is made beside itself and moved; `desk.unfinished` may outlast a making that was cut off. */
const OWN_FILE = /^(?:desk\.json|desk\.lock|desk\.unfinished|\.desk\.lock\.[^/]+)$/;
/** A release lies under its digest; one whose keeping was cut off has a dot in front. */
const KEPT_RELEASE = /^published\/(?:[0-9a-f]{64}|\.[0-9a-f]{64}(?:\.[0-9a-f]{12})?\.new)\//;

export function checkStrays(folder: Folder, findings: Findings): void {
  for (const path of folder.paths) {
    const [top = "", ...rest] = path.split("/");
    const known =
      rest.length === 0
        ? OWN_FILE.test(path)
        : DESK_FOLDERS.some((own) => own === top) && (top !== "published" || KEPT_RELEASE.test(path));
    if (known) continue;
    if (isUnfinished(path) && rest.length === 0)
      findings.note(path, "a file whose writing was cut off; nothing relies on it");
    else findings.fault("audit.file-extra", path, "no file of a desk");
  }
}

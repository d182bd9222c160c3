/** Errors of the gate, of releases and of auditing them. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const RELEASES = {
  // Gate and release
  "gate.shut": entry(
    1,
    "J20",
    "See what is missing below; the gate opens when the policy's thresholds are met.",
  ),
  "gate.silence-is-not-convergence": entry(
    1,
    "J20",
    "Intake has fallen by half or more; few new names may mean that nothing gets out.",
  ),
  "release.not-approved": entry(
    1,
    "J20",
    "Propose a release (--propose), then have two people approve its digest.",
  ),
  "release.digest": entry(
    2,
    "J20",
    "That digest is not the one proposed; propose again and approve the newest.",
  ),
  "release.damaged": entry(
    2,
    "J22",
    "This copy is not what was released: run daftar audit on it, and get another copy.",
  ),
  "release.stale": entry(
    2,
    "J15",
    "What may be shown, or what it rests on, or the key of the log, changed since this was proposed. Propose again, look at it again, and approve that.",
  ),
  "release.not-ours": entry(
    2,
    "J20",
    "Propose again on this desk and approve that. Machines with another version of this program write other pages; where the versions are one, find out which machine proposed this.",
  ),
  "release.incomplete": entry(
    2,
    "J20",
    "Open a bundle of the desk that proposed this, and approve then; or propose again here.",
  ),
  "release.earlier-results": entry(
    2,
    "J20",
    "What came in since is in neither of them. Where it matters, propose again and approve that.",
  ),
  "release.leak": entry(
    1,
    "J16",
    "Something that must not leave stands in the release; nothing was written.",
  ),
  "release.out-exists": entry(2, null, "Choose an empty folder for the release."),
  "release.same-person": entry(
    2,
    "J20",
    "Two different people approve a release, or renew its log, neither enrolled by the other.",
  ),
  "release.reason": entry(
    2,
    "J16, J20",
    "Say why in other words: no names, no ids, no sources. How many dissent goes out in any case.",
  ),
  "release.other-desk": entry(
    2,
    "J17",
    "Only one desk signs the public log; release there. Where that has lost the key in force (daftar log show), renew the log there: daftar log renew.",
  ),
  "release.not-witnessed": entry(
    1,
    "J17",
    "Take the request to your witnesses (daftar witness request, or submit URL) and add what they answer (daftar witness add).",
  ),
  "log.behind": entry(
    3,
    "J17",
    "The log here is behind what was signed or published before. Open a bundle from a desk that has the newer release, or restore a newer backup; never sign over it.",
  ),
  // Audit
  "audit.nothing-here": entry(
    2,
    null,
    "Point audit at a folder with release.json or desk.json, at a file in one, or at the address of a release.",
  ),
  "audit.unreachable": entry(
    3,
    null,
    "The mirror did not give all files, which says nothing about the release; try again, or another mirror.",
  ),
  "audit.file-missing": entry(1, null, "Get the missing file from another copy."),
  "audit.file-changed": entry(1, null, "Compare with another copy; this file is not what was released."),
  "audit.file-extra": entry(
    1,
    null,
    "A file stands here that is not part of the release or of the desk; move it out.",
  ),
  "audit.manifest": entry(1, null, "The manifest is not the one the log closes with."),
  "audit.log": entry(1, "J17", "The log does not hold together; compare its checkpoint with another copy."),
  "audit.checkpoint": entry(
    1,
    "J17",
    "The checkpoint is not signed by the release's key, or names another tree.",
  ),
  "audit.not-witnessed": entry(
    1,
    "J17",
    "Too few of the witnesses you trust saw this log. Ask whoever gave you this copy for one that they cosigned.",
  ),
  "audit.rewritten": entry(
    1,
    "J17",
    "Keep both checkpoints and show them to others: together they prove that the log was rewritten.",
  ),
  "audit.older-copy": entry(1, "J17", "This copy is older than one you know of; get the newest."),
  "audit.other-checker": entry(
    1,
    "J22",
    "Do not check with this page before you know whose it is: get the checker that the release names, or another checker.",
  ),
  "audit.receipt": entry(1, "J17", "The receipt does not show what it claims; ask for another."),
  "audit.leaf": entry(1, "J17", "A leaf and the released data differ."),
  "audit.commitment": entry(1, "J17", "A released value does not open its commitment."),
  "audit.name-missing": entry(1, "J15", "A name published before is gone without a closing leaf."),
  "audit.class": entry(1, "J15, J16", "A row shows more than its release class allows."),
  "audit.toll": entry(1, "J16", "The toll shown is not the toll of the released data."),
  "audit.gate": entry(
    1,
    "J20",
    "Figures went out through a shut gate, or what they leave out is told so that it singles people out.",
  ),
  "audit.claims": entry(1, "J13", "The claims shown are not the claims of the released data."),
  "audit.page": entry(1, null, "A page says something else than the data."),
  "audit.marks": entry(1, "J19", "A practice release lacks its marks."),
  "audit.op": entry(1, null, "An op is damaged, missing or not signed by its node."),
  "audit.fork": entry(
    1,
    null,
    "A node's key wrote two different ops of one number: it was copied, or taken.",
  ),
  "audit.blob": entry(1, null, "A file of the vault is missing or changed."),
  "audit.rows": entry(1, null, "Imported rows do not match what their import op sealed."),
} as const satisfies Record<string, CatalogueEntry>;

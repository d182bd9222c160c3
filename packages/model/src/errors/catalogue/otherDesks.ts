/** Errors between desks: machines that join, and bundles. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const OTHER_DESKS = {
  // Other desks and bundles
  "node.request": entry(2, null, "Make the request with daftar init DIR --request FILE on the new machine."),
  "node.unknown": entry(2, null, "See daftar node list; a machine is let in with daftar node invite."),
  "node.known": entry(2, null, "This machine belongs to the desk already, or was put out of it for good."),
  "node.copied": entry(
    3,
    null,
    "Two copies of one desk write with one key. Stop one of them, and revoke what you do not trust with daftar node revoke.",
  ),
  "node.restored": entry(
    3,
    null,
    "Only one of the two may go on. Stop one of them for good, and have an admin say which one signs the public log: daftar node continue there.",
  ),
  "node.returned": entry(
    3,
    null,
    "This desk was restored from a backup, and ops of its earlier life came back from another desk; they are kept. See that the old machine does not go on.",
  ),
  "node.behind": entry(
    3,
    null,
    "Another desk holds more of what this machine wrote: this is an older copy, or the machine was restored elsewhere. Pack a bundle for it, then have it pack everything (--all) for you.",
  ),
  "log.held": entry(
    2,
    null,
    "A restored desk signs no public log until an admin says that it is the one that goes on: daftar node continue --as ADMIN.",
  ),
  // Backups
  "backup.not-empty": entry(
    2,
    null,
    "Name an empty or missing folder for the parts, or the one where this desk's unfinished backup lies.",
  ),
  "backup.changed": entry(
    3,
    null,
    "The desk changed while it was backed up. Remove the parts, and run the backup again.",
  ),
  "backup.no-parts": entry(
    2,
    null,
    "Name the folder that holds the parts: files ending in .part-0001.age and so on.",
  ),
  "backup.part-missing": entry(
    2,
    null,
    "Find the part that is named, and put it beside the others. Nothing was restored.",
  ),
  "backup.part-foreign": entry(
    2,
    null,
    "The part belongs to another backup or to another key. Put the parts of one backup alone into a folder, and give its identity file.",
  ),
  "backup.part-damaged": entry(
    2,
    null,
    "The part is cut off or changed. Take it from the second copy of this backup. Nothing was restored.",
  ),
  "backup.invalid": entry(
    2,
    null,
    "What the parts hold is not what the backup's maker signed. Take another backup. Nothing was restored.",
  ),
  "join.no-request": entry(
    2,
    null,
    "Run daftar init DIR --request FILE here first, and have the first desk make the join file for it.",
  ),
  "join.invalid": entry(2, null, "Give the file that daftar node invite made for this machine's request."),
  "bundle.not-for-us": entry(
    2,
    null,
    "The bundle is encrypted to another machine; ask for one packed for this one.",
  ),
  "bundle.altered": entry(
    2,
    null,
    "The bundle is cut off or changed. Ask for it again; nothing of it was taken.",
  ),
  "bundle.newer": entry(2, null, "Open it with the version of Daftar that packed it, or a newer one."),
  "bundle.foreign": entry(2, null, "The bundle is of another organisation's desk and is never taken in."),
  "bundle.sender-unknown": entry(
    2,
    null,
    "Its sender does not belong to this desk, or was put out of it. See daftar node list.",
  ),
  "bundle.repeated": entry(2, null, "The bundle was taken in before; it adds nothing."),
  "bundle.older": entry(2, null, "A newer bundle of this sender was taken in before; this one adds nothing."),
  "bundle.gap": entry(
    2,
    null,
    "Ops between what is here and what the bundle brings are missing. Ask the sender to pack everything (--all).",
  ),
  "bundle.incomplete": entry(2, null, "The bundle lacks files that its ops name. Ask for it again."),
  "bundle.invalid": entry(
    2,
    null,
    "The bundle holds what no bundle may hold; look at the machine it came from.",
  ),
  "bundle.clock": entry(
    2,
    "J12",
    "Ops in it are dated more than a day ahead. Set the clock of this machine, or of the sender's.",
  ),
  "bundle.too-large": entry(2, null, "A bundle holds 1 GiB at most. Exchange bundles more often."),
} as const satisfies Record<string, CatalogueEntry>;

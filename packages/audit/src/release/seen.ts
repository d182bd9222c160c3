/**
 * Whether this log begins with the one that a checkpoint from before was signed over.
 *
 * It is seen from the log's entries, which a release holds whole; no proof is needed. It shows something only where
 * the reader has that checkpoint from elsewhere than this copy (J22). Cost: about two hashes an entry.
 */
import { openNote, parseCheckpoint, rootOf } from "@daftar/log";
import { RELEASE_PATHS, type Sha256, toHex, type Verify } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { LogKey } from "./renewals.ts";

/** What became of a log since a checkpoint that the reader kept. */
export interface SeenFound {
  /** `other-log`: no key of this release's log signed what the reader kept. */
  readonly is: "continues" | "older-copy" | "rewritten" | "other-log";
  /** Leaves that the kept checkpoint was signed over; null where that is of another log. */
  readonly kept: number | null;
  /** Leaves of the log here. */
  readonly here: number;
}

/** Who of the log's keys signed a checkpoint, and over what; null for none of them. */
function openedBy(seen: Uint8Array, keys: readonly LogKey[], verify: Verify) {
  for (const by of keys) {
    const opened = openNote(seen, [by.key], verify);
    const kept = opened.status === "verified" ? parseCheckpoint(opened.text) : null;
    if (kept?.origin === by.key.name) return { by, kept };
  }
  return null;
}

/**
 * @param seen the kept checkpoint, as it came
 * @param keys of the release's log: the one that signs now, and those before it, which signed up to a size
 * @param entries of the log here, all of them
 */
export function checkSeen(
  seen: Uint8Array,
  keys: readonly LogKey[],
  entries: readonly Uint8Array[],
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: Verify },
  findings: Findings,
): SeenFound {
  const [where, size] = [RELEASE_PATHS.checkpoint, entries.length];
  const opened = openedBy(seen, keys, verify);
  if (opened === null) {
    findings.fault(
      "audit.rewritten",
      where,
      "the checkpoint you kept was not signed by the key of this release",
    );
    return { is: "other-log", kept: null, here: size };
  }
  const { by, kept } = opened;
  const tree = (leaves: number, root: Uint8Array) => `${leaves} leaves, root ${toHex(root)}`;
  if (kept.size < by.first || (by.last !== null && kept.size > by.last)) {
    findings.fault(
      "audit.rewritten",
      where,
      `the checkpoint you kept (${tree(kept.size, kept.root)}) is signed by ${by.vkey}, which signs from ${by.first} to ${by.last ?? size} leaves of this log: there are two logs`,
    );
    return { is: "rewritten", kept: kept.size, here: size };
  }
  if (kept.size > size) {
    findings.fault(
      "audit.older-copy",
      where,
      `you kept a checkpoint of ${tree(kept.size, kept.root)}; this copy ends at ${size} leaves`,
    );
    return { is: "older-copy", kept: kept.size, here: size };
  }
  const before = rootOf(entries.slice(0, kept.size), sha256);
  if (toHex(before) === toHex(kept.root)) {
    if (by.last !== null)
      findings.note(
        where,
        `the log you kept a checkpoint of was renewed at ${by.last} leaves; this one begins with it`,
      );
    return { is: "continues", kept: kept.size, here: size };
  }
  const here = tree(size, rootOf(entries, sha256));
  findings.fault(
    "audit.rewritten",
    where,
    `the log's own key signed two histories: the checkpoint you kept (${tree(kept.size, kept.root)}) and this one (${here}), which begins otherwise (${tree(kept.size, before)})`,
  );
  return { is: "rewritten", kept: kept.size, here: size };
}

/**
 * Reads a whole log from its files and checks it: signature, entries, root, every tile.
 *
 * Source: C2SP tlog-tiles, tlog-checkpoint. The tiles are made anew from the entries and compared byte
 * for byte, which finds what proofs through a few tiles would pass by. Cost: linear in entries.
 */
import type { Sha256, Verify } from "@daftar/model";
import { parseCheckpoint } from "../note/checkpoint.ts";
import { openNote } from "../note/openNote.ts";
import type { VerifierKey } from "../note/vkey.ts";
import { leafHash, sameBytes } from "../tree/hashes.ts";
import { parseEntryBundle } from "./entryBundle.ts";
import { levelsOf, rootOfLevels, tileBytes } from "./logFiles.ts";
import { bundlesOf, tilePath, tilesOf } from "./tilePath.ts";

export interface LogFault {
  /** `missing` and `changed` are of files; `signature` and `checkpoint` of the checkpoint; `root` of the tree. */
  readonly kind: "missing" | "changed" | "signature" | "checkpoint" | "root";
  /** Path below the log's folder. */
  readonly where: string;
  readonly detail: string;
}

/** What was read; `whole` only where there is no fault. Fields that could not be read are null. */
export interface LogReading {
  readonly status: "whole" | "damaged";
  readonly origin: string | null;
  readonly size: number | null;
  /** The root the checkpoint names, 32 bytes. */
  readonly root: Uint8Array | null;
  /** Entries in order, up to the first bundle that could not be read. */
  readonly entries: readonly Uint8Array[];
  /** Hashes of the tile levels, 0 first: of the entries, of full tiles, and so on. Empty where entries are lacking. */
  readonly levels: readonly (readonly Uint8Array[])[];
  readonly faults: readonly LogFault[];
}

export interface ReadLogOptions {
  /** The log's origin as the reader knows it: the checkpoint must name it. */
  readonly origin: string;
  /** Keys of the log, and of witnesses if the reader has any. One named as the origin must have signed. */
  readonly keys: readonly VerifierKey[];
  readonly sha256: Sha256;
  readonly verify: Verify;
}

/**
 * @param read gives a file's bytes by its path below the log's folder; null where there is none
 */
export async function readLog(
  read: (path: string) => Promise<Uint8Array | null>,
  { origin, keys, sha256, verify }: ReadLogOptions,
): Promise<LogReading> {
  const faults: LogFault[] = [];
  const entries: Uint8Array[] = [];
  const none = { origin: null, size: null, root: null, entries, levels: [], faults };
  const fault = (kind: LogFault["kind"], where: string, detail: string) =>
    faults.push({ kind, where, detail });

  const note = await read("checkpoint");
  if (note === null) {
    fault("missing", "checkpoint", "the log has no checkpoint");
    return { status: "damaged", ...none };
  }
  const opened = openNote(note, keys, verify);
  if (opened.status === "refused") {
    fault("signature", "checkpoint", opened.why);
    return { status: "damaged", ...none };
  }
  if (!opened.signers.some((key) => key.name === origin)) {
    fault("signature", "checkpoint", "the log itself did not sign");
  }
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint === null) {
    fault("checkpoint", "checkpoint", "the text is no checkpoint");
    return { status: "damaged", ...none };
  }
  if (checkpoint.origin !== origin) fault("checkpoint", "checkpoint", "the checkpoint is of another log");

  // Stopping at the first bad bundle bounds the work, whatever size a forged checkpoint names.
  for (const tile of bundlesOf(checkpoint.size)) {
    const where = tilePath(tile);
    const bytes = await read(where);
    const bundle = bytes === null ? null : parseEntryBundle(bytes);
    if (bytes === null) fault("missing", where, "an entry bundle is missing");
    else if (bundle?.length !== tile.width)
      fault("changed", where, `the bundle does not hold ${tile.width} entries`);
    if (bundle?.length !== tile.width) break;
    entries.push(...bundle);
  }
  let levels: LogReading["levels"] = [];
  if (entries.length === checkpoint.size) {
    levels = levelsOf(
      entries.map((entry) => leafHash(entry, sha256)),
      sha256,
    );
    if (!sameBytes(rootOfLevels(levels, sha256), checkpoint.root)) {
      fault("root", "checkpoint", "the entries do not hash to the root that was signed");
    }
    for (const tile of tilesOf(checkpoint.size)) {
      if (tile.level === "entries") continue;
      const where = tilePath(tile);
      const bytes = await read(where);
      if (bytes === null) fault("missing", where, "a tile is missing");
      else if (!sameBytes(bytes, tileBytes(tile, entries, levels)))
        fault("changed", where, "the tile differs from its entries");
    }
  }
  const { size, root } = checkpoint;
  return {
    status: faults.length === 0 ? "whole" : "damaged",
    origin: checkpoint.origin,
    size,
    root,
    entries,
    levels,
    faults,
  };
}

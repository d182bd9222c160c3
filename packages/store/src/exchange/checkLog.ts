/**
 * The log that a release bears in a bundle. Its manifest names none of it, so any machine of the desk could put files
 * of its own there, a script among them; and what is kept once is never kept anew.
 *
 * What the manifest does name is the key that signs the log, and people approved that: so the checkpoint must be signed
 * by it, and every other file must follow from the log's entries. Cost: linear in leaves.
 */
import { entriesIn, openNote, parseCheckpoint, parseVkey, rootOf, sameBytes, tileFiles } from "@daftar/log";
import {
  checkpointScript,
  fromUtf8,
  type OpBody,
  publicLeaf,
  RELEASE_PATHS,
  toHex,
  utf8,
  wordsIn,
} from "@daftar/model";
import { z } from "zod";
import { sha256, verify } from "../keys/ed25519.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** What of `release.json` says who signs. */
const namesKey = z.object({ origin: z.string(), vkey: z.string() });

/** Its checkpoint's text, where the key that the release names signed it and nobody else; null where not. */
function signedText(files: Files, note: Uint8Array): string | null {
  const { origin, vkey } = namesKey.parse(
    JSON.parse(fromUtf8(files.get(RELEASE_PATHS.release) ?? new Uint8Array(0))),
  );
  const key = parseVkey(vkey, sha256);
  if (key === null || key.name !== origin) return null;
  const opened = openNote(note, [key], verify);
  if (opened.status === "refused") return null;
  const whole = `${opened.text}\n${opened.lines.join("\n")}\n`;
  return sameBytes(utf8(whole), note) && parseCheckpoint(opened.text)?.origin === origin ? opened.text : null;
}

/** Sizes at which releases closed: their partial tiles stay. */
function closedAt(entries: readonly Uint8Array[]): number[] {
  return entries.flatMap((bytes, at) => {
    const leaf = publicLeaf.safeParse(JSON.parse(fromUtf8(bytes)));
    return leaf.success && leaf.data.type === "release" ? [at + 1] : [];
  });
}

function madeFrom(files: Files, { logSize, logRoot }: OpBody<"published">): Map<string, Uint8Array> | null {
  const entries = entriesIn((path) => files.get(RELEASE_PATHS.log + path), logSize);
  const note = files.get(RELEASE_PATHS.checkpoint);
  if (entries === null || note === undefined || toHex(rootOf(entries, sha256)) !== logRoot) return null;
  const text = signedText(files, note);
  const signed = text === null ? null : parseCheckpoint(text);
  if (signed?.size !== logSize || toHex(signed.root) !== logRoot) return null;
  const tiles = tileFiles(entries, sha256, closedAt(entries));
  return new Map([
    ...[...tiles].map(([path, bytes]): [string, Uint8Array] => [RELEASE_PATHS.log + path, bytes]),
    [RELEASE_PATHS.checkpoint, note],
    [RELEASE_PATHS.checkpointScript, utf8(checkpointScript(fromUtf8(note), wordsIn(entries)))],
  ]);
}

/** Whether the log among these files is the one that an op says, signed, with just the files that it has. */
export function isLogOf(files: Files, published: OpBody<"published">): boolean {
  let made: Map<string, Uint8Array> | null;
  try {
    made = madeFrom(files, published);
  } catch {
    // Leaves or a release that do not read.
    return false;
  }
  if (made === null) return false;
  const there = [...files].filter(([path]) => path.startsWith(RELEASE_PATHS.log));
  return (
    there.length === made.size && there.every(([path, bytes]) => sameBytes(bytes, made.get(path) ?? utf8("")))
  );
}

/**
 * What lies in the parts of a backup.
 *
 * The desk's files are one stream: a line with path and size, the bytes, a line with their hash, and so on;
 * the last line is the manifest with its maker's signature over the hash of all before it. The stream is cut
 * into parts of one length, each with a line that says where it belongs, padded with zeros and encrypted by
 * itself. So one part shows nothing but that it is one, and no part needs another to be opened (integrity
 * study, 3.7). Rules: SPEC, S50 to S56.
 */
import {
  canonicalText,
  chainHeld,
  concatBytes,
  DESK_FOLDERS,
  logSeen,
  nodeName,
  opId,
  sha256Hex,
  utf8,
} from "@daftar/model";
import { z } from "zod";

const FORMAT = "daftar.backup/v1";
/** A part as it lies on a disk is no longer than this: it fits every file system, and is soon sent again. */
export const LARGEST_PART = 8 * 1024 * 1024;
/** What is encrypted of it; age needs the rest, most of it for recipients. */
const AROUND = 64 * 1024;
export const LARGEST_PLAIN = LARGEST_PART - AROUND;

const setName = z.string().regex(/^[0-9a-f]{32}$/, "the name of a backup");

/** First line of a part. */
const partHead = z.strictObject({
  format: z.literal(FORMAT),
  set: setName,
  part: z.number().int().positive(),
  /** Whether the stream ends with it. */
  last: z.boolean(),
  bytes: z.number().int().nonnegative(),
});
export type PartHead = z.infer<typeof partHead>;

export const fileHead = z.strictObject({ path: z.string(), size: z.number().int().nonnegative() });
export const fileEnd = z.strictObject({ sha256: sha256Hex });

export const manifest = z.strictObject({
  format: z.literal(FORMAT),
  set: setName,
  desk: opId,
  name: z.string(),
  practice: z.boolean(),
  /** Who made it, and in which of its lives. */
  node: nodeName,
  key: sha256Hex,
  epoch: z.number().int().nonnegative(),
  made: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  parts: z.number().int().positive(),
  files: z.number().int().positive(),
  /** Bytes and hash of the stream before this line. */
  bytes: z.number().int().positive(),
  stream: sha256Hex,
  chains: z.array(chainHeld),
  /** Digest of the register that the ops give. */
  register: sha256Hex,
  log: logSeen.nullable(),
});
export type BackupManifest = z.infer<typeof manifest>;

export const signedManifest = z.strictObject({ manifest, sig: z.string().regex(/^[0-9a-f]{128}$/) });

/** What the maker signs. */
export function manifestBytes(said: BackupManifest): Uint8Array {
  return utf8(`${FORMAT}\0${canonicalText(said)}`);
}

export function newManifest(said: Omit<BackupManifest, "format">): BackupManifest {
  return { format: FORMAT, ...said };
}

const headText = (head: Omit<PartHead, "format">): string =>
  `${canonicalText({ format: FORMAT, ...head })}\n`;

/** Bytes of the stream that a part of this many plain bytes holds. */
export function capacityOf(plain: number): number {
  const longest = headText({ set: "0".repeat(32), part: 999_999_999, last: false, bytes: LARGEST_PART });
  return plain - utf8(longest).length;
}

/** A part before it is encrypted, padded to its length. */
export function partOf(head: Omit<PartHead, "format">, slice: Uint8Array, plain: number): Uint8Array {
  const line = utf8(headText(head));
  return concatBytes(line, slice, new Uint8Array(plain - line.length - slice.length));
}

/** A part that was decrypted; null where it is none. */
export function readPart(plain: Uint8Array): { readonly head: PartHead; readonly slice: Uint8Array } | null {
  const end = plain.indexOf(0x0a);
  if (end < 0 || end > 1000) return null;
  try {
    const head = partHead.parse(JSON.parse(new TextDecoder().decode(plain.subarray(0, end))));
    const slice = plain.subarray(end + 1, end + 1 + head.bytes);
    return slice.length === head.bytes ? { head, slice } : null;
  } catch {
    return null;
  }
}

/** Name of a part's file: the set's own random name and a number, and nothing of the desk. */
export function partName(set: string, part: number): string {
  return `${set.slice(0, 16)}.part-${String(part).padStart(4, "0")}.age`;
}

/** Set and number of a part's file name; null for other files. */
export function readPartName(name: string): { readonly set: string; readonly part: number } | null {
  const match = /^([0-9a-f]{16})\.part-(\d{4,9})\.age$/.exec(name);
  return match?.[1] === undefined ? null : { set: match[1], part: Number(match[2]) };
}

/** What a desk is; the register is derived, and quarantine holds what is no part of it yet. */
export const KEPT_FOLDERS = DESK_FOLDERS.filter((folder) => folder !== "register" && folder !== "quarantine");

const SEGMENT = /^(?!\.)[A-Za-z0-9._-]+$/;
/** A release that an op says is out and that has yet to be signed: the desk needs it to finish. */
const STAGED = /^published\/\.[0-9a-f]{64}\.[0-9a-f]{12}\.new\//;

/** Whether a backup may hold a file of this path, and a restore may write it. */
export function mayHold(path: string): boolean {
  if (path === "desk.json") return true;
  const [top = "", ...rest] = path.replace(STAGED, "published/").split("/");
  return KEPT_FOLDERS.some((one) => one === top) && rest.length > 0 && rest.every((one) => SEGMENT.test(one));
}

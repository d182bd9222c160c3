/** The stream of a backup, made by hand: whoever holds a recipient can make one. */
import { canonicalText, concatBytes, toHex, utf8 } from "@daftar/model";
import { type BackupManifest, manifestBytes, newManifest } from "../backup/format.ts";
import { sha256 } from "../keys/ed25519.ts";
import { inventedNode } from "./inventedOps.ts";

export const maker = inventedNode();
export const other = inventedNode();
export type File = readonly [path: string, bytes: Uint8Array];
export const FILES: readonly File[] = [
  ["desk.json", utf8("{}\n")],
  [`ops/${maker.node}-0.jsonl`, utf8("a line, invented\n")],
  ["blobs/ab/empty", new Uint8Array(0)],
];
export const fileText = ([path, bytes]: File, hash = toHex(sha256(bytes))): Uint8Array =>
  concatBytes(
    utf8(`${canonicalText({ path, size: bytes.length })}\n`),
    bytes,
    utf8(`${canonicalText({ sha256: hash })}\n`),
  );
export const whole = (files: readonly File[]): Uint8Array =>
  concatBytes(...files.map((one) => fileText(one)));

export interface Ending {
  /** What the manifest says that does not hold. */
  readonly said?: Partial<BackupManifest>;
  readonly by?: typeof maker;
  /** What is changed after it was signed. */
  readonly after?: Partial<BackupManifest>;
}

/** The last line of a stream. */
export function end(
  before: Uint8Array,
  { said = {}, by = maker, after = {} }: Ending = {},
  files = FILES.length,
): Uint8Array {
  const manifest = newManifest({
    set: "0a".repeat(16),
    desk: "d".repeat(64),
    name: "invented",
    practice: true,
    node: maker.node,
    key: maker.pair.publicKey,
    epoch: 0,
    made: "2031-01-05T08:00:00.000Z",
    parts: 1,
    files,
    bytes: before.length,
    stream: toHex(sha256(before)),
    chains: [],
    register: "0".repeat(64),
    log: null,
    ...said,
  });
  const sig = toHex(by.pair.sign(manifestBytes(manifest)));
  return utf8(`${canonicalText({ manifest: { ...manifest, ...after }, sig })}\n`);
}

export const stream = (ending: Ending = {}, files = FILES): Uint8Array =>
  concatBytes(whole(files), end(whole(files), ending, files.length));

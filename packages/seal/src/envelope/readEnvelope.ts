/**
 * Reads an envelope, and says of nothing in it that it holds: that is found when shares meet.
 *
 * Every size is checked before anything is cut out by it. Cost: linear in the header; parts are views.
 */
import { fromUtf8, type Sha256 } from "@daftar/model";
import { coreOf, ENVELOPE_FORMAT, type EnvelopeHeader, parseHeader } from "./header.ts";

const LINE_END = 0x0a;
const HASH_BYTES = 32;
const LARGEST_HEADER = 256 * 1024;

/** One source's part: commitments in the order of the boxes, that of its secret, and its ciphertext. */
export interface SealedItem {
  readonly commitments: readonly Uint8Array[];
  readonly secret: Uint8Array;
  readonly ciphertext: Uint8Array;
}

export interface Envelope {
  readonly header: EnvelopeHeader;
  readonly core: Uint8Array;
  /** age files, in the order of the header. */
  readonly boxes: readonly Uint8Array[];
  readonly items: readonly SealedItem[];
}

/** Whether bytes begin as an envelope does, whatever follows. */
export function isEnvelope(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, ENVELOPE_FORMAT.length)) === ENVELOPE_FORMAT;
}

/** @returns null where these bytes are no whole envelope */
export function readEnvelope(bytes: Uint8Array, sha256: Sha256): Envelope | null {
  if (!isEnvelope(bytes)) return null;
  const end = bytes.subarray(0, LARGEST_HEADER).indexOf(LINE_END, ENVELOPE_FORMAT.length);
  if (end < 0) return null;
  let line: string;
  try {
    line = fromUtf8(bytes.subarray(ENVELOPE_FORMAT.length, end));
  } catch {
    return null;
  }
  const header = parseHeader(line);
  if (header === null) return null;
  const clear = HASH_BYTES * (header.boxes.length + 1);
  const size =
    header.boxes.reduce((sum, box) => sum + box.size, 0) +
    header.items.reduce((sum, item) => sum + clear + item.size, 0);
  if (end + 1 + size !== bytes.length) return null;
  let at = end + 1;
  const cut = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const boxes = header.boxes.map((box) => cut(box.size));
  const items = header.items.map((item) => ({
    commitments: header.boxes.map(() => cut(HASH_BYTES)),
    secret: cut(HASH_BYTES),
    ciphertext: cut(item.size),
  }));
  return { header, core: coreOf(header, sha256), boxes, items };
}

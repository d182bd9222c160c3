/**
 * A box: one custodian's shares of everything in one envelope, before it is encrypted to their recipient.
 *
 * One age file for up to a thousand sources, with 16 bytes each. It holds the core of its envelope, so that it
 * hands out shares for nothing else.
 */
import { canonicalText, concatBytes, fromHex, fromUtf8, sha256Hex, toHex, utf8 } from "@daftar/model";
import { z } from "zod";

/** As many as the key of an age file has, which a box is. */
export const SHARE_BYTES = 16;
const FORMAT = "daftar.box/v1\n";
const LINE_END = 0x0a;

const boxLine = z.strictObject({
  core: sha256Hex,
  slot: z.string().regex(/^[0-9a-f]{16}$/),
  /** The coordinate of all its shares. */
  x: z.number().int().min(1).max(255),
  /** Of which the salts are made. */
  seed: sha256Hex,
});

export interface Box {
  readonly core: Uint8Array;
  readonly slot: string;
  readonly x: number;
  readonly seed: Uint8Array;
  /** Shares after one another, `SHARE_BYTES` each, in the order of the envelope's items. */
  readonly shares: Uint8Array;
}

export function boxBytes({ core, slot, x, seed, shares }: Box): Uint8Array {
  const line = canonicalText({ core: toHex(core), slot, x, seed: toHex(seed) });
  return concatBytes(utf8(`${FORMAT}${line}\n`), shares);
}

/** @returns null where these bytes are no box */
export function readBox(bytes: Uint8Array): Box | null {
  const end = bytes.indexOf(LINE_END, FORMAT.length);
  if (end < 0 || (bytes.length - end - 1) % SHARE_BYTES !== 0) return null;
  try {
    if (fromUtf8(bytes.subarray(0, FORMAT.length)) !== FORMAT) return null;
    const { core, slot, x, seed } = boxLine.parse(JSON.parse(fromUtf8(bytes.subarray(FORMAT.length, end))));
    return { core: fromHex(core), slot, x, seed: fromHex(seed), shares: bytes.slice(end + 1) };
  } catch {
    return null;
  }
}

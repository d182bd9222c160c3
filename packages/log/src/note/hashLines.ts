/** Hashes as lines of Base 64, as requests to witnesses and receipts hold them. */
import { HASH_BYTES } from "../tree/hashes.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** No tree of a size that we read has a longer proof. */
const MOST_HASHES = 63;

export function hashLines(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join("");
}

/** Null where a line is no hash, or there are too many. */
export function readHashLines(lines: readonly string[]): Uint8Array[] | null {
  if (lines.length > MOST_HASHES) return null;
  const hashes = lines.map(fromBase64);
  const good = hashes.filter((hash) => hash?.length === HASH_BYTES);
  return good.length === lines.length ? good.flatMap((hash) => hash ?? []) : null;
}

/**
 * The root of a log: one hash that changes when any entry does.
 *
 * Source: RFC 6962, section 2.1. Cost: two SHA-256 an entry.
 */
import type { Sha256 } from "@daftar/model";
import { merkleRoot } from "./frontier.ts";
import { leafHash } from "./hashes.ts";

/** Root over entries in order; SHA-256 of nothing where there are none. */
export function rootOf(entries: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  return merkleRoot(
    entries.map((entry) => leafHash(entry, sha256)),
    sha256,
  );
}

/**
 * Two fingerprints: the one made here, and one that somebody typed, read out or pasted.
 *
 * Words may come in either language, in any case, apart by anything; hexadecimal in any grouping.
 */
import { ENGLISH_WORDS, type Fingerprint, PERSIAN_WORDS } from "@daftar/log";

const BYTES = 32;

export type Compared =
  | { readonly is: "nothing" | "unreadable" | "same" }
  /** From 1. */
  | { readonly is: "other"; readonly firstWord: number };

/** Bytes that were meant; null where the text is no whole fingerprint. */
function bytesOf(text: string): readonly number[] | null {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[يى]/g, "ی").replace(/ك/g, "ک");
  const hex = plain.replace(/[\s:.-]/g, "");
  if (/^[0-9a-f]{64}$/.test(hex))
    return Array.from({ length: BYTES }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
  const words = plain.match(/\p{L}+/gu) ?? [];
  if (words.length !== BYTES) return null;
  for (const list of [ENGLISH_WORDS, PERSIAN_WORDS]) {
    const bytes = words.map((word) => list.indexOf(word));
    if (!bytes.includes(-1)) return bytes;
  }
  return null;
}

export function compareFingerprints(here: Fingerprint, typed: string): Compared {
  if (typed.trim() === "") return { is: "nothing" };
  const [ours, theirs] = [bytesOf(here.hex), bytesOf(typed)];
  if (ours === null || theirs === null) return { is: "unreadable" };
  const at = ours.findIndex((byte, place) => byte !== theirs[place]);
  return at < 0 ? { is: "same" } : { is: "other", firstWord: at + 1 };
}

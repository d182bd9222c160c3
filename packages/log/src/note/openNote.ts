/**
 * Opens a signed note: its text, if a known key signed it.
 *
 * Source: C2SP signed-note. Signatures of unknown keys are ignored, so that witnesses and new keys may
 * sign beside old ones; one bad signature of a known key refuses the whole note. Of several lines by one
 * key the first counts. Cost: one verification a known signature, at most 64 lines.
 */
import { utf8, type Verify } from "@daftar/model";
import { splitNote } from "./splitNote.ts";
import type { VerifierKey } from "./vkey.ts";

const SIGNATURE_BYTES = 64;

export type OpenedNote =
  | {
      readonly status: "verified";
      /** With its final line end. */
      readonly text: string;
      /** Known keys that signed, in the order of their lines. */
      readonly signers: readonly VerifierKey[];
      /** Their lines, as they stand, each without its line end. */
      readonly lines: readonly string[];
    }
  | { readonly status: "refused"; readonly why: string };

/**
 * Checks a note's form and the signatures of the keys given.
 *
 * @param note the file's bytes, as they came
 * @param keys keys the reader trusts, however it came by them
 */
export function openNote(note: Uint8Array, keys: readonly VerifierKey[], verify: Verify): OpenedNote {
  const refused = (why: string): OpenedNote => ({ status: "refused", why });
  const split = splitNote(note);
  if (split.status === "refused") return split;
  const { text } = split;
  const message = utf8(text);
  const lineOf = new Map<VerifierKey, string>();
  for (const signed of split.lines) {
    const key = keys.find((known) => known.name === signed.name && known.id === signed.id);
    if (key === undefined || lineOf.has(key)) continue;
    const holds =
      signed.signature.length === SIGNATURE_BYTES && verify(key.publicKey, message, signed.signature);
    if (!holds) return refused("a signature of a known key does not hold");
    lineOf.set(key, signed.line);
  }
  if (lineOf.size === 0) return refused("no known key signed");
  return { status: "verified", text, signers: [...lineOf.keys()], lines: [...lineOf.values()] };
}

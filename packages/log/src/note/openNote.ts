/**
 * Opens a signed note: its text, if a known key signed it.
 *
 * Source: C2SP signed-note. Signatures of unknown keys are ignored, so that witnesses and new keys may
 * sign beside old ones; one bad signature of a known key refuses the whole note. Of several lines by one
 * key the first counts. Cost: one verification a known signature, at most 64 lines.
 */
import { fromUtf8, toHex, utf8, type Verify } from "@daftar/model";
import { fromBase64 } from "./base64.ts";
import { isNoteText } from "./signNote.ts";
import { isKeyName, type VerifierKey } from "./vkey.ts";

/** The specification asks for 16 at least, and advises a limit. */
const MOST_SIGNATURES = 64;
const SIGNATURE_BYTES = 64;

export type OpenedNote =
  | {
      readonly status: "verified";
      /** With its final line end. */
      readonly text: string;
      /** Known keys that signed, in the order of their lines. */
      readonly signers: readonly VerifierKey[];
    }
  | { readonly status: "refused"; readonly why: string };

interface SignatureLine {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

function readSignatureLine(line: string): SignatureLine | null {
  const [dash, name, coded, ...more] = line.split(" ");
  if (dash !== "—" || name === undefined || coded === undefined || more.length > 0) return null;
  const bytes = fromBase64(coded);
  if (!isKeyName(name) || bytes === null || bytes.length <= 4) return null;
  return { name, id: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

/**
 * Checks a note's form and the signatures of the keys given.
 *
 * @param note the file's bytes, as they came
 * @param keys keys the reader trusts, however it came by them
 */
export function openNote(note: Uint8Array, keys: readonly VerifierKey[], verify: Verify): OpenedNote {
  const refused = (why: string): OpenedNote => ({ status: "refused", why });
  let whole: string;
  try {
    whole = fromUtf8(note);
  } catch {
    return refused("the note is not UTF-8");
  }
  if (!isNoteText(whole)) return refused("the note does not end in a line end, or holds control characters");
  const split = whole.lastIndexOf("\n\n");
  if (split < 0) return refused("no empty line parts text and signatures");
  const text = whole.slice(0, split + 1);
  const lines = whole.slice(split + 2, -1).split("\n");
  if (lines.length > MOST_SIGNATURES) return refused(`more than ${MOST_SIGNATURES} signatures`);

  const message = utf8(text);
  const signers = new Set<VerifierKey>();
  for (const line of lines) {
    const signed = readSignatureLine(line);
    if (signed === null) return refused("a signature line is malformed");
    const key = keys.find((known) => known.name === signed.name && known.id === signed.id);
    if (key === undefined || signers.has(key)) continue;
    const holds =
      signed.signature.length === SIGNATURE_BYTES && verify(key.publicKey, message, signed.signature);
    if (!holds) return refused("a signature of a known key does not hold");
    signers.add(key);
  }
  if (signers.size === 0) return refused("no known key signed");
  return { status: "verified", text, signers: [...signers] };
}

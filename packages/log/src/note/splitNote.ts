/**
 * A note's form: its text, and the lines of who signed it, none of them checked.
 *
 * Source: C2SP signed-note. The text ends before the last empty line. Cost: linear in bytes.
 */
import { fromUtf8, toHex } from "@daftar/model";
import { fromBase64 } from "./base64.ts";
import { isNoteText } from "./signNote.ts";
import { isKeyName } from "./vkey.ts";

/** The specification asks for 16 at least, and advises a limit. */
export const MOST_SIGNATURES = 64;

export interface SignatureLine {
  readonly name: string;
  /** Eight hexadecimal letters. */
  readonly id: string;
  /** What follows the id: of an Ed25519 note 64 bytes, of a cosignature 72. */
  readonly signature: Uint8Array;
  /** As it stands, without its line end. */
  readonly line: string;
}

export type SplitNote =
  | {
      readonly status: "split";
      /** With its final line end. */
      readonly text: string;
      readonly lines: readonly SignatureLine[];
    }
  | { readonly status: "refused"; readonly why: string };

/** Reads one signature line, without its line end; null where it is none. */
function readSignatureLine(line: string): SignatureLine | null {
  const [dash, name, coded, ...more] = line.split(" ");
  if (dash !== "—" || name === undefined || coded === undefined || more.length > 0) return null;
  const bytes = fromBase64(coded);
  if (!isKeyName(name) || bytes === null || bytes.length <= 4) return null;
  return { name, id: toHex(bytes.slice(0, 4)), signature: bytes.slice(4), line };
}

/** @param note the file's bytes, as they came */
export function splitNote(note: Uint8Array): SplitNote {
  const refused = (why: string): SplitNote => ({ status: "refused", why });
  let whole: string;
  try {
    whole = fromUtf8(note);
  } catch {
    return refused("the note is not UTF-8");
  }
  if (!isNoteText(whole)) return refused("the note does not end in a line end, or holds control characters");
  const split = whole.lastIndexOf("\n\n");
  if (split < 0) return refused("no empty line parts text and signatures");
  const texts = whole.slice(split + 2, -1).split("\n");
  if (texts.length > MOST_SIGNATURES) return refused(`more than ${MOST_SIGNATURES} signatures`);
  const lines: SignatureLine[] = [];
  for (const text of texts) {
    const line = readSignatureLine(text);
    if (line === null) return refused("a signature line is malformed");
    lines.push(line);
  }
  return { status: "split", text: whole.slice(0, split + 1), lines };
}

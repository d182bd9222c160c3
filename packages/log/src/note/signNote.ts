/**
 * Signs a note: a text that ends in a line end, and beneath it who signed.
 *
 * Source: C2SP signed-note, Ed25519 (0x01). Cost: one signature.
 */
import { concatBytes, fromHex, type Sha256, type Sign, utf8 } from "@daftar/model";
import { toBase64 } from "./base64.ts";
import { verifierKey } from "./vkey.ts";

/** A key that signs notes, and the name it signs under. */
export interface NoteSigner {
  readonly name: string;
  /** Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}

/** Whether a text can be signed: UTF-8, ends in a line end, no other control character. */
export function isNoteText(text: string): boolean {
  // Control characters below a space but LF; the specification allows DEL and the C1 range.
  return text.isWellFormed() && text.endsWith("\n") && !/[^\P{Cc}\n\x7f-\x9f]/u.test(text);
}

/**
 * The signed note: text, an empty line, one signature line.
 *
 * @param text what is signed; ends in a line end
 * @throws RangeError where the text cannot be signed or the signer's name is no key name
 */
export function signNote(text: string, signer: NoteSigner, sha256: Sha256): string {
  if (!isNoteText(text)) {
    throw new RangeError("a note's text must end in a line end and hold no other control character");
  }
  const { id } = verifierKey(signer.name, signer.publicKey, sha256);
  return `${text}\n${signatureLine(signer.name, id, signer.sign(utf8(text)))}`;
}

/** One signature line, with its line end. */
export function signatureLine(name: string, id: string, signature: Uint8Array): string {
  return `— ${name} ${toBase64(concatBytes(fromHex(id), signature))}\n`;
}

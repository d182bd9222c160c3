/**
 * Verifier keys: who signed a note, in one line of text.
 *
 * Source: C2SP signed-note, type 0x01 (Ed25519). `name+id+base64(0x01 ‖ key)`; the id is the first four
 * bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key), in hexadecimal. Other types are not read: one signature
 * type is what this design needs.
 */
import { concatBytes, type Sha256, toHex, utf8 } from "@daftar/model";
import { fromBase64, toBase64 } from "./base64.ts";

const ED25519 = Uint8Array.of(1);
const KEY_BYTES = 32;

export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal letters. */
  readonly id: string;
  /** Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Whether a text may name a key: not empty, no Unicode space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== "" && name.isWellFormed() && !/[\s\p{White_Space}+\p{Cc}]/u.test(name);
}

/**
 * The verifier key of a name and an Ed25519 public key.
 *
 * @throws RangeError where the name is no key name or the key is not 32 bytes
 */
export function verifierKey(name: string, publicKey: Uint8Array, sha256: Sha256): VerifierKey {
  if (!isKeyName(name)) throw new RangeError("a key name must hold no space, plus or control character");
  if (publicKey.length !== KEY_BYTES) throw new RangeError(`a public key must be ${KEY_BYTES} bytes`);
  const id = toHex(sha256(concatBytes(utf8(`${name}\n`), ED25519, publicKey)).slice(0, 4));
  return { name, id, publicKey };
}

/**
 * The verifier key as one line of text, such as is printed on paper or put on a page.
 *
 * @throws RangeError as `verifierKey`
 * @example vkey("example.com/log", key, sha256) // "example.com/log+33d7b496+AeHT…"
 */
export function vkey(name: string, publicKey: Uint8Array, sha256: Sha256): string {
  const key = verifierKey(name, publicKey, sha256);
  return `${key.name}+${key.id}+${toBase64(concatBytes(ED25519, publicKey))}`;
}

/** Reads a verifier key; null where it is no Ed25519 key or its id does not fit. */
export function parseVkey(text: string, sha256: Sha256): VerifierKey | null {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.*)$/.exec(text);
  const [, name, id, coded] = match ?? [];
  if (name === undefined || coded === undefined || !isKeyName(name)) return null;
  const bytes = fromBase64(coded);
  if (bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519[0]) return null;
  const key = verifierKey(name, bytes.slice(1), sha256);
  return key.id === id ? key : null;
}

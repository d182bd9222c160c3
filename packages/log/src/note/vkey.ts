/**
 * Verifier keys: who signed a note, in one line of text.
 *
 * Source: C2SP signed-note, type 0x01 (Ed25519), and tlog-cosignature, type 0x04 (a witness's Ed25519).
 * `name+id+base64(type ‖ key)`; the id is the first four bytes of SHA-256(name ‖ LF ‖ type ‖ key), in
 * hexadecimal. Other types are not read: these two are what this design needs.
 */
import { concatBytes, type Sha256, toHex, utf8 } from "@daftar/model";
import { fromBase64, toBase64 } from "./base64.ts";

const ED25519 = 0x01;
const COSIGNATURE = 0x04;
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

/** A witness's key: its signatures are cosignatures, over a time as well. */
export interface WitnessKey extends VerifierKey {
  readonly cosigns: true;
}

function keyOf(name: string, type: number, publicKey: Uint8Array, sha256: Sha256): VerifierKey {
  if (!isKeyName(name)) throw new RangeError("a key name must hold no space, plus or control character");
  if (publicKey.length !== KEY_BYTES) throw new RangeError(`a public key must be ${KEY_BYTES} bytes`);
  const id = toHex(sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4));
  return { name, id, publicKey };
}

const textOf = ({ name, id, publicKey }: VerifierKey, type: number): string =>
  `${name}+${id}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`;

function parse(text: string, type: number, sha256: Sha256): VerifierKey | null {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.*)$/.exec(text);
  const [, name, id, coded] = match ?? [];
  if (name === undefined || coded === undefined || !isKeyName(name)) return null;
  const bytes = fromBase64(coded);
  if (bytes?.length !== KEY_BYTES + 1 || bytes[0] !== type) return null;
  const key = keyOf(name, type, bytes.slice(1), sha256);
  return key.id === id ? key : null;
}

/**
 * The verifier key of a name and an Ed25519 public key.
 *
 * @throws RangeError where the name is no key name or the key is not 32 bytes
 */
export function verifierKey(name: string, publicKey: Uint8Array, sha256: Sha256): VerifierKey {
  return keyOf(name, ED25519, publicKey, sha256);
}

/**
 * The verifier key as one line of text, such as is printed on paper or put on a page.
 *
 * @throws RangeError as `verifierKey`
 * @example vkey("example.com/log", key, sha256) // "example.com/log+33d7b496+AeHT…"
 */
export function vkey(name: string, publicKey: Uint8Array, sha256: Sha256): string {
  return textOf(verifierKey(name, publicKey, sha256), ED25519);
}

/** Reads a verifier key; null where it is no Ed25519 key of a log or its id does not fit. */
export function parseVkey(text: string, sha256: Sha256): VerifierKey | null {
  return parse(text, ED25519, sha256);
}

/** The key of a witness. @throws RangeError as `verifierKey` */
export function witnessKey(name: string, publicKey: Uint8Array, sha256: Sha256): WitnessKey {
  return { ...keyOf(name, COSIGNATURE, publicKey, sha256), cosigns: true };
}

/** A witness's key as one line of text, which logs and readers put into their policies. */
export function witnessVkey(key: WitnessKey): string {
  return textOf(key, COSIGNATURE);
}

/** Reads a witness's key; null where it is none of type 0x04 or its id does not fit. */
export function parseWitnessVkey(text: string, sha256: Sha256): WitnessKey | null {
  const key = parse(text, COSIGNATURE, sha256);
  return key === null ? null : { ...key, cosigns: true };
}

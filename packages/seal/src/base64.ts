/** Base64 in plain code: a page has no Buffer, and Node 20's Uint8Array no toBase64. */

const STRETCH = 0x6000;

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  // In stretches: an argument for each byte of a large file would overflow the stack.
  for (let at = 0; at < bytes.length; at += STRETCH)
    text += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  return btoa(text);
}

/** @throws DOMException for what is no base64 */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

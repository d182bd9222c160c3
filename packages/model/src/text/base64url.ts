/** base64url without padding (RFC 4648, section 5): how WebAuthn writes bytes in JSON. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** base64url of bytes. */
export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let letter = 0; letter <= Math.min(left, 3); letter += 1) {
      text += LETTERS[(three >> (18 - 6 * letter)) & 63];
    }
  }
  return text;
}

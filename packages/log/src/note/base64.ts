/**
 * Standard Base 64 with padding, the notation of notes and checkpoints.
 *
 * Source: RFC 4648, section 4. One spelling only: what does not encode back to itself is refused, since
 * two spellings of one note would be two files with one meaning.
 */

/** Base 64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Bytes of Base 64, or null where the text is not its one spelling. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}

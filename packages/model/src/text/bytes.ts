/**
 * Text and bytes: UTF-8 and lower-case hexadecimal.
 *
 * Hexadecimal is the only byte notation in ops and in released data, because it has one spelling.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Writes the UTF-8 bytes of a text into others, which have room for them. @returns how many */
export function utf8Into(text: string, into: Uint8Array, at: number): number {
  return encoder.encodeInto(text, into.subarray(at)).written;
}

/** Text of UTF-8 bytes. @throws TypeError when the bytes are not UTF-8 */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const LETTERS = Array.from("0123456789abcdef", (letter) => letter.charCodeAt(0));
const AT_ONCE = 64;

/** Lower-case hexadecimal of bytes. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  // Letter upon letter would be a chain of a hundred small texts for one hash, and stay so until it is read.
  for (let from = 0; from < bytes.length; from += AT_ONCE) {
    const codes: number[] = [];
    for (const byte of bytes.subarray(from, from + AT_ONCE))
      codes.push(LETTERS[byte >> 4] ?? 0, LETTERS[byte & 15] ?? 0);
    text += String.fromCharCode(...codes);
  }
  return text;
}

/** Value of a letter by its code; -1 for every other letter. */
const DIGITS = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value += 1) DIGITS[value.toString(16).charCodeAt(0)] = value;

/** Bytes of lower-case hexadecimal. @throws RangeError when the text is anything else */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor(text.length / 2));
  hexInto(text, bytes, 0);
  return bytes;
}

/** Writes the bytes of lower-case hexadecimal into others. @throws RangeError when the text is anything else, or longer */
export function hexInto(text: string, into: Uint8Array, at: number): void {
  // An audit of a large release reads a million salts: a letter is looked up, not parsed.
  let wrong = text.length % 2 !== 0 || at + text.length / 2 > into.length;
  for (let of = 0; of < text.length; of += 2) {
    const high = DIGITS[text.charCodeAt(of)] ?? -1;
    const low = DIGITS[text.charCodeAt(of + 1)] ?? -1;
    if ((high | low) < 0) wrong = true;
    into[at + of / 2] = (high << 4) | low;
  }
  if (wrong) throw new RangeError("hexadecimal text must be an even number of the letters 0-9 a-f");
}

/** Whether a text is the lower-case hexadecimal of bytes. */
export function isHexOf(text: string, bytes: Uint8Array): boolean {
  if (text.length !== 2 * bytes.length) return false;
  for (let at = 0; at < bytes.length; at += 1) {
    const high = DIGITS[text.charCodeAt(2 * at)] ?? -1;
    const low = DIGITS[text.charCodeAt(2 * at + 1)] ?? -1;
    if (((high << 4) | low) !== bytes[at]) return false;
  }
  return true;
}

/** One byte string after another. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += part.length;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

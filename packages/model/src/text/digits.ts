/**
 * Digits of the three scripts that lists are written in, brought to ASCII.
 *
 * Arabic-Indic U+0660–0669 and Extended (Persian, Urdu) U+06F0–06F9, as Unicode names them;
 * the Arabic decimal and thousands separators follow. Cost: linear.
 */

/** The same text with Persian and Arabic digits written 0–9; nothing else changes. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The same text with 0–9 written in Persian digits, for pages in Persian. */
export function toPersianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
}

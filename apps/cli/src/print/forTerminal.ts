/**
 * Text as a terminal may have it: cells and messages hold other people's bytes, and a terminal obeys
 * control characters. Escapes, carriage returns and overrides of direction are shown as a mark instead.
 */

/** Everything below a space but tab and line end, DEL, the C1 range, and the bidi overrides and isolates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

export function forTerminal(text: string): string {
  return text.replace(OBEYED, "\ufffd");
}

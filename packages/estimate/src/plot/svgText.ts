/** SVG as text: what is data is escaped, coordinates are short, words stand where reading begins. */
import { fill, type Ink, line } from "./paint.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for XML: escaped, and without the characters that no XML may hold. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r -\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? "");
}

/**
 * A coordinate to a tenth of a pixel.
 * @throws RangeError for NaN and infinities: a mark at no place is a fault, not a picture
 */
export function px(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a coordinate must be finite; it is ${value}`);
  return String(Math.round(value * 10) / 10);
}

/** Kept from turning its neighbours round, as Unicode has it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

export interface TextStyle {
  readonly size?: number;
  readonly ink?: Ink;
  readonly bold?: boolean;
  /** By reading direction: `start` is right in Persian. */
  readonly anchor?: "start" | "middle" | "end";
  /** Kept legible over lines and bands. */
  readonly halo?: boolean;
}

/** One line of text with its baseline at `y`. */
export function textLine(
  x: number,
  y: number,
  text: string,
  dir: "ltr" | "rtl",
  style: TextStyle = {},
): string {
  const { size = 13, ink = "ink", bold = false, anchor = "start", halo = false } = style;
  const weight = bold ? ' font-weight="650"' : "";
  const words = (paint: string) =>
    `<text x="${px(x)}" y="${px(y)}" font-size="${size}" direction="${dir}" text-anchor="${anchor}"${weight} ${paint}>${xmlText(text)}</text>`;
  // Twice, the wide one in paper first: paint-order is unknown to many programs.
  return (
    (halo ? words(`${line("paper", 5)} stroke-linejoin="round" aria-hidden="true"`) : "") + words(fill(ink))
  );
}

/** About how wide text is, in pixels: no font is at hand; letters are taken wide rather than narrow. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const char of text) {
    if (/[\u2066-\u2069\u200C-\u200F]/.test(char)) continue;
    if (/[A-Z@%mw]/.test(char)) width += 0.78;
    else if (/[ .,:;|ilj'’()]/.test(char)) width += 0.38;
    else if (/[\u0600-\u06FF]/.test(char)) width += 0.56;
    // Hangul and the ideographs are as wide as they are tall.
    else width += /[\u1100-\uFAFF]/.test(char) ? 1.05 : 0.63;
  }
  return width * size;
}

/** Lines that fit, broken at spaces; a word longer than a line stands alone and is never cut. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let now = "";
  for (const word of text.split(" ")) {
    const next = now === "" ? word : `${now} ${word}`;
    if (now !== "" && widthOf(next, size) > width) {
      lines.push(now);
      now = word;
    } else now = next;
  }
  return now === "" ? lines : [...lines, now];
}

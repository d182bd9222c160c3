/** SVG as text: what is data is escaped, coordinates are short, words stand where reading begins. */
import { fill, type Ink } from "./paint.ts";

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
}

/** One line of text with its baseline at `y`. */
export function textLine(
  x: number,
  y: number,
  text: string,
  dir: "ltr" | "rtl",
  style: TextStyle = {},
): string {
  const { size = 13, ink = "ink", bold = false, anchor = "start" } = style;
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}" direction="${dir}" text-anchor="${anchor}"${bold ? ' font-weight="650"' : ""} ${fill(ink)}>${xmlText(text)}</text>`;
}

/** About how wide text is, in pixels: no font is at hand; letters are taken wide rather than narrow. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const char of text) {
    if (/[\u2066-\u2069\u200C-\u200F]/.test(char)) continue;
    width += /[A-Z@%]/.test(char)
      ? 0.68
      : /[ .,:;|ilj'’()]/.test(char)
        ? 0.3
        : /[ᄀ-\uFFDC]/.test(char)
          ? 1
          : 0.56;
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

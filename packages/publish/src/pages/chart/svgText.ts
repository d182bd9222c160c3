/** A line of text in the chart, escaped, with its side kept whichever way its own script runs. */
import { escapeHtml } from "../html.ts";
import { across, anchorIn, type Frame } from "./frame.ts";

const TURNED = { start: "end", middle: "middle", end: "start" } as const;

/** The first letter decides, as Unicode's rule for paragraphs has it. */
const runsFromRight = (text: string) => /[\p{L}]/u.exec(text)?.[0].match(/[\u0590-\u08ff]/) != null;

/** @param anchor the side of `x` along the reading direction of the page */
export function svgText(
  frame: Frame,
  text: string,
  { x, y, anchor, kind }: { x: number; y: number; anchor: "start" | "middle" | "end"; kind: string },
): string {
  const side = anchorIn(frame, anchor);
  // Within text from right to left, SVG counts its start from the right.
  const turned = runsFromRight(text);
  return `<text x="${across(frame, x)}" y="${y}" text-anchor="${turned ? TURNED[side] : side}" class="${kind}"${turned ? ' direction="rtl"' : ""}>${escapeHtml(text)}</text>`;
}

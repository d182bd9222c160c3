/** A line of text in the chart, anchored along the page's reading whichever way its own script runs. */
import { across, type Frame } from "./frame.ts";

const TURNED = { start: "end", middle: "middle", end: "start" } as const;
/** The first letter decides, as Unicode's rule for paragraphs has it. */
const runsFromRight = (text: string) => /\p{L}/u.exec(text)?.[0].match(/[\u0590-\u08ff]/) != null;

interface ChartTextProps {
  readonly frame: Frame;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly kind?: string;
  readonly text: string;
}

export function ChartText({ frame, x, y, anchor, kind, text }: ChartTextProps) {
  const side = frame.dir === "rtl" ? TURNED[anchor] : anchor;
  // Within text from right to left, SVG counts its start from the right.
  const turned = runsFromRight(text);
  return (
    <text
      x={across(frame, x)}
      y={y}
      textAnchor={turned ? TURNED[side] : side}
      className={kind}
      direction={turned ? "rtl" : undefined}
    >
      {text}
    </text>
  );
}

/**
 * The mark of a claim: hollow or hatched, an end closed only where its words close it, an arrow where they
 * leave it open, a cloud for a quantity in words. The desk's own marks are filled and never look like these.
 */
import type { Box, Extent } from "@daftar/claims";
import type { ReactNode } from "react";
import { type Frame, heightOf, NO_FIGURE_AT, TOP } from "./frame.ts";

const REACH = 40;

export interface Mark {
  readonly glyph: ReactNode;
  readonly box: Box;
  /** Where a line to or from another claim meets it. */
  readonly y: number;
}

const Diamond = ({ x, y, r }: { x: number; y: number; r: number }) => (
  <path d={`M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`} className="hollow" />
);
const Edge = ({ x, y, half }: { x: number; y: number; half: number }) => (
  <path d={`M${x - half} ${y}h${2 * half}`} className="edge" />
);
const Arrow = ({ x, y, way }: { x: number; y: number; way: 1 | -1 }) => (
  <path d={`M${x - 5} ${y + way * 7}l5 ${-way * 7} 5 ${way * 7}`} className="arrow" />
);
interface BarProps {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly half: number;
  readonly kind: string;
}
const Bar = ({ x, from, to, half, kind }: BarProps) => (
  <rect x={x - half} y={from} width={2 * half} height={Math.max(0, to - from)} className={kind} />
);

/** @param x where its middle is drawn @param part drawn smaller */
export function claimMark(frame: Frame, x: number, extent: Extent, part: boolean): Mark {
  const at = (value: number) => heightOf(frame, value);
  const r = part ? 4.5 : 6.5;
  const half = part ? 4 : 6;
  const made = (glyph: ReactNode, top: number, bottom: number, y: number): Mark => ({
    glyph,
    box: { x: x - half - 2, y: top, width: 2 * half + 4, height: bottom - top },
    y,
  });
  switch (extent.kind) {
    case "point": {
      const y = at(extent.at);
      return made(<Diamond x={x} y={y} r={r} />, y - r - 1, y + r + 1, y);
    }
    case "interval": {
      const [top, bottom] = [at(extent.high), at(extent.low)];
      const glyph = (
        <>
          <Bar x={x} from={top} to={bottom} half={half - 1} kind="hatched" />
          <Edge x={x} y={top} half={half} />
          <Edge x={x} y={bottom} half={half} />
        </>
      );
      return made(glyph, top - 2, bottom + 2, top);
    }
    case "about": {
      const [top, bottom, y] = [at(extent.high), at(extent.low), at(extent.at)];
      const glyph = (
        <>
          <Bar x={x} from={top} to={bottom} half={half - 1} kind="hatched unsure" />
          <Diamond x={x} y={y} r={r} />
        </>
      );
      return made(glyph, Math.min(top, y - r) - 1, Math.max(bottom, y + r) + 1, y);
    }
    case "open-up": {
      const y = at(extent.low);
      const top = Math.max(TOP - 20, y - REACH);
      const glyph = (
        <>
          <Bar x={x} from={top} to={y} half={half - 1} kind="fade-up" />
          <path d={`M${x} ${y}V${top}`} className="open" />
          <Edge x={x} y={y} half={half} />
          <Arrow x={x} y={top} way={1} />
        </>
      );
      return made(glyph, top - 1, y + 2, y);
    }
    case "beyond": {
      const y = at(extent.from);
      const top = Math.max(TOP - 20, y - REACH);
      const glyph = (
        <>
          <path d={`M${x} ${y}V${top}`} className="open unsure" />
          <Diamond x={x} y={y} r={r} />
          <Arrow x={x} y={top} way={1} />
        </>
      );
      return made(glyph, top - 1, y + r + 1, y);
    }
    case "open-down": {
      const y = at(extent.high);
      const bottom = Math.min(at(0), y + REACH);
      const glyph = (
        <>
          <Bar x={x} from={y} to={bottom} half={half - 1} kind="fade-down" />
          <path d={`M${x} ${y}V${bottom}`} className="open" />
          <Edge x={x} y={y} half={half} />
          {bottom - y > 9 && <Arrow x={x} y={bottom} way={-1} />}
        </>
      );
      return made(glyph, y - 2, bottom + 1, y);
    }
    case "cloud": {
      const [top, bottom] = [at(extent.high), at(extent.low)];
      const y = (top + bottom) / 2;
      return made(
        <ellipse cx={x} cy={y} rx={half + 5} ry={(bottom - top) / 2} className="cloud" />,
        top,
        bottom,
        y,
      );
    }
    case "none":
      return made(
        <path d={`M${x - half} ${NO_FIGURE_AT}h${2 * half}`} className="open" />,
        NO_FIGURE_AT - 5,
        NO_FIGURE_AT + 5,
        NO_FIGURE_AT,
      );
  }
}

/** Fillings that marks refer to; once a page. */
export function Fillings() {
  const stops = (from: string, to: string) => (
    <>
      <stop offset="0" className={from} />
      <stop offset="1" className={to} />
    </>
  );
  return (
    <svg width="0" height="0" className="fillings" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className="hatch" />
        </pattern>
        <linearGradient id="fade-up" x2="0" y2="1">
          {stops("stop-out", "stop-in")}
        </linearGradient>
        <linearGradient id="fade-down" x2="0" y2="1">
          {stops("stop-in", "stop-out")}
        </linearGradient>
        <radialGradient id="cloud">{stops("stop-in", "stop-out")}</radialGradient>
      </defs>
    </svg>
  );
}

/**
 * Marks in the chart, as SVG text in pixels. Documented here: filled, black, a disc or a bar. Said by
 * others: hollow or hatched, a diamond or an interval with its ends as the words set them. No glyph is in
 * both, and none needs colour to be told from the other.
 */
import type { Box, Extent } from "@daftar/claims";
import { BOTTOM, type Frame, heightOf, TOP } from "./frame.ts";

const REACH = 44;
/** Below the scale: statements that name no figure still have their day. */
export const NO_FIGURE_AT = BOTTOM + 16;

const diamond = (x: number, y: number, r: number) =>
  `<path d="M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z" class="hollow"/>`;
const edge = (x: number, y: number, half: number) => `<path d="M${x - half} ${y}h${2 * half}" class="edge"/>`;
const bar = (x: number, top: number, bottom: number, half: number, attributes: string) =>
  `<rect x="${x - half}" y="${top}" width="${2 * half}" height="${Math.round((bottom - top) * 10) / 10}" ${attributes}/>`;
const arrow = (x: number, y: number, way: 1 | -1) =>
  `<path d="M${x - 5} ${y + way * 7}l5 ${-way * 7} 5 ${way * 7}" class="arrow"/>`;

export interface Mark {
  readonly svg: string;
  /** What it covers, with x along the page as drawn. */
  readonly box: Box;
  /** Where a line to or from another claim meets it. */
  readonly y: number;
}

/** The mark of a claim with its middle at `x`; `part` draws it smaller. */
export function claimMark(frame: Frame, x: number, extent: Extent, part: boolean): Mark {
  const at = (value: number) => heightOf(frame, value);
  const r = part ? 4.5 : 6.5;
  const half = part ? 4 : 6;
  const made = (svg: string, top: number, bottom: number, y: number): Mark => ({
    svg,
    box: { x: x - half - 2, y: top, width: 2 * half + 4, height: bottom - top },
    y,
  });
  switch (extent.kind) {
    case "point": {
      const y = at(extent.at);
      return made(diamond(x, y, r), y - r - 1, y + r + 1, y);
    }
    case "interval": {
      const [top, bottom] = [at(extent.high), at(extent.low)];
      const svg =
        bar(x, top, bottom, half - 1, 'class="hatched"') + edge(x, top, half) + edge(x, bottom, half);
      return made(svg, top - 2, bottom + 2, top);
    }
    case "about": {
      const [top, bottom, y] = [at(extent.high), at(extent.low), at(extent.at)];
      const svg = bar(x, top, bottom, half - 1, 'class="hatched soft"') + diamond(x, y, r);
      return made(svg, Math.min(top, y - r) - 1, Math.max(bottom, y + r) + 1, y);
    }
    case "open-up": {
      const y = at(extent.low);
      const top = Math.max(TOP - 22, y - REACH);
      const svg =
        bar(x, top, y, half - 1, 'fill="url(#fade-up)"') +
        `<path d="M${x} ${y}V${top}" class="open"/>` +
        edge(x, y, half) +
        arrow(x, top, 1);
      return made(svg, top - 1, y + 2, y);
    }
    case "beyond": {
      const y = at(extent.from);
      const top = Math.max(TOP - 22, y - REACH);
      const svg = `<path d="M${x} ${y}V${top}" class="open soft"/>${diamond(x, y, r)}${arrow(x, top, 1)}`;
      return made(svg, top - 1, y + r + 1, y);
    }
    case "open-down": {
      const y = at(extent.high);
      const bottom = Math.min(at(0), y + REACH);
      const svg =
        bar(x, y, bottom, half - 1, 'fill="url(#fade-down)"') +
        `<path d="M${x} ${y}V${bottom}" class="open"/>` +
        edge(x, y, half) +
        (bottom - y > 9 ? arrow(x, bottom, -1) : "");
      return made(svg, y - 2, bottom + 1, y);
    }
    case "cloud": {
      const [top, bottom] = [at(extent.high), at(extent.low)];
      const y = (top + bottom) / 2;
      const svg = `<ellipse cx="${x}" cy="${y}" rx="${half + 5}" ry="${(bottom - top) / 2}" fill="url(#cloud)"/>`;
      return made(svg, top, bottom, y);
    }
    case "none":
      return made(
        `<path d="M${x - half} ${NO_FIGURE_AT}h${2 * half}" class="open"/>`,
        NO_FIGURE_AT - 5,
        NO_FIGURE_AT + 5,
        NO_FIGURE_AT,
      );
  }
}

const disc = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="6" class="solid"/>`;

/** A line of the desk's own: a disc, or a filled bar from low to high; a point upwards where high is "at least". */
export function countedMark(frame: Frame, x: number, low: number, high: number, openHigh: boolean): string {
  const [top, bottom] = [heightOf(frame, high), heightOf(frame, low)];
  if (low === high && !openHigh) return disc(x, top);
  const head = openHigh ? `<path d="M${x - 8} ${top + 3}l8-13 8 13z" class="solid"/>` : disc(x, top);
  return `${bar(x, top, bottom, 5, 'class="solid"')}${head}${disc(x, bottom)}`;
}

/** The desk's estimate: a plain line between two bars. */
export function estimatedMark(frame: Frame, x: number, low: number, high: number): string {
  const [top, bottom] = [heightOf(frame, high), heightOf(frame, low)];
  return `<path d="M${x} ${top}V${bottom}M${x - 9} ${top}h18M${x - 9} ${bottom}h18" class="interval"/>`;
}

/** Fillings that marks refer to; once a page. */
export const FILLINGS =
  '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" class="hatch"/></pattern>' +
  '<linearGradient id="fade-up" x2="0" y2="1"><stop offset="0" class="stop-out"/><stop offset="1" class="stop-in"/></linearGradient>' +
  '<linearGradient id="fade-down" x2="0" y2="1"><stop offset="0" class="stop-in"/><stop offset="1" class="stop-out"/></linearGradient>' +
  '<radialGradient id="cloud"><stop offset="0" class="stop-in"/><stop offset=".5" class="stop-in"/><stop offset="1" class="stop-out"/></radialGradient>';

/**
 * Marks on a track: SVG whose lengths are percent of the track and whose shapes are in pixels, so that
 * it stretches without distortion. Counted here is solid; said by others is hatched or hollow, in a band
 * of its own; never the same glyph for both. `mirror` turns the track round for pages read from right
 * to left.
 */
import { type Html, html, raw } from "../html.ts";
import { anchorOf, type Extent } from "./extent.ts";
import type { Scale } from "./scale.ts";

const MIDDLE = 13;

export interface Track {
  readonly scale: Scale;
  readonly mirror: boolean;
}

const place = ({ mirror }: Track, percent: number) => {
  const at = mirror ? 100 - percent : percent;
  return `${Math.round(at * 10) / 10}%`;
};

/** A shape in pixels around a point of the track; +x runs towards larger numbers. */
function shapeAt(track: Track, percent: number, shape: string): string {
  const turn = track.mirror ? ' transform="scale(-1 1)"' : "";
  return `<svg x="${place(track, percent)}" y="${MIDDLE}" overflow="visible"><g${turn}>${shape}</g></svg>`;
}

function bar(track: Track, from: number, to: number, half: number, attributes: string): string {
  const start = track.mirror ? 100 - Math.max(from, to) : Math.min(from, to);
  const width = Math.round(Math.abs(to - from) * 10) / 10;
  return `<rect x="${Math.round(start * 10) / 10}%" y="${MIDDLE - half}" width="${width}%" height="${2 * half}" ${attributes}/>`;
}

function line(track: Track, from: number, to: number, attributes: string): string {
  return `<line x1="${place(track, from)}" x2="${place(track, to)}" y1="${MIDDLE}" y2="${MIDDLE}" ${attributes}/>`;
}

const END_MARK = '<line y1="-8" y2="8" class="edge"/>';
const ARROW = '<path d="M0-6 9 0 0 6" class="arrow"/>';
const ARROW_BACK = '<path d="M0-6-9 0 0 6" class="arrow"/>';
const DIAMOND = '<path d="M0-7 7 0 0 7-7 0Z" class="hollow"/>';

function ticks(track: Track): string {
  return track.scale.ticks
    .map((tick) => {
      const at = place(track, track.scale.at(tick));
      return `<line x1="${at}" x2="${at}" y1="0" y2="26" class="grid"/>`;
    })
    .join("");
}

function trackSvg(track: Track, title: string, marks: string, faded = false): Html {
  const shown = faded ? `<g class="faded">${marks}</g>` : marks;
  return html`<svg class="track" width="100%" height="26" role="img"><title>${title}</title>${raw(ticks(track) + shown)}</svg>`;
}

function claimMarks(track: Track, extent: Extent): string {
  const { at } = track.scale;
  switch (extent.kind) {
    case "point":
      return shapeAt(track, at(extent.at), DIAMOND);
    case "interval":
      return (
        bar(track, at(extent.low), at(extent.high), 6, 'class="hatched"') +
        shapeAt(track, at(extent.low), END_MARK) +
        shapeAt(track, at(extent.high), END_MARK)
      );
    case "about":
      return (
        bar(track, at(extent.low), at(extent.high), 6, 'class="hatched soft"') +
        shapeAt(track, at(extent.at), DIAMOND)
      );
    case "open-up": {
      const to = Math.min(99, at(extent.low) + 16);
      return (
        bar(track, at(extent.low), to, 6, `fill="url(#fade-${track.mirror ? "back" : "on"})"`) +
        line(track, at(extent.low), to, 'class="open"') +
        shapeAt(track, at(extent.low), END_MARK) +
        shapeAt(track, to - 0.5, ARROW)
      );
    }
    case "open-down": {
      const to = Math.max(1, at(extent.high) - 16);
      return (
        bar(track, to, at(extent.high), 6, `fill="url(#fade-${track.mirror ? "on" : "back"})"`) +
        line(track, to, at(extent.high), 'class="open"') +
        shapeAt(track, at(extent.high), END_MARK) +
        shapeAt(track, to + 0.5, ARROW_BACK)
      );
    }
    case "cloud":
      return bar(track, at(extent.low), at(extent.high), 9, 'rx="9" fill="url(#cloud)"');
    case "none":
      return "";
  }
}

/** The track of a claim: its extent, and where its claimant's earlier figure lay, joined by a thin line. */
export function claimTrack(
  track: Track,
  title: string,
  extent: Extent,
  earlier: Extent | null,
  superseded: boolean,
): Html {
  const [to, from] = [anchorOf(extent), earlier && anchorOf(earlier)];
  const ghost =
    earlier !== null && from !== null && to !== null
      ? `<g class="faded">${claimMarks(track, earlier)}</g>${line(track, track.scale.at(from), track.scale.at(to), 'class="joined"')}`
      : "";
  return trackSvg(track, title, ghost + claimMarks(track, extent), superseded);
}

/** The track of a line of the desk's own: a point, or a solid interval; open where its high is "at least". */
export function ownTrack(
  track: Track,
  title: string,
  low: number,
  high: number,
  style: "counted" | "estimated",
  openHigh = false,
): Html {
  const [a, b] = [track.scale.at(low), track.scale.at(high)];
  const marks =
    style === "estimated"
      ? line(track, a, b, 'class="interval"') +
        shapeAt(track, a, '<line y1="-6" y2="6" class="interval"/>') +
        shapeAt(track, b, '<line y1="-6" y2="6" class="interval"/>')
      : bar(track, a, b, 4, 'class="solid"') +
        shapeAt(track, a, '<circle r="5" class="solid"/>') +
        shapeAt(
          track,
          b,
          openHigh ? '<path d="M-2-7 9 0-2 7Z" class="solid"/>' : '<circle r="5" class="solid"/>',
        );
  return trackSvg(track, title, marks);
}

/** The empty track, for a line in words. */
export function emptyTrack(track: Track, title: string): Html {
  return trackSvg(track, title, "");
}

/** Numbers along the scale. */
export function axis(track: Track, write: (value: number) => string): Html {
  const labels = track.scale.ticks
    .map((tick) => `<text x="${place(track, track.scale.at(tick))}" y="13">${write(tick)}</text>`)
    .join("");
  return raw(`<svg class="axis" width="100%" height="18" aria-hidden="true">${labels}</svg>`);
}

/** Patterns that marks of a page refer to; once a page. */
export const PATTERNS: Html = raw(
  '<svg width="0" height="0" class="patterns" aria-hidden="true"><defs>' +
    '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="6" class="hatch"/></pattern>' +
    '<linearGradient id="fade-on"><stop offset="0" class="stop-in"/><stop offset="1" class="stop-out"/></linearGradient>' +
    '<linearGradient id="fade-back"><stop offset="0" class="stop-out"/><stop offset="1" class="stop-in"/></linearGradient>' +
    '<linearGradient id="cloud"><stop offset="0" class="stop-out"/><stop offset=".35" class="stop-in"/><stop offset=".65" class="stop-in"/><stop offset="1" class="stop-out"/></linearGradient>' +
    "</defs></svg>",
);

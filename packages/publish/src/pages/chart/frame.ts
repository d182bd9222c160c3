/**
 * The ground both bands of the chart stand on: people up the page, on one scale for both, so that what is
 * documented here and what others say can be read across. For pages read from right to left `x` is
 * turned round; shapes themselves are not.
 */

import type { Scale } from "@daftar/claims";
import type { Words } from "../words/words.ts";

export const HEIGHT = 430;
export const TOP = 40;
/** Where the scale's lower end lies; beneath it is room for dates and names of lines. */
export const BOTTOM = HEIGHT - 66;
/** Width that the numbers of the scale take. */
export const AXIS = 56;

export interface Frame {
  readonly scale: Scale;
  readonly words: Words;
  readonly width: number;
}

const tenth = (length: number) => Math.round(length * 10) / 10;

/** Place along the reading direction, in SVG's own direction. */
export const across = ({ words, width }: Frame, x: number) => tenth(words.dir === "rtl" ? width - x : x);

/** Height of a number of people. */
export const heightOf = ({ scale }: Frame, value: number) =>
  tenth(BOTTOM - ((BOTTOM - TOP) * scale.at(value)) / 100);

const ANCHORS = { start: "end", middle: "middle", end: "start" } as const;

export const anchorIn = ({ words }: Frame, anchor: "start" | "middle" | "end") =>
  words.dir === "rtl" ? ANCHORS[anchor] : anchor;

/** Lines across, with their numbers at the start. */
export function grid(frame: Frame): string {
  const { scale, words, width } = frame;
  return scale.ticks
    .map((tick) => {
      const y = heightOf(frame, tick);
      const label = `<text x="${across(frame, AXIS - 8)}" y="${y + 4}" text-anchor="${anchorIn(frame, "end")}">${words.number(tick)}</text>`;
      return `<path d="M${across(frame, AXIS)} ${y}H${across(frame, width)}" class="grid"/>${label}`;
    })
    .join("");
}

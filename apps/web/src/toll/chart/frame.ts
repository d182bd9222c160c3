/**
 * The ground both bands of the chart stand on: people up the page, on one scale for both. `x` runs along
 * the reading direction and is turned round for pages read from the right; shapes are not.
 */
import type { Scale } from "@daftar/claims";

export const HEIGHT = 400;
export const TOP = 36;
export const BOTTOM = HEIGHT - 62;
/** Width that the numbers of the scale take. */
export const AXIS = 54;
/** Below the scale: statements that name no figure still have their day. */
export const NO_FIGURE_AT = BOTTOM + 14;
export const DATES_AT = BOTTOM + 40;

export interface Frame {
  readonly scale: Scale;
  readonly width: number;
  readonly dir: "ltr" | "rtl";
}

const tenth = (length: number) => Math.round(length * 10) / 10;

export const across = ({ dir, width }: Frame, x: number) => tenth(dir === "rtl" ? width - x : x);
export const heightOf = ({ scale }: Frame, value: number) =>
  tenth(BOTTOM - ((BOTTOM - TOP) * scale.at(value)) / 100);

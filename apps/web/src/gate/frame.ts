/** The ground of a small picture of days: `x` along the reading direction, turned round for pages read from the right. */
import { isoToDays } from "@daftar/model";

export interface DayFrame {
  readonly width: number;
  readonly first: number;
  readonly last: number;
  readonly dir: "ltr" | "rtl";
}

/** Room for the numbers of the scale at the start, and for half a mark at the end. */
export const START = 40;
const END = 8;

const tenth = (length: number) => Math.round(length * 10) / 10;

export const acrossOf = ({ width, dir }: Pick<DayFrame, "width" | "dir">, x: number): number =>
  tenth(dir === "rtl" ? width - x : x);

/** Where a day lies, as a length from the start. */
export function alongOf({ width, first, last }: DayFrame, day: string): number {
  const share = (isoToDays(day) - first) / Math.max(1, last - first);
  return tenth(START + (width - START - END) * Math.min(1, Math.max(0, share)));
}

/** Round numbers from 0 on that reach over the largest value: 1, 2 or 5 times a power of ten. */
export function topOf(largest: number): number {
  let ten = 1;
  while (ten * 10 <= largest) ten *= 10;
  return [1, 2, 5, 10].map((times) => times * ten).find((top) => top >= largest) ?? 1;
}

/**
 * From a number of people to a place along the track, in percent of its length.
 *
 * Even steps, or steps of ten where the largest number is more than a hundred times the smallest: then
 * 0 has a place of its own before 1. Percentages are rounded to a tenth, so that a last bit that differs
 * between engines changes no byte.
 */
export interface Scale {
  readonly kind: "even" | "tens";
  readonly ticks: readonly number[];
  readonly at: (value: number) => number;
}

const START = 2;
const END = 96;
const ONE = 10;
const tenth = (percent: number) => Math.round(percent * 10) / 10;

/** Steps of 1, 2 or 5 times a power of ten: four to eight of them. */
function evenTicks(largest: number): number[] {
  let step = 1;
  for (let at = 0; largest / step > 6; at += 1) step *= at % 3 === 1 ? 2.5 : 2;
  const ticks: number[] = [];
  for (let tick = 0; tick < largest + step; tick += step) ticks.push(tick);
  return ticks;
}

function tenTicks(largest: number): number[] {
  const ticks = [0, 1];
  for (let tick = 10; tick < largest * 10; tick *= 10) ticks.push(tick);
  return ticks;
}

/** @param values every number that the chart must place; whole numbers, 0 or more */
export function scaleFor(values: readonly number[]): Scale {
  const positive = values.filter((value) => value > 0);
  const largest = Math.max(1, ...positive);
  if (largest > 100 * Math.min(largest, ...positive)) {
    const ticks = tenTicks(largest);
    const decades = ticks.length - 2;
    const at = (value: number) =>
      value <= 0
        ? START
        : tenth(Math.min(END, ONE + ((END - ONE) * Math.log(Math.max(1, value))) / (decades * Math.LN10)));
    return { kind: "tens", ticks, at };
  }
  const ticks = evenTicks(largest);
  const top = ticks.at(-1) ?? 1;
  return {
    kind: "even",
    ticks,
    at: (value) => tenth(START + ((END - START) * Math.min(value, top)) / top),
  };
}

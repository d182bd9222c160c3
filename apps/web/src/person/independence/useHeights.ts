/** Where the marked rows of an element stand, followed as its words wrap anew. */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";

export interface Measured {
  readonly width: number;
  readonly height: number;
  /** Middle of the first line of each element with `data-mark`, from the top. */
  readonly heights: ReadonlyMap<string, number>;
}

const NOTHING: Measured = { width: 0, height: 0, heights: new Map() };

function measure(of: HTMLElement, strip: HTMLElement | null): Measured {
  const { top, height } = of.getBoundingClientRect();
  const heights = new Map<string, number>();
  for (const mark of of.querySelectorAll<HTMLElement>("[data-mark]")) {
    const line = mark.getBoundingClientRect();
    heights.set(mark.dataset["mark"] ?? "", line.top - top + line.height / 2);
  }
  return { width: Math.floor(strip?.clientWidth ?? 0), height: Math.ceil(height), heights };
}

/** @returns where to hang the whole, where to hang the strip that is drawn on, and what was measured */
export function useHeights(): readonly [
  RefObject<HTMLDivElement | null>,
  RefObject<HTMLDivElement | null>,
  Measured,
] {
  const whole = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState(NOTHING);
  useLayoutEffect(() => {
    const { current } = whole;
    if (current === null) return;
    const observer = new ResizeObserver(() => setMeasured(measure(current, strip.current)));
    observer.observe(current);
    for (const row of current.querySelectorAll("li")) observer.observe(row);
    return () => observer.disconnect();
  }, []);
  return [whole, strip, measured];
}

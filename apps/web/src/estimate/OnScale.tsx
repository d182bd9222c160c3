/** One interval on the scale of its table; the thin line is the documented. */
import { useReader } from "../app/reading.tsx";

const WIDTH = 260;

/** Numbers along a strip, from `least` to `most`; turned round where one reads from the right. */
export function useScale(least: number, most: number) {
  const { dir } = useReader();
  return (value: number) => {
    const x = 8 + ((WIDTH - 16) * (value - least)) / Math.max(1, most - least);
    return dir === "rtl" ? WIDTH - x : x;
  };
}

interface OnScaleProps {
  readonly at: (value: number) => number;
  readonly documented: number;
  readonly low: number;
  readonly high: number;
  readonly point: number | null;
}

export function OnScale({ at, documented, low, high, point }: OnScaleProps) {
  return (
    <svg width={WIDTH} height={22} aria-hidden="true" className="upset">
      <path d={`M${at(documented)} 2v18`} className="base" />
      <path d={`M${at(low)} 11H${at(high)}M${at(low)} 6v10M${at(high)} 6v10`} className="stem" />
      {point !== null && <circle cx={at(point)} cy={11} r={4} className="solid" />}
    </svg>
  );
}

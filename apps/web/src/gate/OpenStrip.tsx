/** On which days the gate was open: a filled length, and a hollow one where it was shut. */
import { isoToDays } from "@daftar/model";
import { useReader } from "../app/reading.tsx";
import { useWidth } from "../design/useWidth.ts";
import { acrossOf, alongOf, type DayFrame } from "./frame.ts";
import type { HistoryPoint } from "./measureKinds.ts";

const HEIGHT = 18;
const MOST = 860;

export function OpenStrip({ points }: { readonly points: readonly HistoryPoint[] }) {
  const { say, format, dir } = useReader();
  const [figure, given] = useWidth();
  const [first, last] = [points[0]?.day ?? "", points.at(-1)?.day ?? ""];
  const width = Math.min(MOST, given);
  const frame: DayFrame = { width, first: isoToDays(first), last: isoToDays(last), dir };
  const stretches: { from: string; to: string; open: boolean }[] = [];
  for (const { day, open } of points) {
    const before = stretches.at(-1);
    if (before !== undefined) before.to = day;
    if (before === undefined || before.open !== open) stretches.push({ from: day, to: day, open });
  }
  const words = stretches.map(({ from, to, open }) =>
    say(open ? "over.openFrom" : "over.shutFrom", { from: format.day(from), to: format.day(to) }),
  );
  return (
    <figure className="open-strip" ref={figure}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} className="plot-marks" role="img" aria-label={words.join(" ")}>
          {stretches.map(({ from, to, open }) => {
            const [a, b] = [alongOf(frame, from), Math.max(alongOf(frame, from) + 4, alongOf(frame, to))];
            const x = Math.min(acrossOf(frame, a), acrossOf(frame, b));
            return (
              <rect
                key={from}
                x={x}
                y={3}
                width={b - a}
                height={HEIGHT - 6}
                className={open ? "is-open" : "is-shut"}
              />
            );
          })}
        </svg>
      )}
      <figcaption className="ends small soft">
        <span>{format.day(first)}</span>
        <span>{say("over.strip")}</span>
        <span>{format.day(last)}</span>
      </figcaption>
    </figure>
  );
}

/** One measure over time: its line, its threshold, and on each day whether that was met, by the shape of the mark. */
import { isoToDays } from "@daftar/model";
import { useId } from "react";
import { useReader } from "../app/reading.tsx";
import { useWidth } from "../design/useWidth.ts";
import { acrossOf, alongOf, type DayFrame, START, topOf } from "./frame.ts";
import { askedWords, type Condition, type HistoryPoint, measureWords, valueWords } from "./measureKinds.ts";

const HEIGHT = 104;
const TOP = 10;
const BOTTOM = HEIGHT - 10;
const CROSS = 3.2;

interface MeasurePlotProps {
  readonly id: string;
  readonly points: readonly HistoryPoint[];
  readonly conditions: readonly Condition[];
}

interface Day {
  readonly day: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly met: boolean | null;
}

const numberOr = (value: number | string | null): number | null => (typeof value === "number" ? value : null);

export function MeasurePlot({ id, points, conditions }: MeasurePlotProps) {
  const { say, format, dir } = useReader();
  const [figure, width] = useWidth();
  const title = useId();
  const days = points.map(({ day, measures }): Day => {
    const found = measures.find((one) => one.id === id);
    return {
      day,
      value: numberOr(found?.value ?? null),
      threshold: numberOr(found?.threshold ?? null),
      met: found?.met ?? null,
    };
  });
  const [first, last] = [points[0]?.day ?? "", points.at(-1)?.day ?? ""];
  const frame: DayFrame = { width, first: isoToDays(first), last: isoToDays(last), dir };
  const top = topOf(Math.max(1, ...days.flatMap(({ value, threshold }) => [value ?? 0, threshold ?? 0])));
  const y = (value: number) => Math.round(10 * (BOTTOM - ((BOTTOM - TOP) * value) / top)) / 10;
  const x = (day: string) => acrossOf(frame, alongOf(frame, day));
  /** What holds from its day until the next one told of. */
  const steps = (of: (day: Day) => number | null): string => {
    let path = "";
    let drawing = false;
    for (const one of days) {
      const value = of(one);
      if (value !== null) path += drawing ? `H${x(one.day)}V${y(value)}` : `M${x(one.day)} ${y(value)}`;
      drawing = value !== null;
    }
    return path;
  };
  const now = points.at(-1)?.measures.find((one) => one.id === id);
  if (now === undefined) return null;
  return (
    <figure className="measure-plot" ref={figure}>
      <h3 id={title}>{measureWords(id, say)}</h3>
      <p className="small">
        <b>{valueWords(id, now.value, say, format)}</b>
        <span className="soft"> · {now.met === null ? say("gate.shown") : askedWords(now, say, format)}</span>
        {now.met !== null && (
          <span className={now.met ? "soft" : "needs"}>
            {" · "}
            {sinceWords(days, say, format)}
          </span>
        )}
      </p>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          className="plot-marks"
          role="img"
          aria-label={spoken(days, id, say, format)}
        >
          {conditions.map(({ from, to, where, cut }) => {
            const [a, b] = [x(from), x(to)];
            return (
              <rect
                key={`${from} ${where} ${cut}`}
                x={Math.min(a, b) - 2}
                y={TOP}
                width={Math.abs(b - a) + 4}
                height={BOTTOM - TOP}
                className="cut"
              />
            );
          })}
          {[0, top].map((tick) => (
            <g key={tick}>
              <path d={`M${acrossOf(frame, START)} ${y(tick)}H${acrossOf(frame, width)}`} className="grid" />
              <text
                x={acrossOf(frame, START - 8)}
                y={y(tick) + 4}
                textAnchor={dir === "rtl" ? "start" : "end"}
              >
                {format.number(tick)}
              </text>
            </g>
          ))}
          <path d={steps(({ threshold }) => threshold)} className="threshold" />
          <path d={steps(({ value }) => value)} className="line" />
          {days.map(({ day, value, met }) => {
            if (value === null) return null;
            const [cx, cy] = [x(day), y(value)];
            return met === false ? (
              <path
                key={day}
                className="unmet"
                d={`M${cx - CROSS} ${cy - CROSS}l${2 * CROSS} ${2 * CROSS}m0 ${-2 * CROSS}l${-2 * CROSS} ${2 * CROSS}`}
              />
            ) : (
              <circle key={day} cx={cx} cy={cy} r={2.6} className={met === null ? "shown" : "met"} />
            );
          })}
        </svg>
      )}
      <figcaption className="ends small soft">
        <span>{format.dayMonth(first)}</span>
        <span>{format.dayMonth(last)}</span>
      </figcaption>
    </figure>
  );
}

type Reader = ReturnType<typeof useReader>;

/** "met since 23 November": since the first day of the stretch that reaches to the last. */
function sinceWords(days: readonly Day[], say: Reader["say"], format: Reader["format"]): string {
  const last = days.at(-1);
  const changed = days.findLastIndex(({ met }) => met !== last?.met);
  const since = days[changed + 1]?.day ?? "";
  if (changed === -1) return say(last?.met === true ? "over.metAlways" : "over.unmetAlways");
  return say(last?.met === true ? "over.metSince" : "over.unmetSince", { day: format.dayMonth(since) });
}

function spoken(days: readonly Day[], id: string, say: Reader["say"], format: Reader["format"]): string {
  const [first, last] = [days[0], days.at(-1)];
  return say("over.spoken", {
    what: measureWords(id, say),
    first: valueWords(id, first?.value ?? null, say, format),
    from: format.day(first?.day ?? ""),
    last: valueWords(id, last?.value ?? null, say, format),
    to: format.day(last?.day ?? ""),
  });
}

/**
 * Documented deaths by day, with the days that were under a cut, and the warning in the picture itself: who
 * cuts the picture out of the page takes it along (J20).
 */
import { scaleFor } from "@daftar/claims";
import { useReader } from "../app/reading.tsx";
import { useWidth } from "../design/useWidth.ts";
import { ChartText } from "../toll/chart/ChartText.tsx";
import { AXIS, across, BOTTOM, type Frame, heightOf } from "../toll/chart/frame.ts";
import { Grid } from "../toll/chart/Grid.tsx";
import { cutWords, warningWords, wholeWarning } from "./incidentWords.ts";
import type { ByDay } from "./types.ts";
import { wrapped } from "./wrapped.ts";
import "../toll/chart/chart.css";
import "./incidents.css";

const LINE = 19;
/** Width of a letter of a day beneath a bar. */
const LETTER = 7;
/** A slot that holds the number above its bar. */
const NUMBERED = 24;

/** A few days need no wide picture, but its sentences do. */
const widest = (days: number) => Math.max(560, AXIS + 92 * days);

export function DeathsByDay({ byDay }: { readonly byDay: ByDay }) {
  const { say, format } = useReader();
  const [figure, width] = useWidth();
  const { days, undated } = byDay;
  if (days.length === 0) return <p className="soft">{wholeWarning(byDay, say, format)}</p>;
  return (
    <figure className="chart by-day" ref={figure}>
      {width > 0 && <Picture byDay={byDay} width={Math.min(width, widest(days.length))} />}
      <figcaption className="small">
        <ul className="plain-list legend-line soft">
          <Shape kind="solid" words={say("byDay.verified")} />
          <Shape kind="hollow-ink" words={say("byDay.reported")} />
          {byDay.warning.code === "cut" && <Shape kind="under-cut" words={say("byDay.underCut")} />}
        </ul>
        {undated.people > 0 && (
          <p>
            {say("byDay.undated", {
              count: undated.people,
              n: format.number(undated.people),
              verified: format.number(undated.verified),
            })}
          </p>
        )}
        {byDay.conditions.some(({ placed }) => !placed) && <p>{say("byDay.notPlaced")}</p>}
        <details>
          <summary>{say("byDay.asTable")}</summary>
          <DayTable byDay={byDay} />
        </details>
      </figcaption>
    </figure>
  );
}

function Shape({ kind, words }: { readonly kind: string; readonly words: string }) {
  return (
    <li>
      <svg className="band" viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
        <rect x={1} y={1} width={12} height={12} className={kind} />
      </svg>
      {words}
    </li>
  );
}

/** Runs of days under any cut, as first and one past the last. */
function runsOf(days: ByDay["days"]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [at, { cuts }] of days.entries()) {
    if (cuts.length === 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

function Picture({ byDay, width }: { readonly byDay: ByDay; readonly width: number }) {
  const { say, format, dir } = useReader();
  const { days, conditions, undated } = byDay;
  const frame: Frame = {
    scale: scaleFor([Math.max(1, ...days.map(({ people }) => people))]),
    width,
    dir,
  };
  const slot = (width - AXIS) / days.length;
  const bar = Math.min(36, slot * 0.72);
  const base = heightOf(frame, 0);
  const names = days.map(({ day }) => format.dayMonth(day));
  const longest = Math.max(...names.map(({ length }) => length));
  const reach = (LETTER * longest) / 2;
  const every = Math.max(1, Math.ceil((2 * reach + 12) / slot));
  const most = Math.max(...days.map(({ people }) => people));
  const warning = wrapped(`${warningWords(byDay, say)}${say("lead.end")}`, width);
  // The ground leaves room for a number above the highest bar.
  const top = warning.length * LINE - 8;
  let y = BOTTOM + 40;
  const lanes = conditions.map((one, at) => {
    const under = days.flatMap(({ cuts }, day) => (cuts.includes(at) ? [day] : []));
    const lines = wrapped(cutWords(one, say, format), width - AXIS);
    const lane = { one, lines, from: under.at(0) ?? 0, to: (under.at(-1) ?? 0) + 1, y };
    y += lines.length * LINE + 16;
    return lane;
  });
  const box = (from: number, to: number) => {
    const [a, b] = [across(frame, AXIS + slot * from), across(frame, AXIS + slot * to)];
    return { x: Math.min(a, b), width: Math.abs(b - a) };
  };
  const height = top + (lanes.length === 0 ? BOTTOM + 34 : y);
  const label = say("byDay.alt", {
    first: format.day(days[0]?.day ?? ""),
    last: format.day(days.at(-1)?.day ?? ""),
    n: format.number(days.reduce((sum, { people }) => sum + people, 0)),
    undated: format.number(undated.people),
  });
  return (
    <svg
      className="band"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`${label} ${wholeWarning(byDay, say, format)}`}
    >
      <pattern
        id="cut-lines"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V6" className="cut-line" />
      </pattern>
      {warning.map((text, at) => (
        <ChartText
          key={text}
          frame={frame}
          x={0}
          y={14 + at * LINE}
          anchor="start"
          kind="line warning"
          text={text}
        />
      ))}
      <g transform={`translate(0 ${top})`}>
        {runsOf(days).map(([from, to]) => (
          <rect
            key={from}
            {...box(from, to)}
            y={heightOf(frame, 1e9)}
            height={base - heightOf(frame, 1e9)}
            className="under-cut"
          />
        ))}
        <Grid frame={frame} />
        {days.map(({ day, people, verified }, at) => {
          const middle = AXIS + slot * (at + 0.5);
          const x = across(frame, middle) - bar / 2;
          const [all, full] = [heightOf(frame, people), heightOf(frame, verified)];
          return (
            <g key={day}>
              {people > verified && (
                <rect x={x} y={all} width={bar} height={full - all} className="hollow-ink" />
              )}
              {verified > 0 && <rect x={x} y={full} width={bar} height={base - full} className="solid" />}
              {(slot >= NUMBERED || people === most) && (
                <ChartText
                  frame={frame}
                  x={middle}
                  y={all - 6}
                  anchor="middle"
                  kind={people === 0 ? "line zero" : "line"}
                  text={format.number(people)}
                />
              )}
              {at % every === 0 && middle + reach <= width && (
                <ChartText frame={frame} x={middle} y={base + 20} anchor="middle" text={names[at] ?? ""} />
              )}
            </g>
          );
        })}
        {lanes.map(({ lines, from, to, y: at }) => {
          const { x, width: long } = box(from, to);
          return (
            <g key={at}>
              <path
                d={`M${x} ${at - 5}v10M${x} ${at}h${long}M${x + long} ${at - 5}v10`}
                className="cut-lane"
              />
              {lines.map((text, line) => (
                <ChartText
                  key={text}
                  frame={frame}
                  x={AXIS}
                  y={at + LINE + line * LINE}
                  anchor="start"
                  kind="line"
                  text={text}
                />
              ))}
            </g>
          );
        })}
      </g>
    </svg>
  );
}

function DayTable({ byDay: { days, conditions, undated } }: { readonly byDay: ByDay }) {
  const { say, format } = useReader();
  return (
    <table className="day-table">
      <thead>
        <tr>
          <th scope="col">{say("byDay.day")}</th>
          <th scope="col" className="n">
            {say("lines.people")}
          </th>
          <th scope="col" className="n">
            {say("level.verified")}
          </th>
          <th scope="col">{say("byDay.cuts")}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, people, verified, cuts }) => (
          <tr key={day}>
            <th scope="row">{format.day(day)}</th>
            <td className="n">{format.number(people)}</td>
            <td className="n">{format.number(verified)}</td>
            <td>{format.list(cuts.map((at) => conditions[at]?.cut ?? ""))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say("byDay.noDay")}</th>
          <td className="n">{format.number(undated.people)}</td>
          <td className="n">{format.number(undated.verified)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

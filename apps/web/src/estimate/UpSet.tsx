/** Overlaps of lists as an UpSet plot: a column is the people on exactly the lists whose dots are filled. */

import { type Overlap, upSetLayout } from "@daftar/estimate";
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";

const COLUMN = 34;
const NAMES = 170;
const BARS = 90;
const TALL = 170;
const ROW = 28;
const MOST = 20;

export function UpSet({
  lists,
  overlaps,
}: {
  readonly lists: readonly string[];
  readonly overlaps: readonly Overlap[];
}) {
  const { say, format, dir } = useReader();
  const { sets, columns, rest } = upSetLayout(lists, overlaps, MOST);
  const largest = Math.max(1, ...columns.map(({ people }) => people));
  const fullest = Math.max(1, ...sets.map(({ people }) => people));
  const start = NAMES + BARS + 16;
  const width = start + columns.length * COLUMN + 8;
  const height = TALL + 30 + sets.length * ROW;
  const turn = (x: number) => (dir === "rtl" ? width - x : x);
  const described = columns
    .map(({ of, people }) => `${format.list([...of])}: ${format.number(people)}`)
    .join("; ");
  return (
    <>
      <Scroll label={say("estimate.overlaps")}>
        <svg
          className="upset"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={described}
        >
          {columns.map(({ of, people }, at) => {
            const x = turn(start + at * COLUMN + COLUMN / 2);
            const tall = ((TALL - 24) * people) / largest;
            const rows = sets.flatMap(({ name }, row) => (of.has(name) ? [row] : []));
            const y = (row: number) => TALL + 24 + row * ROW + ROW / 2;
            return (
              <g key={[...of].join()}>
                <rect x={x - 9} y={TALL - tall} width={18} height={tall} className="solid" />
                <text x={x} y={TALL - tall - 6} textAnchor="middle" className="value">
                  {format.number(people)}
                </text>
                {sets.map(({ name }, row) => (
                  <circle key={name} cx={x} cy={y(row)} r={6} className={of.has(name) ? "solid" : "empty"} />
                ))}
                {rows.length > 1 && (
                  <path d={`M${x} ${y(rows[0] ?? 0)}V${y(rows.at(-1) ?? 0)}`} className="stem" />
                )}
              </g>
            );
          })}
          <path d={`M${turn(start)} ${TALL}H${turn(width)}`} className="base" />
          {sets.map(({ name, people }, row) => {
            const y = TALL + 24 + row * ROW;
            const long = (BARS * people) / fullest;
            return (
              <g key={name}>
                <text x={turn(0)} y={y + ROW / 2 + 5} textAnchor={dir === "rtl" ? "end" : "start"}>
                  {name}
                </text>
                <rect
                  x={Math.min(turn(NAMES + BARS), turn(NAMES + BARS - long))}
                  y={y + 7}
                  width={long}
                  height={ROW - 14}
                  className="set"
                />
                <text
                  x={turn(NAMES + BARS - long - 6)}
                  y={y + ROW / 2 + 5}
                  textAnchor={dir === "rtl" ? "start" : "end"}
                  className="value"
                >
                  {format.number(people)}
                </text>
              </g>
            );
          })}
        </svg>
      </Scroll>
      <p className="small soft">
        {say("estimate.upSetMeans")}
        {rest.columns > 0 &&
          ` ${say("estimate.upSetRest", { columns: format.number(rest.columns), n: format.number(rest.people) })}`}
      </p>
    </>
  );
}

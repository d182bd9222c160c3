/** Names beside counts: people as a bar, filled where verified, and the counts as a line from low to high. */
import { useReader } from "../app/reading.tsx";
import type { IncidentRow } from "./types.ts";

const WIDTH = 200;
const HEIGHT = 24;

/** @param most the largest number on the page, so that all lines are of one scale */
export function Beside({ row, most }: { readonly row: IncidentRow; readonly most: number }) {
  const { dir } = useReader();
  const { people, verified, figure } = row;
  const at = (value: number) => Math.round((1960 * value) / Math.max(1, most)) / 10;
  const turned = dir === "rtl" ? `translate(${WIDTH} 0) scale(-1 1)` : undefined;
  return (
    <svg className="band beside-counts" viewBox={`-1 0 ${WIDTH + 2} ${HEIGHT}`} aria-hidden="true">
      <g transform={turned}>
        {people > verified && (
          <rect x={at(verified)} y={3} width={at(people) - at(verified)} height={8} className="hollow-ink" />
        )}
        {verified > 0 && <rect x={0} y={3} width={at(verified)} height={8} className="solid" />}
        {figure !== null && (
          <path
            d={`M${at(figure.low)} 14v8M${at(figure.low)} 18H${at(figure.high)}${
              figure.atLeast ? "m-5-4l5 4l-5 4" : `M${at(figure.high)} 14v8`
            }`}
            className="interval"
          />
        )}
      </g>
    </svg>
  );
}

export const mostOf = (rows: readonly IncidentRow[]): number =>
  Math.max(1, ...rows.flatMap(({ people, figure }) => [people, figure?.high ?? 0]));

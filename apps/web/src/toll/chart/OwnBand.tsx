/** The desk's own lines: filled, on the same scale as what others say, and never in their glyphs. */
import type { Scale } from "@daftar/claims";
import { highEnd, lowEnd } from "@daftar/model";
import { useReader } from "../../app/reading.tsx";
import { ChartText } from "./ChartText.tsx";
import { AXIS, across, BOTTOM, type Frame, HEIGHT, heightOf } from "./frame.ts";
import { Grid } from "./Grid.tsx";
import type { TollLines } from "./TollChart.tsx";

interface OwnBandProps {
  readonly lines: TollLines;
  /** High counts are at least that (only partial counts were given somewhere). */
  readonly openHigh: boolean;
  readonly scale: Scale;
  readonly width: number;
}

export function OwnBand({ lines, openHigh, scale, width }: OwnBandProps) {
  const { say, format, dir } = useReader();
  const frame: Frame = { scale, width, dir };
  const { verifiedNamed, verified, reported, estimated } = lines;
  const slot = (width - AXIS) / 4;
  const at = (index: number) => AXIS + slot * (index + 0.5);
  const columns = [
    { low: verifiedNamed, high: verifiedNamed, words: say("chart.named") },
    { low: verified, high: verified, words: say("chart.verified") },
    { low: reported.low, high: reported.high, words: say("chart.reported") },
  ];
  const bounded = estimated.low !== null && estimated.high !== null;
  return (
    <svg
      className="band"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={say("chart.ownLabel")}
    >
      <Grid frame={frame} />
      {columns.map(({ low, high, words }, index) => {
        const [x, top, bottom] = [across(frame, at(index)), heightOf(frame, high), heightOf(frame, low)];
        const open = openHigh && index === 2;
        return (
          <g key={words}>
            {low < high && <rect x={x - 5} y={top} width={10} height={bottom - top} className="solid" />}
            {open ? (
              <path d={`M${x - 8} ${top + 3}l8-13 8 13z`} className="solid" />
            ) : (
              <circle cx={x} cy={top} r={6} className="solid" />
            )}
            {low < high && <circle cx={x} cy={bottom} r={6} className="solid" />}
            <ChartText
              frame={frame}
              x={at(index)}
              y={top - (open ? 16 : 12)}
              anchor="middle"
              kind="value"
              text={format.number(high)}
            />
            {low < high && (
              <ChartText
                frame={frame}
                x={at(index)}
                y={bottom + 20}
                anchor="middle"
                kind="value"
                text={format.number(low)}
              />
            )}
          </g>
        );
      })}
      {bounded && <Interval frame={frame} x={at(3)} low={estimated.low ?? 0} high={estimated.high ?? 0} />}
      {[...columns.map((column) => column.words), say("chart.estimated")].map((words, index) => (
        <ChartText
          key={words}
          frame={frame}
          x={at(index)}
          y={BOTTOM + 24}
          anchor="middle"
          kind="line"
          text={words}
        />
      ))}
      {!bounded && (
        <ChartText frame={frame} x={at(3)} y={BOTTOM - 12} anchor="middle" text={say("chart.notEstimable")} />
      )}
    </svg>
  );
}

/** The estimate: a plain line between two bars. */
function Interval({ frame, x, low, high }: { frame: Frame; x: number; low: number; high: number }) {
  const { format } = useReader();
  const [mid, top, bottom] = [across(frame, x), heightOf(frame, high), heightOf(frame, low)];
  return (
    <g>
      <path
        d={`M${mid} ${top}V${bottom}M${mid - 9} ${top}h18M${mid - 9} ${bottom}h18`}
        className="interval"
      />
      <ChartText
        frame={frame}
        x={x}
        y={top - 12}
        anchor="middle"
        kind="value"
        text={format.number(highEnd(high))}
      />
      <ChartText
        frame={frame}
        x={x}
        y={bottom + 20}
        anchor="middle"
        kind="value"
        text={format.number(lowEnd(low))}
      />
    </g>
  );
}

/** From the rarity of any two records being one person, step by step to the weight of this pair, in bits. */
import { useReader } from "../app/reading.tsx";
import { useWidth } from "../design/useWidth.ts";
import { type FieldWeight, fieldOf } from "./evidence.ts";

const STEP = 24;
const WIDEST = 680;
const NUMBERS = 52;

export function Waterfall({
  fields,
  weight,
}: {
  readonly fields: readonly FieldWeight[];
  readonly weight: number;
}) {
  const { say, format, dir } = useReader();
  const [place, measured] = useWidth();
  const width = Math.min(WIDEST, measured);
  const names = width < 480 ? 104 : 150;
  const shown = fields.filter(({ field, bits }) => field === "start" || Math.abs(bits) >= 0.05);
  let sum = 0;
  const steps = shown.map(({ field, bits }) => {
    const from = sum;
    sum += bits;
    return { field, bits, from, to: sum };
  });
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const scale = Math.max(0, width - names - NUMBERS) / Math.max(1, most - least);
  const x = (bits: number) => names + (bits - least) * scale;
  const turn = (at: number) => (dir === "rtl" ? width - at : at);
  const height = (steps.length + 1) * STEP + 8;
  const anchor = (side: "start" | "end") => (dir === "rtl" ? (side === "start" ? "end" : "start") : side);
  const nameOf = (field: string) => {
    const known = fieldOf(field);
    return known === null ? field : say(`field.${known}`);
  };
  // Persian runs from the right inside its own text, so that its start is there too.
  const side = (want: "start" | "end") => (dir === "rtl" ? (want === "start" ? "start" : "end") : want);
  const total = { from: 0, to: weight };
  return (
    <section className="waterfall" ref={place}>
      <svg width={width} height={height} role="img" aria-label={say("review.waterfall")}>
        <path d={`M${turn(x(0))} 0V${height}`} className="zero" />
        {steps.map(({ field, bits, from, to }, at) => {
          const y = at * STEP + 4;
          const [a, b] = [turn(x(from)), turn(x(to))];
          return (
            <g key={field}>
              <text x={turn(0)} y={y + 13} textAnchor={side("start")} direction={dir}>
                {nameOf(field)}
              </text>
              <rect
                x={Math.min(a, b)}
                y={y + 3}
                width={Math.max(1.5, Math.abs(b - a))}
                height={STEP - 10}
                className={bits >= 0 ? "speaks" : "against"}
              />
              <path d={`M${b} ${y + STEP - 7}v${STEP - 14}`} className="step" />
              <text x={turn(width)} y={y + 13} textAnchor={anchor("end")} className="bits">
                {`${bits > 0 ? "+" : ""}${format.decimal(bits, 1)}`}
              </text>
            </g>
          );
        })}
        <g className="sum">
          <text x={turn(0)} y={steps.length * STEP + 17} textAnchor={side("start")} direction={dir}>
            {say("review.sum")}
          </text>
          <rect
            x={Math.min(turn(x(total.from)), turn(x(total.to)))}
            y={steps.length * STEP + 7}
            width={Math.max(1.5, Math.abs(x(total.to) - x(total.from)))}
            height={STEP - 10}
            className="solid"
          />
          <text x={turn(width)} y={steps.length * STEP + 17} textAnchor={anchor("end")} className="bits">
            {`${weight > 0 ? "+" : ""}${format.decimal(weight, 1)}`}
          </text>
        </g>
      </svg>
    </section>
  );
}

import { useReader } from "../../app/reading.tsx";
import { ChartText } from "./ChartText.tsx";
import { AXIS, across, type Frame, heightOf } from "./frame.ts";

/** Lines across, with their numbers at the start. */
export function Grid({ frame }: { readonly frame: Frame }) {
  const { format } = useReader();
  return frame.scale.ticks.map((tick) => {
    const y = heightOf(frame, tick);
    return (
      <g key={tick}>
        <path d={`M${across(frame, AXIS)} ${y}H${across(frame, frame.width)}`} className="grid" />
        <ChartText frame={frame} x={AXIS - 8} y={y + 4} anchor="end" text={format.number(tick)} />
      </g>
    );
  });
}

/**
 * What others say: time along the reading direction, people up the page. A superseded claim fades and is
 * joined to its successor; parts hang from their whole; hover and focus give who, when and where.
 */
import { type ClaimAt, LINE, type Scale, type Timeline, widthOf } from "@daftar/claims";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useReader } from "../../app/reading.tsx";
import { Scroll } from "../../design/Scroll.tsx";
import { ChartText } from "./ChartText.tsx";
import { AXIS, across, DATES_AT, type Frame, HEIGHT, NO_FIGURE_AT } from "./frame.ts";
import { Grid } from "./Grid.tsx";
import { type PlacedClaim, placeClaims, timelineFor } from "./placeClaims.ts";

interface ClaimsBandProps {
  readonly claims: readonly ClaimAt[];
  readonly scale: Scale;
  readonly width: number;
  readonly onPoint: (claim: PlacedClaim | null) => void;
}

const ROOM_FOR_WORDS = 520;

export function ClaimsBand({ claims, scale, width, onPoint }: ClaimsBandProps) {
  const { say, format, dir } = useReader();
  const navigate = useNavigate();
  const timeline = useMemo(() => timelineFor(claims, width), [claims, width]);
  const frame = useMemo<Frame>(
    () => ({ scale, dir, width: Math.round(timeline.width + AXIS + 12) }),
    [scale, dir, timeline],
  );
  const placed = useMemo(
    () =>
      placeClaims(claims, timeline, frame, {
        quote: (words) => format.quote(words),
        number: (value) => format.number(value),
        whole: width >= ROOM_FOR_WORDS,
      }),
    [claims, timeline, frame, format, width],
  );
  return (
    <Scroll kind="band-scroll" label={say("chart.claims")}>
      <svg className="band" viewBox={`0 0 ${frame.width} ${HEIGHT}`} width={frame.width} height={HEIGHT}>
        <title>{say("chart.claims")}</title>
        <g>
          <Grid frame={frame} />
          {placed.some(({ drawn }) => !drawn) && (
            <ChartText frame={frame} x={0} y={NO_FIGURE_AT + 4} anchor="start" text={say("chart.noFigure")} />
          )}
          <Days frame={frame} timeline={timeline} />
          <Joins frame={frame} placed={placed} />
        </g>
        {placed.map((one) => {
          const { claim, mark, successor } = one;
          const sentence = [
            format.number(one.key),
            `${format.day(claim.asOf)}: ${claim.claimant}, ${format.quote(claim.figure.asWorded)}`,
          ].join(". ");
          return (
            <a
              key={claim.id}
              href={`/claims#claim-${claim.id}`}
              aria-label={sentence}
              onClick={(event) => {
                event.preventDefault();
                void navigate({ to: "/claims", hash: `claim-${claim.id}` });
              }}
              onPointerEnter={() => onPoint(one)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(one)}
              onBlur={() => onPoint(null)}
            >
              <g className={successor === null ? undefined : "faded"}>{mark.glyph}</g>
              <Words frame={frame} one={one} />
              <rect
                x={mark.box.x - 2}
                y={mark.box.y - 2}
                width={mark.box.width + 4}
                height={mark.box.height + 4}
                className="hit"
              />
            </a>
          );
        })}
      </svg>
    </Scroll>
  );
}

/** Its wording at its end, or its number in a ring. */
function Words({ frame, one }: { readonly frame: Frame; readonly one: PlacedClaim }) {
  const { format } = useReader();
  const { label, successor, key } = one;
  if (label === null) return null;
  if (label.whole)
    return label.lines.map((line, at, lines) => (
      <ChartText
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one label never move
        key={at}
        frame={frame}
        x={label.x}
        y={label.y + at * LINE}
        anchor={label.anchor}
        kind={successor === null ? "words" : "words then"}
        // Read aloud, lines are words of one sentence.
        text={at < lines.length - 1 ? `${line} ` : line}
      />
    ));
  const half = widthOf(label.lines[0] ?? "") / 2;
  const middle = label.x + { start: half, middle: 0, end: -half }[label.anchor];
  return (
    <>
      <circle cx={across(frame, middle)} cy={label.y - 4} r={8} className="ring" />
      <ChartText frame={frame} x={middle} y={label.y} anchor="middle" kind="key" text={format.number(key)} />
    </>
  );
}

function Days({ frame, timeline }: { readonly frame: Frame; readonly timeline: Timeline }) {
  const { format } = useReader();
  let free = Number.NEGATIVE_INFINITY;
  let year = "";
  return timeline.days.map(({ iso, from, to }) => {
    const line = (
      <path
        d={`M${across(frame, AXIS + from + 1)} ${DATES_AT - 14}H${across(frame, AXIS + to - 1)}`}
        className="day"
      />
    );
    const label = format.dayMonth(iso);
    const half = widthOf(label) / 2;
    // The last day's label keeps within the frame, a little before its day.
    const centre = Math.min(AXIS + (from + to) / 2, frame.width - half);
    if (centre - half < free) return <g key={iso}>{line}</g>;
    free = centre + half + 8;
    const said = format.year(iso);
    const fresh = said !== year;
    year = said;
    return (
      <g key={iso}>
        {line}
        <ChartText frame={frame} x={centre} y={DATES_AT} anchor="middle" text={label} />
        {fresh && <ChartText frame={frame} x={centre} y={DATES_AT + 15} anchor="middle" text={said} />}
      </g>
    );
  });
}

/** Thin lines: from a claim to the one that replaced it, from a whole down to its parts. */
function Joins({ frame, placed }: { readonly frame: Frame; readonly placed: readonly PlacedClaim[] }) {
  const byId = new Map(placed.map((one) => [one.claim.id, one]));
  return placed.map(({ claim, x, mark, drawn, successor }) => {
    if (!drawn) return null;
    const next = successor === null ? undefined : byId.get(successor.id);
    const whole = claim.partOf === null ? undefined : byId.get(claim.partOf);
    return (
      <g key={claim.id}>
        {next?.drawn === true && (
          <path
            d={`M${across(frame, x)} ${mark.y}L${across(frame, next.x)} ${next.mark.y}`}
            className="joined"
          />
        )}
        {whole?.drawn === true && (
          <path
            d={`M${across(frame, whole.x)} ${whole.mark.y}H${across(frame, x)}V${mark.y}`}
            className="hang"
          />
        )}
      </g>
    );
  });
}

/** Each measure over time, as it stood on each day under the policy then in force: small pictures, and a table. */
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { MeasurePlot } from "./MeasurePlot.tsx";
import {
  askedWords,
  type Condition,
  type History,
  type HistoryPoint,
  measureWords,
  metWords,
  valueWords,
} from "./measureKinds.ts";
import { OpenStrip } from "./OpenStrip.tsx";
import { useGateHistory } from "./useGateHistory.ts";

/** In this order; the scope is set or not, and what was cut is a band in every picture. */
const DRAWN = [
  "origins",
  "undecided-pairs",
  "reviews-asked",
  "count-agreement",
  "places-without-source",
  "intake",
  "sample-coverage",
  "new-victims-per-record",
] as const;

export function OverTime({ conditions }: { readonly conditions: readonly Condition[] }) {
  const { say, format } = useReader();
  const { history, progress } = useGateHistory();
  return (
    <section className="over-time" aria-label={say("over.title")}>
      <h2>{say("over.title")}</h2>
      {history.isFetching && (
        <div className="working" role="status">
          <p className="soft">
            {progress === null
              ? say("over.begins")
              : say("over.working", {
                  n: format.number(progress.done),
                  of: format.number(progress.total),
                })}
          </p>
          <progress
            max={1}
            value={progress === null || progress.total === 0 ? undefined : progress.done / progress.total}
            aria-label={say("over.title")}
          />
        </div>
      )}
      {(history.data != null || history.error !== null) && (
        <Asked of={history}>
          {(found) =>
            found === null || found.points.length < 2 ? (
              <p className="soft">{say("over.tooShort")}</p>
            ) : (
              <Drawn history={found} conditions={conditions} />
            )
          }
        </Asked>
      )}
    </section>
  );
}

interface DrawnProps {
  readonly history: History;
  readonly conditions: readonly Condition[];
}

function Drawn({ history, conditions }: DrawnProps) {
  const { say, format } = useReader();
  const { points, everyDays, firstOpen } = history;
  const [first, last] = [points[0]?.day ?? "", points.at(-1)?.day ?? ""];
  const within = conditions.filter(({ from, to }) => from <= last && to >= first);
  const open = points.filter((point) => point.open).length;
  return (
    <>
      <p>
        {firstOpen === null
          ? say("over.neverOpen", { of: format.number(points.length) })
          : say("over.firstOpen", {
              day: format.day(firstOpen),
              count: open,
              n: format.number(open),
              of: format.number(points.length),
            })}{" "}
        <span className="soft">{say("over.means")}</span>
      </p>
      {everyDays > 1 && <p className="soft small">{say("over.thinned", { n: format.number(everyDays) })}</p>}
      <OpenStrip points={points} />
      <div className="small-multiples">
        {DRAWN.map((id) => (
          <MeasurePlot key={id} id={id} points={points} conditions={within} />
        ))}
      </div>
      <ul className="legend plain-list small soft">
        <li>
          <svg width="14" height="14" aria-hidden="true" className="plot-marks">
            <circle cx="7" cy="7" r="4" className="met" />
          </svg>
          {say("over.legendMet")}
        </li>
        <li>
          <svg width="14" height="14" aria-hidden="true" className="plot-marks">
            <path d="M3 3L11 11M11 3L3 11" className="unmet" />
          </svg>
          {say("over.legendUnmet")}
        </li>
        <li>
          <svg width="22" height="14" aria-hidden="true" className="plot-marks">
            <path d="M0 7H22" className="threshold" />
          </svg>
          {say("over.legendThreshold")}
        </li>
        {within.length > 0 && (
          <li>
            <svg width="22" height="14" aria-hidden="true" className="plot-marks">
              <rect width="22" height="14" className="cut" />
            </svg>
            {say("over.legendCut")}
          </li>
        )}
      </ul>
      {conditions.length > within.length && <p className="small soft">{say("over.cutElsewhere")}</p>}
      <details>
        <summary>{say("over.table")}</summary>
        <HistoryTable points={points} />
      </details>
    </>
  );
}

function HistoryTable({ points }: { readonly points: readonly HistoryPoint[] }) {
  const { say, format } = useReader();
  return (
    <Scroll label={say("over.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("over.day")}</th>
            <th scope="col">{say("over.gate")}</th>
            {DRAWN.map((id) => (
              <th scope="col" key={id}>
                {measureWords(id, say)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ day, open, policy, measures }) => (
            <tr key={day}>
              <th scope="row">
                {format.day(day)}
                <small className="soft">
                  <bdi>{policy}</bdi>
                </small>
              </th>
              <td>{say(open ? "over.open" : "over.shut")}</td>
              {DRAWN.map((id) => {
                const measure = measures.find((one) => one.id === id);
                if (measure === undefined) return <td key={id}>–</td>;
                return (
                  <td key={id} className={measure.met === false ? "needs" : undefined}>
                    {valueWords(id, measure.value, say, format)}
                    <small className="soft">
                      {measure.met === null
                        ? metWords(null, say)
                        : `${askedWords(measure, say, format)} · ${metWords(measure.met, say)}`}
                    </small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

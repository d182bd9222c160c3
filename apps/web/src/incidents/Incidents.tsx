/** Deaths by day with what was cut, and every place and window with harm: counted by somebody, or a day of a city. */
import { incidentList } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { mostOf } from "./Beside.tsx";
import { DayGroups } from "./DayGroups.tsx";
import { DeathsByDay } from "./DeathsByDay.tsx";
import { IncidentTable } from "./IncidentTable.tsx";
import "./incidents.css";

/** As the verb has it by default. */
const ENOUGH = 3;

export function Incidents() {
  const { say, format } = useReader();
  const list = useVerb(incidentList, { people: ENOUGH });
  return (
    <Asked alone of={list}>
      {({ incidents, total, byDay }) => {
        const counted = incidents.filter(({ accounts }) => accounts > 0);
        const days = incidents.filter(({ accounts }) => accounts === 0);
        const most = mostOf(incidents);
        return (
          <div className="incidents-page">
            {total === 0 ? (
              <Notice alone title={say("incidents.none")}>
                <p>{say("incidents.noneFix")}</p>
              </Notice>
            ) : (
              <h1>
                {say("incidents.title", {
                  count: total,
                  n: format.number(total),
                  counted: format.number(counted.length),
                  days: format.number(days.length),
                  least: format.number(ENOUGH),
                })}
              </h1>
            )}
            <h2>{say("byDay.title")}</h2>
            <DeathsByDay byDay={byDay} />
            {counted.length > 0 && (
              <>
                <h2>{say("incidents.counted")}</h2>
                <p className="small soft">{say("incidents.key")}</p>
                <IncidentTable rows={counted} most={most} />
              </>
            )}
            {days.length > 0 && (
              <>
                <h2>{say("incidents.days", { n: format.number(ENOUGH) })}</h2>
                <p className="small soft">{say("incidents.daysMean")}</p>
                <DayGroups rows={days} />
              </>
            )}
            {incidents.length < total && (
              <p className="needs">
                {say("incidents.more", { n: format.number(incidents.length), of: format.number(total) })}
              </p>
            )}
          </div>
        );
      }}
    </Asked>
  );
}

/** Days of cities that nobody counted: day by day, the place with most documented people first. */
import { Link } from "@tanstack/react-router";
import { useReader } from "../app/reading.tsx";
import { Beside, mostOf } from "./Beside.tsx";
import { gapWords, placeWords } from "./incidentWords.ts";
import type { IncidentRow } from "./types.ts";

function byFirstDay(rows: readonly IncidentRow[]): [string, IncidentRow[]][] {
  const groups = new Map<string, IncidentRow[]>();
  for (const row of rows.toSorted((a, b) => b.people - a.people)) {
    const group = groups.get(row.window.from);
    if (group === undefined) groups.set(row.window.from, [row]);
    else group.push(row);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function DayGroups({ rows }: { readonly rows: readonly IncidentRow[] }) {
  const { say, format } = useReader();
  const most = mostOf(rows);
  return (
    <table className="day-groups">
      <thead>
        <tr>
          <th scope="col">{say("incident.where")}</th>
          <th scope="col" className="n">
            {say("incident.documented")}
          </th>
          <th scope="col" className="n">
            {say("level.verified")}
          </th>
          <th scope="col">
            <span className="unseen">{say("incident.beside")}</span>
          </th>
        </tr>
      </thead>
      {byFirstDay(rows).map(([day, of]) => (
        <tbody key={day}>
          <tr>
            <th scope="rowgroup" colSpan={4} className="the-day">
              {format.day(day)}
            </th>
          </tr>
          {of.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/incidents/$id" params={{ id: row.id }}>
                  <bdi>{placeWords(row, say, format)}</bdi>
                </Link>
                {row.crosses && (
                  <small className="soft">{gapWords({ code: "crosses", number: null }, say, format)}</small>
                )}
              </th>
              <td className="n">{format.number(row.people)}</td>
              <td className="n">{format.number(row.verified)}</td>
              <td className="picture-cell">
                <Beside row={row} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

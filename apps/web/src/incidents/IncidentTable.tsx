/** Incidents in rows: when, where, who is documented, what was counted, and what does not agree. */
import { Link } from "@tanstack/react-router";
import { useReader } from "../app/reading.tsx";
import { Beside, mostOf } from "./Beside.tsx";
import { figureWords, gapWords, placeWords, windowWords } from "./incidentWords.ts";
import type { IncidentRow } from "./types.ts";

/** @param most the largest number on the page; else that of these rows */
export function IncidentTable({
  rows,
  most = mostOf(rows),
}: {
  readonly rows: readonly IncidentRow[];
  readonly most?: number;
}) {
  const { say } = useReader();
  return (
    <table className="incidents">
      <thead>
        <tr>
          <th scope="col">{say("incident.where")}</th>
          <th scope="col">{say("incident.when")}</th>
          <th scope="col" className="n">
            {say("incident.documented")}
          </th>
          <th scope="col" className="n">
            {say("incident.counted")}
          </th>
          <th scope="col">{say("incident.beside")}</th>
          <th scope="col">{say("incident.gaps")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} most={most} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, most }: { readonly row: IncidentRow; readonly most: number }) {
  const { say, format } = useReader();
  // That nobody counted it is said by the column of counts.
  const gaps = row.gaps.filter(({ code }) => code !== "no-count");
  return (
    <tr>
      <th scope="row">
        <Link to="/incidents/$id" params={{ id: row.id }}>
          <bdi>{placeWords(row, say, format)}</bdi>
        </Link>
      </th>
      <td>{windowWords(row, format)}</td>
      <td className="n" data-label={say("incident.documented")}>
        {format.number(row.people)}
        <small className="soft">{say("incident.verified", { n: format.number(row.verified) })}</small>
      </td>
      <td className="n" data-label={say("incident.counted")}>
        {figureWords(row, say, format) ??
          say(row.accounts === 0 ? "incident.notCounted" : "incident.notCredible")}
      </td>
      <td className="picture-cell">
        <Beside row={row} most={most} />
      </td>
      <td className="gaps small">
        {gaps.map((gap) => (
          <span key={gap.code}>{gapWords(gap, say, format)}</span>
        ))}
      </td>
    </tr>
  );
}

/** One person in the list: names whole, in each script; level by form and word; when and where beneath. */
import { Link } from "@tanstack/react-router";
import { useReader } from "../app/reading.tsx";
import { LevelMark } from "../design/LevelMark.tsx";
import { Names } from "../design/NameText.tsx";
import { described } from "./described.ts";
import type { PersonRow } from "./usePages.ts";

interface PersonLineProps {
  readonly row: PersonRow | null;
  /** Where it stands in the list, from 1. */
  readonly place: number;
}

export function PersonLine({ row, place }: PersonLineProps) {
  const { say, format } = useReader();
  // Its page is on the way: what stands here keeps the height of a line, and says so.
  if (row === null)
    return <p className="person-line soft">{say("people.coming", { n: format.number(place) })}</p>;
  const about = [
    row.age === null ? null : say("people.age", { age: format.interval(row.age.low, row.age.high) }),
    format.place(row.placeNames),
    row.death === null ? say("people.noDate") : format.span(row.death),
  ].filter((part) => part !== null);
  return (
    <Link to="/people/$id" params={{ id: row.id }} className="person-line">
      <span className="who">
        <Names names={row.names} none={described(row, say, format)} />
        <small className="soft">
          {about.map((part, at) => (
            <span key={part}>
              {at > 0 && " · "}
              <bdi>{part}</bdi>
            </span>
          ))}
        </small>
      </span>
      <span className="state">
        <LevelMark level={row.level} />
        <small className="soft">
          {say("people.origins", { count: row.origins, n: format.number(row.origins) })}
          {row.dispute !== "none" && (
            <>
              {" · "}
              <b className="needs">{say("people.disputed")}</b>
            </>
          )}
          {row.reviewAsked && (
            <>
              {" · "}
              <b className="needs">{say("people.reviewAsked")}</b>
            </>
          )}
        </small>
      </span>
    </Link>
  );
}

/** How each line moved, in words that name nobody; then who, person by person, for use inside. */
import { Link } from "@tanstack/react-router";
import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";
import { byReason, type Changes, LINES, type LineName, type PersonChange, restOf } from "./changeParts.ts";
import "./changes.css";

type Side = PersonChange["before"];

/** More are told by `daftar toll --since`, as JSON. */
const MOST = 200;

function stepsOf(changes: Changes, line: LineName, say: Say, format: Formats): string[] {
  const steps = changes.totals
    .filter((one) => one.line === line)
    .flatMap(({ reason, more, fewer }) => {
      const why = say(`changeReason.${reason}`);
      return [
        ...(more > 0 ? [say("changes.more", { count: more, n: format.number(more), why })] : []),
        ...(fewer > 0 ? [say("changes.fewer", { count: fewer, n: format.number(fewer), why })] : []),
      ];
    });
  const rest = restOf(changes, line);
  if (rest === 0) return steps;
  const values = { count: Math.abs(rest), n: format.number(Math.abs(rest)), why: say("changes.rest") };
  return [...steps, say(rest > 0 ? "changes.more" : "changes.fewer", values)];
}

const shownLine = (side: Changes["before"], line: LineName, format: Formats): string =>
  line === "reported" ? format.interval(side.reported.low, side.reported.high) : format.number(side[line]);

const LABELS = {
  verifiedNamed: "lines.named",
  verified: "lines.verified",
  reported: "lines.reported",
} as const;

export function ChangeLines({ changes }: { readonly changes: Changes }) {
  const { say, format } = useReader();
  return (
    <>
      <dl className="change-lines">
        {LINES.map((line) => {
          const steps = stepsOf(changes, line, say, format);
          const [was, is] = [shownLine(changes.before, line, format), shownLine(changes.after, line, format)];
          return (
            <div key={line}>
              <dt>{say(LABELS[line])}</dt>
              <dd>
                <b>{was === is ? say("changes.same", { is }) : say("changes.moved", { was, is })}</b>
                {steps.length > 0 && (
                  <ul>
                    {steps.map((step) => (
                      <li key={step}>{step}</li>
                    ))}
                  </ul>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <h2>{say("changes.people")}</h2>
      {changes.people.length === 0 ? (
        <p className="soft">{say("changes.nobody")}</p>
      ) : (
        <>
          <p className="small soft">{say("changes.inside")}</p>
          {[...byReason(changes.people)].map(([reason, people]) => (
            <details key={reason} className="change-group">
              <summary>
                {say(`changeReason.${reason}`)}:{" "}
                {say("people.found", { count: people.length, n: format.number(people.length) })}
              </summary>
              <ul className="plain-list">
                {people.slice(0, MOST).map((change) => (
                  <li key={JSON.stringify([change.before, change.after])}>
                    <OneChange change={change} />
                  </li>
                ))}
              </ul>
              {people.length > MOST && (
                <p className="soft small">
                  {say("changes.further", {
                    count: people.length - MOST,
                    n: format.number(people.length - MOST),
                  })}
                </p>
              )}
            </details>
          ))}
        </>
      )}
    </>
  );
}

function OneChange({ change: { before, after, reasons } }: { readonly change: PersonChange }) {
  const { say } = useReader();
  const [was, is] = [before[0], after[0]];
  const one = before.length === 1 && after.length === 1 && was?.id === is?.id && is !== undefined;
  return (
    <>
      {one && was !== undefined ? (
        <>
          <Who person={is} />:{" "}
          {say("changes.fromTo", {
            from: say(`standing.${was.standing}`),
            to: say(`standing.${is.standing}`),
          })}
          {was.standing === is.standing && ` ${say(is.named ? "changes.nowNamed" : "changes.noLongerNamed")}`}
        </>
      ) : (
        <>
          <Several side={before} none={say("changes.newHere")} /> <span aria-hidden="true">→</span>{" "}
          <span className="unseen">{say("changes.became")}</span>
          <Several side={after} none={say("changes.gone")} />
        </>
      )}
      {reasons.length > 1 && (
        <small className="soft">
          {" · "}
          {say("changes.also", {
            why: reasons
              .slice(1)
              .map((reason) => say(`changeReason.${reason}`))
              .join(", "),
          })}
        </small>
      )}
    </>
  );
}

function Several({ side, none }: { readonly side: Side; readonly none: string }) {
  const { say } = useReader();
  if (side.length === 0) return <span className="soft">{none}</span>;
  return side.map((person, at) => (
    <span key={person.id}>
      {at > 0 && " + "}
      <Who person={person} /> <span className="soft">({say(`standing.${person.standing}`)})</span>
    </span>
  ));
}

const Who = ({ person: { id, name } }: { readonly person: Side[number] }) => (
  <Link to="/people/$id" params={{ id }}>
    {name === null ? <code>{shortId(id)}</code> : <bdi>{name}</bdi>}
  </Link>
);

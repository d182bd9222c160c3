/** One incident: a place and a window in a sentence, then people, counts, claims, what was cut, and what is missing. */
import { Link, useParams } from "@tanstack/react-router";
import { incidentShow } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { verdictWords } from "../claims/verdictWords.ts";
import { Asked } from "../design/Asked.tsx";
import { PersonLine } from "../people/PersonLine.tsx";
import { riskWords, sourceWords } from "../person/closedWords.ts";
import { Counts } from "./Counts.tsx";
import { DeathsByDay } from "./DeathsByDay.tsx";
import { IncidentTable } from "./IncidentTable.tsx";
import { figureWords, gapWords, placeWords, wholeWarning, windowWords } from "./incidentWords.ts";
import type { IncidentRow, Opened } from "./types.ts";
import "../people/people.css";
import "./incidents.css";

export function IncidentPage() {
  const { say } = useReader();
  const { id } = useParams({ from: "/incidents/$id" });
  const shown = useVerb(incidentShow, { id });
  return (
    <Asked alone of={shown}>
      {(all) => (
        <article className="incident">
          <p className="small">
            <Link to="/incidents">{say("incident.back")}</Link>
          </p>
          <Heading all={all} />
          <Days all={all} />
          <h2>{say("incident.counts")}</h2>
          <Counts all={all} />
          <Claims all={all} />
          <Evidence all={all} />
          <Around title={say("incident.parts")} rows={all.parts} />
          <Around title={say("incident.holders")} rows={all.holders} />
          <Around title={say("incident.crossing")} rows={all.crossing} />
          <People all={all} />
          <p className="small soft">
            {say("incident.id")} <code>{all.incident.id}</code>
          </p>
        </article>
      )}
    </Asked>
  );
}

function Heading({ all }: { readonly all: Opened }) {
  const { say, format } = useReader();
  const { incident, perhaps, openPairs } = all;
  const counted = figureWords(incident, say, format);
  // That there is no count is in the sentence above.
  const gaps = incident.gaps.filter(({ code }) => code !== "no-count");
  const beside = [
    ...(incident.corroborated > 0
      ? [say("incident.corroborated", { n: format.number(incident.corroborated) })]
      : []),
    ...(incident.disputed > 0 ? [say("incident.disputed", { n: format.number(incident.disputed) })] : []),
    ...(incident.missingPresumed > 0
      ? [say("incident.missingPresumed", { n: format.number(incident.missingPresumed) })]
      : []),
    ...(perhaps > 0 ? [say("incident.perhaps", { n: format.number(perhaps) })] : []),
  ];
  return (
    <header>
      <h1>
        {say("incident.lead", {
          place: placeWords(incident, say, format),
          when: windowWords(incident, format),
          people: say("people.found", { count: incident.people, n: format.number(incident.people) }),
          verified: format.number(incident.verified),
          counted:
            counted !== null
              ? say("incident.countsSay", { n: counted })
              : say(incident.accounts === 0 ? "incident.nobodyCounted" : "incident.unassessedCounts"),
        })}
      </h1>
      {beside.length > 0 && <p className="facts">{beside.join(" · ")}</p>}
      <ul className="gap-list">
        {gaps.map((gap) => (
          <li key={gap.code}>{gapWords(gap, say, format)}</li>
        ))}
        {openPairs > 0 && (
          <li>
            <Link to="/review">
              {say("incident.openPairs", { count: openPairs, n: format.number(openPairs) })}
            </Link>
          </li>
        )}
      </ul>
    </header>
  );
}

/** One day, or nobody, needs no picture, and its warning all the more. */
function Days({ all: { byDay, incident } }: { readonly all: Opened }) {
  const { say, format } = useReader();
  const drawn = byDay.days.length > 1 && incident.people > 0;
  return (
    <section>
      <h2>{say(drawn ? "byDay.title" : "byDay.conditions")}</h2>
      {drawn ? <DeathsByDay byDay={byDay} /> : <p>{wholeWarning(byDay, say, format)}</p>}
    </section>
  );
}

function Claims({ all: { claims } }: { readonly all: Opened }) {
  const { say, format } = useReader();
  if (claims.length === 0) return null;
  return (
    <section>
      <h2>{say("incident.claims")}</h2>
      <ul className="plain-list said-here">
        {claims.map(({ id, claim, verdict }) => (
          <li key={id}>
            <span className="soft">{format.day(claim.asOf)}</span> <bdi>{claim.claimant}</bdi>:{" "}
            {format.quote(claim.figure.asWorded)}
            <small>{verdictWords(verdict, say, format)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function People({ all: { people, missingPresumed, incident } }: { readonly all: Opened }) {
  const { say, format } = useReader();
  return (
    <section>
      <h2>{say("incident.people", { n: format.number(incident.people) })}</h2>
      {people.length === 0 && <p className="soft">{say("incident.nobody")}</p>}
      <ol className="plain-list here">
        {people.map((row, at) => (
          <li key={row.id}>
            <PersonLine row={row} place={at + 1} />
          </li>
        ))}
      </ol>
      {people.length < incident.people && (
        <p className="soft">
          {say("incidents.more", { n: format.number(people.length), of: format.number(incident.people) })}
        </p>
      )}
      {missingPresumed.length > 0 && (
        <>
          <h3>{say("incident.missingTitle")}</h3>
          <ol className="plain-list here">
            {missingPresumed.map((row, at) => (
              <li key={row.id}>
                <PersonLine row={row} place={at + 1} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Evidence({ all: { evidence, incident } }: { readonly all: Opened }) {
  const { say, format } = useReader();
  const { accounts, origins, peopleWithDirect, risks } = evidence;
  if (incident.people === 0) return null;
  return (
    <section>
      <h2>{say("incident.evidence")}</h2>
      <p>
        {say("incident.evidenceLead", {
          origins: say("people.origins", { count: origins, n: format.number(origins) }),
          direct: format.number(peopleWithDirect),
          of: format.number(incident.people),
        })}
      </p>
      <ul>
        {accounts.map((one) => (
          <li key={one.sourceClass}>
            {say(one.direct > 0 ? "incident.accountsDirect" : "incident.accounts", {
              source: sourceWords(one.sourceClass, say),
              n: format.number(one.accounts),
              direct: format.number(one.direct),
            })}
          </li>
        ))}
      </ul>
      {risks.length > 0 && (
        <p className="small">
          {say("person.risks", {
            risks: risks
              .map(({ risk, people }) => `${riskWords(risk, say)} (${format.number(people)})`)
              .join(say("lead.join")),
          })}
        </p>
      )}
    </section>
  );
}

function Around({ title, rows }: { readonly title: string; readonly rows: readonly IncidentRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <IncidentTable rows={rows} />
    </section>
  );
}

/** One person: level and what is missing for the next, every account side by side, and what may be done. */
import { Link, useParams } from "@tanstack/react-router";
import { victimShow } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { LevelMark } from "../design/LevelMark.tsx";
import { NameText } from "../design/NameText.tsx";
import { described } from "../people/described.ts";
import { nameForms } from "../people/nameForms.ts";
import { fieldValue } from "../words/fieldValue.ts";
import { Accounts } from "./Accounts.tsx";
import { Actions } from "./Actions.tsx";
import { disputeWords, riskWords, setAsideWords } from "./closedWords.ts";
import { Erased } from "./Erased.tsx";
import { Evidence } from "./evidence/Evidence.tsx";
import { History } from "./History.tsx";
import { IdHistory } from "./IdHistory.tsx";
import { Independence } from "./independence/Independence.tsx";
import { missingWords, saidWords } from "./missingWords.ts";
import { SideBySide } from "./SideBySide.tsx";
import { Signatories } from "./Signatories.tsx";
import type { Shown } from "./types.ts";
import "./person.css";

export function PersonPage() {
  const { say } = useReader();
  const { id } = useParams({ from: "/people/$id" });
  const shown = useVerb(victimShow, { id });
  return (
    <Asked alone of={shown}>
      {(all) => (
        <article className="person">
          <p className="small">
            <Link to="/people">{say("person.back")}</Link>
          </p>
          <Heading shown={all} />
          <div className="standing">
            <Standing shown={all} />
            <Actions shown={all} />
          </div>
          <Independence shown={all} />
          <h2>{say("person.sideBySide")}</h2>
          <SideBySide shown={all} />
          <h2>{say("person.accounts")}</h2>
          <Accounts shown={all} />
          <p>
            <Link to="/openings" search={{ of: all.victim.id }}>
              {say("openings.askAbout")}
            </Link>
          </p>
          <Erased shown={all} />
          <Evidence victim={all.victim.id} />
          <h2>{say("person.history")}</h2>
          <History shown={all} />
          <p className="small soft">
            {say("person.id")} <code>{all.victim.id}</code>
          </p>
          <IdHistory id={all.victim.id} />
        </article>
      )}
    </Asked>
  );
}

function Heading({ shown }: { readonly shown: Shown }) {
  const { say, format, dir } = useReader();
  const { victim } = shown;
  const { names, death, placeNames, age, sex, cause, population } = victim;
  const facts = [
    sex === null ? null : fieldValue("sex", sex, say, format),
    age === null ? null : say("people.age", { age: format.interval(age.low, age.high) }),
    death === null ? say("people.noDate") : say("person.died", { when: format.span(death) }),
    format.place(placeNames),
    cause === null ? null : fieldValue("cause", cause, say, format),
    population === null ? null : fieldValue("population", population, say, format),
  ].filter((part) => part !== null);
  return (
    <header>
      <h1 className="person-name">
        {names.length === 0
          ? described(victim, say, format)
          : nameForms(names, dir).map((name) => <NameText key={name} text={name} />)}
      </h1>
      <p className="facts">
        {facts.map((part, at) => (
          <span key={part}>
            {at > 0 && " · "}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      {shown.incident !== null && (
        <p className="small">
          <Link to="/incidents/$id" params={{ id: shown.incident }}>
            {say("person.incident")}
          </Link>
        </p>
      )}
    </header>
  );
}

function Standing({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  const { victim, against, openPairs, signatures, risks, conflicts } = shown;
  return (
    <section>
      <p className="level-line">
        <LevelMark level={victim.level} />
        <span className="soft">
          {say("people.origins", { count: victim.origins, n: format.number(victim.origins) })} ·{" "}
          {say("person.signatures", { count: signatures.length, n: format.number(signatures.length) })} ·{" "}
          {say(`release.${victim.release}`)}
        </span>
      </p>
      {against.length > 0 && (
        <>
          <h2 className="missing-title">{say("person.missing")}</h2>
          <ul>
            {against.map(({ code, rule, words, said }) => (
              <li key={code}>
                {missingWords(code, words, say)}{" "}
                <small className="soft">({say("person.rule", { rule })})</small>
                {said.length > 0 && (
                  <small className="said">
                    {format.list(said.map((one) => saidWords(code, one, say, format)))}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Signatories shown={shown} />
      {victim.dispute !== "none" && (
        <p className="needs">{say("person.disputed", { what: disputeWords(victim.dispute, say) })}</p>
      )}
      {victim.reviewAsked && <p className="needs">{say("person.reviewAsked")}</p>}
      {conflicts.length > 0 && (
        <p>
          <Link to="/conflicts" className="needs">
            {say("person.conflicts", { n: format.number(conflicts.length) })}
          </Link>
        </p>
      )}
      {victim.setAside !== null && (
        <p>{say("person.setAside", { why: setAsideWords(victim.setAside, say) })}</p>
      )}
      {risks.length > 0 && (
        <p className="small">
          {say("person.risks", { risks: format.list(risks.map((risk) => riskWords(risk, say))) })}
        </p>
      )}
      {openPairs.length > 0 && (
        <p>
          <Link to="/review" search={{ of: victim.id }}>
            {say("person.openPairs", { count: openPairs.length, n: format.number(openPairs.length) })}
          </Link>
        </p>
      )}
    </section>
  );
}

/**
 * Decisions made apart that differ: what each says, who made it, when and on which desk, what holds meanwhile,
 * and the way to decide anew, which names them all and so ends the conflict on every desk.
 */
import { Link } from "@tanstack/react-router";
import { conflicts as conflictsRoute, today as todayRoute, victimShow } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { NameText } from "../design/NameText.tsx";
import { Notice } from "../design/Notice.tsx";
import { described } from "../people/described.ts";
import { typeWords } from "../words/decisionTypes.ts";
import { fieldLabel } from "../words/fieldLabel.ts";
import { HeadColumn } from "./HeadColumn.tsx";
import { NextStep } from "./NextStep.tsx";
import type { Conflict } from "./types.ts";
import { saidWords } from "./valueWords.ts";
import "./conflicts.css";

export function Conflicts() {
  const { say, format } = useReader();
  const found = useVerb(conflictsRoute, {});
  const waits = useVerb(todayRoute, {});
  const counts = waits.data?.conflicts.filter(({ type }) => type === "count-account") ?? [];
  return (
    <Asked alone of={found}>
      {({ conflicts }) => {
        const total = conflicts.length + counts.length;
        return (
          <div className="conflicts">
            <h1>
              {total === 0
                ? say("conflict.none")
                : say("conflict.title", { count: total, n: format.number(total) })}
            </h1>
            {total === 0 ? (
              <Notice title={say("conflict.empty")}>
                <p>{say("conflict.emptyMeans")}</p>
              </Notice>
            ) : (
              <p className="soft">{say("conflict.means")}</p>
            )}
            {conflicts.map((conflict) => (
              <One key={`${conflict.type} ${conflict.subject}`} conflict={conflict} />
            ))}
            {counts.map((one) => (
              <section key={one.subject}>
                <h2>{say("conflict.count")}</h2>
                <p>
                  {say("conflict.countMeans")} <code>{one.subject}</code>
                </p>
              </section>
            ))}
          </div>
        );
      }}
    </Asked>
  );
}

function One({ conflict }: { readonly conflict: Conflict }) {
  const { say, format } = useReader();
  const { type, victim, subject, heads, inForce } = conflict;
  const [, field] = subject.split("#");
  return (
    <section>
      <h2>
        {typeWords(type, say)}
        {field !== undefined && `, ${fieldLabel(field, say)}`}
        {victim !== null && (
          <>
            {" · "}
            <Person id={victim} />
          </>
        )}
      </h2>
      {victim === null && (
        <p className="small soft">
          {say("conflict.about")} <code>{subject}</code>
        </p>
      )}
      <ol className="heads plain-list">
        {heads.map((head) => (
          <HeadColumn key={head.op} conflict={conflict} head={head} />
        ))}
      </ol>
      <p className="small">
        {inForce === null
          ? say("conflict.nothingHolds")
          : say("conflict.holds", { value: `\u2068${saidWords(conflict, inForce, say, format)}\u2069` })}
      </p>
      <NextStep conflict={conflict} />
    </section>
  );
}

/** Name and way of the person that it is about. */
function Person({ id }: { readonly id: string }) {
  const { say, format } = useReader();
  const { data } = useVerb(victimShow, { id });
  const name = data?.victim.names[0];
  return (
    <Link to="/people/$id" params={{ id }}>
      {data === undefined ? (
        say("conflict.thisPerson")
      ) : name === undefined ? (
        described(data.victim, say, format)
      ) : (
        <NameText text={name} />
      )}
    </Link>
  );
}

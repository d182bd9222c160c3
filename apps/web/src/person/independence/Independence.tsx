/** Whether the accounts are independent: how many origins they have, the picture of them, and what stays in question. */
import { useState } from "react";
import { useReader } from "../../app/reading.tsx";
import type { Shown } from "../types.ts";
import { AttestDialog } from "./AttestDialog.tsx";
import { Legend } from "./Legend.tsx";
import { OriginsPicture } from "./OriginsPicture.tsx";
import { SourcesInQuestion } from "./SourcesInQuestion.tsx";
import type { SourcePair } from "./types.ts";
import { Values } from "./Values.tsx";
import { circleWords, own } from "./words.ts";
import "./independence.css";

export function Independence({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  const [attesting, setAttesting] = useState<SourcePair | null>(null);
  const { lineage } = shown;
  const { accounts, origins, circles } = lineage;
  const adding = accounts.filter(({ adds }) => adds);
  const counted = say("independent.accounts", { count: accounts.length, n: format.number(accounts.length) });
  const sum =
    origins.known === 0
      ? say("independent.none", { accounts: counted })
      : say("independent.sum", {
          accounts: counted,
          origins: say("independent.origins", { count: origins.known, n: format.number(origins.known) }),
          of: format.list(adding.map(({ label }) => own(label))),
        });
  return (
    <section className="independence" aria-labelledby="independent">
      <h2 id="independent">{say("independent.title")}</h2>
      <p>{sum}</p>
      {accounts.length > 0 && (
        <>
          <OriginsPicture
            key={JSON.stringify(accounts.map(({ record, ends }) => [record, ends]))}
            lineage={lineage}
          />
          <Legend lineage={lineage} />
        </>
      )}
      {circles.map((circle) => (
        <p key={circle.id} className="small">
          <b>{say("circle.title")}</b> {circleWords(circle, lineage, say)}{" "}
          {say(`circleCounts.${circle.counts}`)}
        </p>
      ))}
      <Values lineage={lineage} />
      <SourcesInQuestion shown={shown} onAttest={setAttesting} />
      {attesting !== null && (
        <AttestDialog shown={shown} pair={attesting} onClose={() => setAttesting(null)} />
      )}
      {accounts.some(({ counted: does }) => !does) && (
        <p className="small soft">
          {say("independent.uncounted", {
            of: accounts
              .filter(({ counted: does }) => !does)
              .map(({ label }) => own(label))
              .join(say("independent.and")),
          })}
        </p>
      )}
    </section>
  );
}

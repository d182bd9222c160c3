/** Sealed sources that may be one person, what makes them alike, and who can say that they are two (J3, T3). */
import { Link } from "@tanstack/react-router";
import { useReader } from "../../app/reading.tsx";
import { useMe } from "../../app/session.tsx";
import type { Shown } from "../types.ts";
import type { SourcePair } from "./types.ts";
import { labelOf, own, pairWords, tellWords } from "./words.ts";

interface SourcesProps {
  readonly shown: Shown;
  readonly onAttest: (pair: SourcePair) => void;
}

export function SourcesInQuestion({ shown: { lineage }, onAttest }: SourcesProps) {
  const { say, format } = useReader();
  if (lineage.perhapsSame.length + lineage.attested.length === 0) return null;
  const told = (records: readonly string[]) =>
    records.map((record) => labelOf(record, lineage)).join(say("independent.and"));
  return (
    <ul className="plain-list sources-in-question">
      {lineage.perhapsSame.map((pair) => (
        <li key={pair.sources.join(" ")}>
          <p>
            <b>{pairWords(pair, say)}</b>{" "}
            {say("sources.told", {
              first: told(pair.accounts.first),
              second: told(pair.accounts.second),
            })}
          </p>
          <ul className="small">
            {tellWords(pair, say, format).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p className="small soft">{say(pair.wouldAdd ? "sources.wouldAdd" : "sources.wouldNotAdd")}</p>
          <Attest pair={pair} mayAttest={lineage.mayAttest} onAttest={onAttest} />
        </li>
      ))}
      {lineage.attested.map((pair) => (
        <li key={pair.sources.join(" ")}>
          <p>{pairWords(pair, say)}</p>
        </li>
      ))}
    </ul>
  );
}

interface AttestProps {
  readonly pair: SourcePair;
  readonly mayAttest: readonly string[];
  readonly onAttest: (pair: SourcePair) => void;
}

/** The button for a custodian; for anybody else, why they cannot. */
function Attest({ pair, mayAttest, onAttest }: AttestProps) {
  const { say, format } = useReader();
  const { person } = useMe();
  const somewhere = pair.attestable.first.length + pair.attestable.second.length > 0;
  const may = person !== null && mayAttest.includes(person) && somewhere;
  return (
    <>
      <button type="button" className="button" disabled={!may} onClick={() => onAttest(pair)}>
        {say("attest.do")}
      </button>
      {!may && (
        <p className="small soft">
          {mayAttest.length === 0 ? (
            <>
              {say("attest.noCustodian")} <Link to="/keys">{say("nav.keys")}</Link>
            </>
          ) : !somewhere ? (
            say("attest.nowhere")
          ) : person === null ? (
            say("who.needed")
          ) : (
            say("attest.notYou", { person: own(person), who: format.list(mayAttest) })
          )}
        </p>
      )}
    </>
  );
}

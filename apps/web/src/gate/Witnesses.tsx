/** Who watches the public log: who cosigned the newest release's checkpoint, and the ways to ask the others. */
import { useState } from "react";
import { upload } from "../api/ask.ts";
import { witnessAdd, witnessStatus, witnessSubmit } from "../api/routes.ts";
import { useDecision, useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { Notice } from "../design/Notice.tsx";
import { Scroll } from "../design/Scroll.tsx";
import type { NotCosigned, WitnessesNow } from "./types.ts";
import { WitnessRequest } from "./WitnessRequest.tsx";
import { WITNESS_FAULTS } from "./witnessFaults.ts";

export function Witnesses() {
  const { say } = useReader();
  const status = useVerb(witnessStatus, {});
  return (
    <section className="witnesses">
      <h2>{say("witness.title")}</h2>
      <Asked of={status} faults={WITNESS_FAULTS}>
        {(now) =>
          now.policy === null ? (
            <p className="soft">{say("witness.none")}</p>
          ) : (
            <>
              <Standing now={now} />
              {now.witnesses.length > 0 && <WitnessTable witnesses={now.witnesses} />}
              {now.missing !== null && now.missing > 0 && <Asking now={now} />}
            </>
          )
        }
      </Asked>
    </section>
  );
}

function Standing({ now: { missing } }: { readonly now: WitnessesNow }) {
  const { say, format } = useReader();
  if (missing === null) return <p className="soft">{say("witness.nothingYet")}</p>;
  if (missing === 0)
    return (
      <p>
        {say("witness.enough")} <span className="soft">{say("witness.enoughMeans")}</span>
      </p>
    );
  return (
    <Notice kind="answer" title={say("witness.waits", { count: missing, n: format.number(missing) })}>
      <p>{say("witness.waitsMeans")}</p>
    </Notice>
  );
}

function WitnessTable({ witnesses }: Pick<WitnessesNow, "witnesses">) {
  const { say, format } = useReader();
  return (
    <Scroll label={say("witness.title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("witness.name")}</th>
            <th scope="col">{say("witness.newest")}</th>
            <th scope="col">{say("witness.sawLast")}</th>
          </tr>
        </thead>
        <tbody>
          {witnesses.map(({ name, current, last }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{say(current ? "witness.cosigned" : "witness.notYet")}</td>
              <td>{last === null ? say("witness.nothing") : format.moment(last.time)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Asking({ now }: { readonly now: WitnessesNow }) {
  const { say } = useReader();
  const [answer, setAnswer] = useState("");
  const [unsent, setUnsent] = useState<Error | null>(null);
  const add = useDecision(witnessAdd);
  const submit = useDecision(witnessSubmit);
  const waiting = now.witnesses.filter(({ current }) => !current);
  const take = async (): Promise<void> => {
    setUnsent(null);
    try {
      const file = await upload("answer.txt", new Blob([answer]));
      await add.mutateAsync({ answer: file });
      setAnswer("");
    } catch (error) {
      setUnsent(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <>
      {waiting.map((witness) => (
        <WitnessRequest key={witness.name} name={witness.name} />
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <Field label={say("witness.answer")} hint={say("witness.answerHint")}>
          {(ties) => (
            <textarea
              {...ties}
              dir="ltr"
              value={answer}
              onChange={(event) => setAnswer(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button main" disabled={answer.trim() === "" || add.isPending}>
          {say("witness.add")}
        </button>
      </form>
      {unsent !== null && <FaultNotice error={unsent} words={WITNESS_FAULTS} />}
      {waiting.some(({ url }) => url !== null) && (
        <p className="ask-network">
          <button
            type="button"
            className="button"
            disabled={submit.isPending}
            onClick={() => submit.mutate({})}
          >
            {say("witness.ask")}
          </button>{" "}
          <span className="small soft">{say("witness.askHint")}</span>
        </p>
      )}
      {submit.error !== null && <FaultNotice error={submit.error} words={WITNESS_FAULTS} />}
      {submit.data?.failed.map((one) => (
        <Declined key={one.witness} by={one} />
      ))}
    </>
  );
}

/** Why a witness did not cosign, and what to do. */
function Declined({ by: { witness, code, why, status, remembered, said } }: { readonly by: NotCosigned }) {
  const { say, format } = useReader();
  const values = { status: format.digits(String(status ?? "")), remembered: format.number(remembered ?? 0) };
  return (
    <div className="not-cosigned">
      <p className="needs">
        <bdi>{witness}</bdi> {say(`notCosigned.${why}`, values)} <code>{code}</code>
      </p>
      {said !== null && (
        <p className="small">
          {say("notCosigned.said")} <bdi>{format.quote(said)}</bdi>
        </p>
      )}
    </div>
  );
}

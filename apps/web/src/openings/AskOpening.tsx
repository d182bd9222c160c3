/** Two approvers ask for an opening: of what, why, for whose key, and who the second of them is. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { custodianOpen, victimShow } from "../api/routes.ts";
import { useDecision, useVerb } from "../api/useVerb.ts";
import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Asked } from "../design/Asked.tsx";
import { Field } from "../design/Field.tsx";
import { DecisionDialog } from "../person/DecisionDialog.tsx";
import { besideSecond, NOBODY_YET } from "./besideSecond.ts";
import { NotYou } from "./NotYou.tsx";
import { holdsSecret, recipientIn } from "./recipient.ts";
import { SecondPerson } from "./SecondPerson.tsx";
import type { MayAsk } from "./types.ts";

interface AskOpeningProps {
  /** The person whose accounts are to choose from; absent: ids are written. */
  readonly of: string | undefined;
  readonly mayAsk: MayAsk;
  readonly onClose: () => void;
}

const idsIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter((id) => id !== ""))];

export function AskOpening({ of, mayAsk, onClose }: AskOpeningProps) {
  const { say } = useReader();
  const { person: me } = useMe();
  const open = useDecision(custodianOpen);
  const [subjects, setSubjects] = useState<readonly string[]>([]);
  const [recipient, setRecipient] = useState("");
  const [secret, setSecret] = useState(false);
  const [second, setSecond] = useState(NOBODY_YET);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const to = recipientIn(recipient);
  const among = mayAsk.find((one) => one.person === me)?.with ?? [];
  const beside = second.person !== null && among.includes(second.person) ? second.person : null;

  const askFor = async (person: string, reason: string) => {
    if (beside === null || to === null) return;
    setError(null);
    setBusy(true);
    try {
      const input = { subject: [...subjects], reason, recipient: to, as: [person, beside] };
      await besideSecond(second, () => open.mutateAsync(input));
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const paste = (text: string) => {
    setSecret(holdsSecret(text));
    setRecipient(holdsSecret(text) ? "" : text);
  };
  const wrong = recipient !== "" && to === null ? say("openings.recipientWrong") : null;

  return (
    <DecisionDialog
      title={say("openings.ask")}
      action={say("openings.askDo")}
      needsReason
      ready={subjects.length > 0 && to !== null && beside !== null}
      pending={busy}
      fault={error}
      onClose={onClose}
      onDecide={(person, reason) => void askFor(person, reason)}
    >
      {of === undefined ? (
        <Field label={say("openings.ids")} hint={say("openings.idsHint")}>
          {(ties) => (
            <textarea
              {...ties}
              dir="ltr"
              rows={3}
              spellCheck={false}
              onChange={(event) => setSubjects(idsIn(event.target.value))}
            />
          )}
        </Field>
      ) : (
        <OfPerson of={of} chosen={subjects} onChange={setSubjects} />
      )}
      <Field
        label={say("openings.recipient")}
        hint={say("openings.recipientHint")}
        fault={secret ? say("openings.recipientSecret") : wrong}
      >
        {(ties) => (
          <>
            <input
              {...ties}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              value={recipient}
              onChange={(event) => paste(event.target.value)}
            />
            <code className="small soft">daftar custodian new --out opener.txt</code>
          </>
        )}
      </Field>
      {among.length === 0 ? (
        <NotYou mayAsk={mayAsk} />
      ) : (
        <SecondPerson among={among} value={second} onChange={setSecond} />
      )}
    </DecisionDialog>
  );
}

interface OfPersonProps {
  readonly of: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** The accounts of one person, none chosen: each source that is opened is one more that somebody knows. */
function OfPerson({ of, chosen, onChange }: OfPersonProps) {
  const { say } = useReader();
  const shown = useVerb(victimShow, { id: of });
  return (
    <fieldset>
      <legend>{say("openings.which")}</legend>
      <p className="small soft">{say("openings.whichHint")}</p>
      <Asked of={shown}>
        {({ accounts }) => (
          <>
            <div className="choices">
              {accounts.map(({ record, list }) => (
                <label className="choice" key={record}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(record)}
                    onChange={(event) =>
                      onChange(
                        event.target.checked
                          ? [...chosen, record]
                          : chosen.filter((other) => other !== record),
                      )
                    }
                  />
                  <span>
                    <bdi>{list}</bdi> <code className="soft">{shortId(record)}</code>
                  </span>
                </label>
              ))}
            </div>
            <p className="small else">
              <Link to="/openings">{say("openings.byId")}</Link>
            </p>
          </>
        )}
      </Asked>
    </fieldset>
  );
}

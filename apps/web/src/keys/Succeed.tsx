/**
 * A custodian's successor, approved by two. What is sent is what the successor accepted: signatures, and shares that
 * are encrypted to them alone, which the desk keeps as they are.
 */
import { useState } from "react";
import { upload } from "../api/ask.ts";
import { custodianOpenings, custodianSucceed } from "../api/routes.ts";
import { useDecision, useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Asked } from "../design/Asked.tsx";
import { Field } from "../design/Field.tsx";
import { besideSecond, NOBODY_YET } from "../openings/besideSecond.ts";
import { NotYou } from "../openings/NotYou.tsx";
import { holdsSecret } from "../openings/recipient.ts";
import { SecondPerson } from "../openings/SecondPerson.tsx";
import { DecisionDialog } from "../person/DecisionDialog.tsx";

/** Of a file that is looked into before it is sent; an identity is a few lines. */
const LOOKED_AT = 65_536;

interface SucceedProps {
  readonly onClose: () => void;
  /** @param without envelopes of which the successor has no share */
  readonly onDone: (without: number) => void;
}

export function Succeed({ onClose, onDone }: SucceedProps) {
  const { say } = useReader();
  const { person: me } = useMe();
  const asked = useVerb(custodianOpenings, {});
  const succeed = useDecision(custodianSucceed);
  const [file, setFile] = useState<File | null>(null);
  const [secret, setSecret] = useState(false);
  const [second, setSecond] = useState(NOBODY_YET);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const mayAsk = asked.data?.mayAsk ?? [];
  const among = mayAsk.find((one) => one.person === me)?.with ?? [];
  const beside = second.person !== null && among.includes(second.person) ? second.person : null;

  const take = async (chosen: File | null) => {
    const held = chosen !== null && holdsSecret(await chosen.slice(0, LOOKED_AT).text());
    setSecret(held);
    setFile(held ? null : chosen);
  };
  const approve = async (person: string, reason: string) => {
    if (beside === null || file === null) return;
    setError(null);
    setBusy(true);
    try {
      const accepted = await upload("accepted", file);
      const { without } = await besideSecond(second, () =>
        succeed.mutateAsync({ accepted, reason, as: [person, beside] }),
      );
      onDone(without);
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };

  return (
    <DecisionDialog
      title={say("succeed.title")}
      action={say("succeed.do")}
      needsReason
      ready={file !== null && beside !== null}
      pending={busy}
      fault={error}
      onClose={onClose}
      onDecide={(person, reason) => void approve(person, reason)}
    >
      <p>{say("succeed.means")}</p>
      <Field
        label={say("succeed.file")}
        hint={say("succeed.fileHint")}
        fault={secret ? say("succeed.secret") : null}
      >
        {(ties) => (
          <input {...ties} type="file" onChange={(event) => void take(event.target.files?.[0] ?? null)} />
        )}
      </Field>
      <Asked of={asked}>
        {() =>
          among.length === 0 ? (
            <NotYou mayAsk={mayAsk} />
          ) : (
            <SecondPerson among={among} value={second} onChange={setSecond} />
          )
        }
      </Asked>
    </DecisionDialog>
  );
}

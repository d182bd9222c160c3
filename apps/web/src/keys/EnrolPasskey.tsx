/** A passkey for somebody enrolled: their authenticator makes it here, then an admin's key enrols it. */
import { useState } from "react";
import { personPasskey } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { DecisionDialog } from "../person/DecisionDialog.tsx";
import type { Enrolled } from "./KeysPage.tsx";
import { makePasskey } from "./makePasskey.ts";

interface EnrolPasskeyProps {
  readonly of: Enrolled;
  readonly onClose: () => void;
}

export function EnrolPasskey({ of, onClose }: EnrolPasskeyProps) {
  const { say } = useReader();
  const { person: me } = useMe();
  const enrol = useDecision(personPasskey);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const person = `\u2068${of.person}\u2069`;
  const replaces = of.keys.some((key) => key.kind === "passkey" && !key.revoked);

  const make = async (by: string, reason: string) => {
    setError(null);
    setBusy(true);
    try {
      await enrol.mutateAsync({ ...(await makePasskey(of.person)), as: [by], reason });
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };

  return (
    <DecisionDialog
      title={say("keys.passkeyFor", { person })}
      action={say("keys.makePasskey")}
      ready
      pending={busy}
      onClose={onClose}
      onDecide={(by, reason) => void make(by, reason)}
    >
      <p>{say("keys.passkeyHow", { person })}</p>
      <p>{say("keys.passkeyOwn")}</p>
      {replaces && <p className="needs">{say("keys.passkeyReplaces")}</p>}
      {me !== null && me !== of.person && <p className="needs">{say("keys.apart", { person })}</p>}
      {error !== null && <FaultNotice error={error} />}
    </DecisionDialog>
  );
}

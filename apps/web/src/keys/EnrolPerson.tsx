/** Somebody new: a pseudonym, roles, and a key of their own, made while they sit here. */
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { personAdd, personPasskey, unlock } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import type { RoleName } from "../app/roles.ts";
import { useSession } from "../app/session.tsx";
import { Choices } from "../design/Choices.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { passkeysHere } from "../passkey/browser.ts";
import { DecisionDialog } from "../person/DecisionDialog.tsx";
import { makePasskey } from "./makePasskey.ts";
import { RoleChoices } from "./RoleChoices.tsx";

const PSEUDONYM = /^[a-z][a-z0-9-]{0,39}$/;

export function EnrolPerson({ onClose }: { readonly onClose: () => void }) {
  const { say } = useReader();
  const { session } = useSession();
  const [name, setName] = useState("");
  const [role, setRole] = useState<readonly RoleName[]>(["recorder"]);
  const [kind, setKind] = useState<"passkey" | "key-file">(passkeysHere() ? "passkey" : "key-file");
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const byPasskey = useDecision(personPasskey);
  const byFile = useDecision(personAdd);
  const practice = session?.desk.practice === true;
  const wrong = name !== "" && !PSEUDONYM.test(name);
  const needsPassphrase = kind === "key-file" && !practice;

  const enrol = async (by: string, reason: string) => {
    setError(null);
    setBusy(true);
    try {
      const said = { role, as: [by], reason };
      if (kind === "passkey") await byPasskey.mutateAsync({ ...(await makePasskey(name)), ...said });
      else {
        // Held on the server for the key that is made next, and for nothing else.
        if (needsPassphrase) await ask(unlock, { passphrase }, { at: { person: name } });
        await byFile.mutateAsync({ name, ...said });
      }
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };

  return (
    <DecisionDialog
      title={say("keys.enrol")}
      action={say(kind === "passkey" ? "keys.enrolPasskeyDo" : "keys.enrolFileDo")}
      ready={name !== "" && !wrong && role.length > 0 && (!needsPassphrase || passphrase !== "")}
      pending={busy}
      onClose={onClose}
      onDecide={(by, reason) => void enrol(by, reason)}
    >
      <Field
        label={say("keys.pseudonym")}
        hint={say("keys.pseudonymHint")}
        fault={wrong ? say("keys.pseudonymWrong") : null}
      >
        {(ties) => (
          <input
            {...ties}
            dir="ltr"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <RoleChoices value={role} onChange={setRole} />
      <Choices
        legend={say("keys.kind")}
        value={kind}
        onChange={setKind}
        options={[
          { value: "passkey", label: say("keys.passkey"), hint: say("keys.passkeyOwn") },
          { value: "key-file", label: say("keys.key-file"), hint: say("keys.fileMeans") },
        ]}
      />
      {needsPassphrase && (
        <Field label={say("keys.passphrase")} hint={say("keys.passphraseHint")}>
          {(ties) => (
            <input
              {...ties}
              type="password"
              autoComplete="new-password"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
      )}
      <p className="small soft">{say("keys.apartAny")}</p>
      {error !== null && <FaultNotice error={error} />}
    </DecisionDialog>
  );
}

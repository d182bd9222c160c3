/**
 * Who approves beside whoever decides. Their passkey is asked for when it comes to it; a key file they unlock here,
 * with their own passphrase, on the server and for this one decision.
 */
import { personList } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useSession } from "../app/session.tsx";
import { Choices } from "../design/Choices.tsx";
import { Field } from "../design/Field.tsx";
import type { Second } from "./besideSecond.ts";

interface SecondPersonProps {
  /** Who may. */
  readonly among: readonly string[];
  readonly value: Second;
  readonly onChange: (second: Second) => void;
}

export function SecondPerson({ among, value, onChange }: SecondPersonProps) {
  const { say } = useReader();
  const { session } = useSession();
  const people = useVerb(personList, {});
  const keys = people.data?.people.find(({ person }) => person === value.person)?.keys ?? [];
  const holds = (kind: "key-file" | "passkey") => keys.some((key) => key.kind === kind && !key.revoked);
  return (
    <>
      <Choices
        side
        legend={say("openings.second")}
        value={value.person}
        onChange={(person) => onChange({ person, passphrase: "" })}
        options={among.map((person) => ({ value: person, label: person }))}
      />
      {session?.desk.practice === false && holds("key-file") && (
        <Field
          label={say("openings.passphrase", { person: `\u2068${value.person ?? ""}\u2069` })}
          hint={say(holds("passkey") ? "who.passphraseInstead" : "who.passphraseHint")}
        >
          {(ties) => (
            <input
              {...ties}
              type="password"
              autoComplete="off"
              value={value.passphrase}
              onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

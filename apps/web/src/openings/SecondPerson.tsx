/**
 * Who approves beside whoever decides. Their passkey is asked for when it comes to it; a key file they unlock here,
 * with their own passphrase, on the server and for this one decision.
 */
import { ask } from "../api/ask.ts";
import { lock, personList, unlock } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useSession } from "../app/session.tsx";
import { Choices } from "../design/Choices.tsx";
import { Field } from "../design/Field.tsx";

export interface Second {
  readonly person: string | null;
  readonly passphrase: string;
}
export const NOBODY_YET: Second = { person: null, passphrase: "" };

/**
 * Does what the second person approves, with their key file unlocked for this and for nothing after it: else whoever
 * stays at the browser could ask for more in their name.
 *
 * @throws ApiError where the passphrase is not that person's; what `act` throws
 */
export async function besideSecond<T>({ person, passphrase }: Second, act: () => Promise<T>): Promise<T> {
  if (person === null || passphrase === "") return act();
  try {
    await ask(unlock, { passphrase }, { at: { person } });
    return await act();
  } finally {
    // Where the server is gone the key is, too; what was done is not to be told as if it had failed.
    await ask(lock, null, { at: { person } }).catch(() => null);
  }
}

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

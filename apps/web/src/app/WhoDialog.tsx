/**
 * Who decides at this desk now: a person enrolled on it, by pseudonym. Their key is unlocked by their own
 * passphrase, on the server, for minutes; a practice desk needs none.
 */
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { personList, signOut, unlock } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { Asked } from "../design/Asked.tsx";
import { Choices } from "../design/Choices.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { useReader } from "./reading.tsx";
import { rolesInWords } from "./roles.ts";
import { useMe, useSession } from "./session.tsx";

export function WhoDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, format } = useReader();
  const { person, become } = useMe();
  const { session } = useSession();
  const [chosen, setChosen] = useState(person);
  const [passphrase, setPassphrase] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [opening, setOpening] = useState(false);
  const people = useVerb(personList, {});
  const practice = session?.desk.practice === true;
  const keys = people.data?.people.find((one) => one.person === chosen)?.keys ?? [];
  const holds = (kind: "key-file" | "passkey") => keys.some((key) => key.kind === kind && !key.revoked);

  const agree = async () => {
    if (chosen === null || opening) return;
    setOpening(true);
    setError(null);
    try {
      if (!practice && passphrase !== "") await ask(unlock, { passphrase }, { at: { person: chosen } });
      become(chosen);
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setOpening(false);
    }
  };

  // Nothing of the desk stays in this tab: the page is loaded anew, and asks for the token.
  const leave = async () => {
    await ask(signOut, null).catch(() => null);
    become(null);
    location.reload();
  };

  return (
    <Dialog title={say("who.title")} onClose={onClose}>
      <p className="small soft">{practice ? say("who.practice") : say("who.why")}</p>
      {error !== null && <FaultNotice error={error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void agree();
        }}
      >
        <Asked of={people}>
          {({ people: all }) => (
            <Choices
              legend={say("who.person")}
              value={chosen}
              onChange={setChosen}
              options={all
                .filter((one) => !one.revoked)
                .map((one) => ({
                  value: one.person,
                  label: one.person,
                  hint: rolesInWords(one.roles, say, format),
                }))}
            />
          )}
        </Asked>
        {holds("passkey") && <p className="small">{say("who.passkey")}</p>}
        {!practice && (holds("key-file") || chosen === null) && (
          <Field
            label={say("who.passphrase")}
            hint={say(holds("passkey") ? "who.passphraseInstead" : "who.passphraseHint")}
          >
            {(ties) => (
              <input
                {...ties}
                type="password"
                autoComplete="off"
                value={passphrase}
                onChange={(event) => setPassphrase(event.target.value)}
              />
            )}
          </Field>
        )}
        {opening && (
          <p className="small soft" role="status">
            {say("who.opening")}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button main" disabled={chosen === null || opening}>
            {chosen === null ? say("who.choose") : say("who.become", { person: chosen })}
          </button>
          <button type="button" className="button bare" onClick={onClose}>
            {say("app.cancel")}
          </button>
          <button type="button" className="button bare" onClick={() => void leave()}>
            {say("who.leave")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

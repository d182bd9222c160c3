/** The start token, printed where the desk was started, exchanged once for this session (J23). */
import { useState } from "react";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { useReader } from "./reading.tsx";
import { useSignIn } from "./session.tsx";

export function SignIn() {
  const { say, choices, choose } = useReader();
  const signIn = useSignIn();
  const [token, setToken] = useState("");
  const [error, setError] = useState<unknown>(null);
  const other = choices.language === "fa" ? "en" : "fa";
  return (
    <main className="alone">
      <h1>{say("signIn.title")}</h1>
      <p>{say("signIn.why")}</p>
      {error !== null && <FaultNotice error={error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn(token.trim()).catch(setError);
        }}
      >
        <Field label={say("signIn.token")} hint={say("signIn.hint")}>
          {(ties) => (
            <input
              {...ties}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              value={token}
              onChange={(event) => setToken(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <button type="submit" className="button main" disabled={token.trim() === ""}>
            {say("signIn.open")}
          </button>
          <button
            type="button"
            className="button bare"
            lang={other}
            onClick={() => choose({ language: other })}
          >
            {other === "fa" ? "فارسی" : "English"}
          </button>
        </div>
      </form>
    </main>
  );
}

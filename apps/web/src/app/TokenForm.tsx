import { type ReactNode, useState } from "react";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { useReader } from "./reading.tsx";
import { useSignIn } from "./session.tsx";

/** The whole address that was printed may be put in; the token stands at its end. */
const tokenIn = (text: string) => /(?:#token=)?([\w-]+)\s*$/.exec(text)?.[1] ?? "";

export function TokenForm({ children }: { readonly children?: ReactNode }) {
  const { say } = useReader();
  const signIn = useSignIn();
  const [text, setText] = useState("");
  const [error, setError] = useState<unknown>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setError(null);
        signIn(tokenIn(text)).catch(setError);
      }}
    >
      {error !== null && <FaultNotice error={error} />}
      <Field label={say("signIn.token")} hint={say("signIn.hint")}>
        {(ties) => (
          <input
            {...ties}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <button type="submit" className="button main" disabled={tokenIn(text) === ""}>
          {say("signIn.open")}
        </button>
        {children}
      </div>
    </form>
  );
}

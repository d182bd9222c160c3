/** The start token, printed where the desk was started, exchanged once for this session (J23). */
import { FaultNotice } from "../design/FaultNotice.tsx";
import { useReader } from "./reading.tsx";
import { TokenForm } from "./TokenForm.tsx";

/** @param refused why the token of the address opened nothing; null where there was none */
export function SignIn({ refused }: { readonly refused: unknown }) {
  const { say, choices, choose } = useReader();
  const other = choices.language === "fa" ? "en" : "fa";
  return (
    <main className="alone">
      <h1>{say("signIn.title")}</h1>
      <p>{say("signIn.why")}</p>
      {refused !== null && <FaultNotice error={refused} />}
      <TokenForm>
        <button
          type="button"
          className="button bare"
          lang={other}
          onClick={() => choose({ language: other })}
        >
          {other === "fa" ? "فارسی" : "English"}
        </button>
      </TokenForm>
    </main>
  );
}

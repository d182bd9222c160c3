/**
 * The server was started anew while this page was open, so that it knows neither its cookie nor yesterday's token.
 * The page stays as it is, with what was typed, and asks for the new token above it.
 */
import { Notice } from "../design/Notice.tsx";
import { useReader } from "./reading.tsx";
import { TokenForm } from "./TokenForm.tsx";

export function SignInAgain() {
  const { say } = useReader();
  return (
    <Notice kind="needs-you" title={say("signIn.again")}>
      <p>{say("signIn.againWhy")}</p>
      <TokenForm />
    </Notice>
  );
}

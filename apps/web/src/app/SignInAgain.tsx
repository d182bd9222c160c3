/**
 * The server was started anew while this page was open, so that it knows neither its cookie nor yesterday's token.
 * The page stays as it is, with what was typed, and asks for the new token above it: above dialogs too, so that
 * none must be closed for it. Put off, it waits at the top of the page.
 */
import { useState } from "react";
import { Dialog } from "../design/Dialog.tsx";
import { Notice } from "../design/Notice.tsx";
import { useReader } from "./reading.tsx";
import { TokenForm } from "./TokenForm.tsx";

export function SignInAgain() {
  const { say } = useReader();
  const [off, setOff] = useState(false);
  return off ? (
    <Notice kind="needs-you" title={say("signIn.again")}>
      <button type="button" className="button" onClick={() => setOff(false)}>
        {say("signIn.now")}
      </button>
    </Notice>
  ) : (
    <Dialog title={say("signIn.again")} onClose={() => setOff(true)}>
      <p>{say("signIn.againWhy")}</p>
      <TokenForm />
    </Dialog>
  );
}

/**
 * Asks each person in turn for their passkey: what they approve with it stands above, and the browser asks
 * for the key itself. Where the desk changed meanwhile it waits until somebody has looked again.
 */
import { useEffect, useRef, useState } from "react";
import type { Approve, Assertion } from "../api/decide.ts";
import { useReader } from "../app/reading.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Approved } from "./Approved.tsx";
import { approveWith } from "./browser.ts";
import "./passkey.css";

interface PasskeyDialogProps {
  readonly waits: Parameters<Approve>[0];
  readonly onGiven: (given: readonly Assertion[]) => void;
  readonly onTurnedAway: () => void;
}

export function PasskeyDialog({ waits, onGiven, onTurnedAway }: PasskeyDialogProps) {
  const { say } = useReader();
  const [given, setGiven] = useState<readonly Assertion[]>([]);
  const [error, setError] = useState<unknown>(null);
  const asking = useRef<AbortController | null>(null);
  const [waiting, setWaiting] = useState(false);
  const next = waits.approvals[given.length];
  const person = `\u2068${next?.person ?? ""}\u2069`;

  const askFor = async () => {
    if (next === undefined) return;
    asking.current?.abort();
    const mine = new AbortController();
    asking.current = mine;
    setError(null);
    setWaiting(true);
    try {
      const all = [...given, await approveWith(next.options, mine.signal)];
      if (mine.signal.aborted) return;
      if (all.length === waits.approvals.length) onGiven(all);
      else setGiven(all);
    } catch (thrown) {
      if (mine.signal.aborted) return;
      setError(thrown);
    }
    setWaiting(false);
  };

  // The first person pressed a button just now; whoever comes next takes their place first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog comes up
  useEffect(() => {
    if (!waits.changed) void askFor();
    return () => asking.current?.abort();
  }, []);

  return (
    <Dialog title={say("passkey.title", { person })} onClose={onTurnedAway}>
      {waits.changed && <p className="needs">{say("passkey.changed")}</p>}
      {next !== undefined && <Approved of={next.of} />}
      {error !== null && <FaultNotice error={error} />}
      <p role="status" className="soft">
        {waiting ? say("passkey.waiting", { person }) : say("passkey.nothingYet")}
      </p>
      <div className="row">
        <button type="button" className="button main" disabled={waiting} onClick={() => void askFor()}>
          {error === null ? say("passkey.use", { person }) : say("fault.again")}
        </button>
        <button type="button" className="button bare" onClick={onTurnedAway}>
          {say("app.cancel")}
        </button>
      </div>
    </Dialog>
  );
}

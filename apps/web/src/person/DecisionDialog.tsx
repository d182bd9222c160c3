/** What every decision asks: by whom, and why; both are kept with it for good. */
import { type ReactNode, useState } from "react";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { Field } from "../design/Field.tsx";

interface DecisionDialogProps {
  readonly title: string;
  /** What the button does: "Sign this death as verified". */
  readonly action: string;
  readonly ready: boolean;
  readonly pending: boolean;
  readonly onClose: () => void;
  readonly onDecide: (person: string, reason: string) => void;
  readonly children?: ReactNode;
}

export function DecisionDialog(props: DecisionDialogProps) {
  const { title, action, ready, pending, onClose, onDecide, children } = props;
  const { say } = useReader();
  const { person } = useMe();
  const [reason, setReason] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (person !== null) onDecide(person, reason);
        }}
      >
        {children}
        <Field label={say("decision.reason")} hint={say("decision.reasonHint")}>
          {(ties) => (
            <textarea
              {...ties}
              dir="auto"
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <p className="small">
          {person === null ? (
            <span className="needs">{say("who.needed")}</span>
          ) : (
            say("decision.as", { person: `\u2068${person}\u2069` })
          )}
        </p>
        <div className="row">
          <button type="submit" className="button main" disabled={!ready || person === null || pending}>
            {action}
          </button>
          <button type="button" className="button bare" onClick={onClose}>
            {say("app.cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

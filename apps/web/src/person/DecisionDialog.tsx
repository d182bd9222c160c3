/** What every decision asks: by whom, and why; both are kept with it for good. */
import { type ReactNode, useState } from "react";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Dialog } from "../design/Dialog.tsx";
import { Field } from "../design/Field.tsx";
import { DecisionFoot } from "./DecisionFoot.tsx";

interface DecisionDialogProps {
  readonly title: string;
  /** What the button does: "Sign this death as verified". */
  readonly action: string;
  readonly ready: boolean;
  /** Nothing is decided without a reason. */
  readonly needsReason?: boolean;
  readonly pending: boolean;
  /** What went wrong, shown beside the button; null where nothing did. */
  readonly fault: unknown;
  readonly onClose: () => void;
  readonly onDecide: (person: string, reason: string) => void;
  readonly children?: ReactNode;
}

export function DecisionDialog(props: DecisionDialogProps) {
  const { title, action, ready, needsReason = false, pending, fault, onClose, onDecide, children } = props;
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
        <DecisionFoot
          action={action}
          ready={ready && !pending && (!needsReason || reason.trim() !== "")}
          fault={fault}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}

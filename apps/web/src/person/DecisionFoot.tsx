/** The end of a form that decides: with whose key, what went wrong, and the buttons. */
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";

interface DecisionFootProps {
  /** What the button does: "Sign this death as verified". */
  readonly action: string;
  readonly ready: boolean;
  /** What went wrong, shown beside the button; null where nothing did. */
  readonly fault: unknown;
  readonly onClose: () => void;
}

export function DecisionFoot({ action, ready, fault, onClose }: DecisionFootProps) {
  const { say } = useReader();
  const { person } = useMe();
  return (
    <>
      <p className="small">
        {person === null ? (
          <span className="needs">{say("who.needed")}</span>
        ) : (
          say("decision.as", { person: `\u2068${person}\u2069` })
        )}
      </p>
      {fault !== null && <FaultNotice error={fault} />}
      <div className="row">
        <button type="submit" className="button main" disabled={!ready || person === null}>
          {action}
        </button>
        <button type="button" className="button bare" onClick={onClose}>
          {say("app.cancel")}
        </button>
      </div>
    </>
  );
}

/** One piece of evidence: its picture where there is one, when it was there by the word of others, what happened to it. */
import { useState } from "react";
import { evidenceLook, evidenceShow } from "../../api/routes.ts";
import { useVerb } from "../../api/useVerb.ts";
import { shortId } from "../../app/ids.ts";
import { useReader } from "../../app/reading.tsx";
import { Asked } from "../../design/Asked.tsx";
import { kindWords, stepWords } from "./evidenceWords.ts";
import type { Bound, ShownEvidence } from "./types.ts";

export function Piece({ id }: { readonly id: string }) {
  const shown = useVerb(evidenceShow, { id });
  return (
    <li className="piece">
      <Asked of={shown}>
        {(piece) => (
          <>
            <Picture piece={piece} />
            <div>
              <Said piece={piece} />
              <Custody piece={piece} />
            </div>
          </>
        )}
      </Asked>
    </li>
  );
}

function Said({ piece }: { readonly piece: ShownEvidence }) {
  const { say, format } = useReader();
  const { notBefore, notAfter, claimed } = piece.time;
  const bound = (one: Bound): { when: string; who: string } => ({
    when: format.moment(one.time),
    who: `\u2068${one.authority.replace(/^.*CN=([^,]+).*$/, "$1")}\u2069`,
  });
  return (
    <>
      <h3>
        {kindWords(piece.kind, say)}{" "}
        <span className="small soft">
          <code>{shortId(piece.id)}</code>
        </span>
      </h3>
      <ul className="bracket plain-list">
        {notBefore !== null && <li>{say("taken.notBefore", bound(notBefore))}</li>}
        {notAfter !== null && <li>{say("taken.notAfter", bound(notAfter))}</li>}
        {notAfter === null && <li className="soft">{say("taken.noStamp")}</li>}
        <li className="small soft">
          {say("taken.claimed", { when: format.moment(claimed), who: `\u2068${piece.by}\u2069` })}
        </li>
      </ul>
    </>
  );
}

function Custody({ piece }: { readonly piece: ShownEvidence }) {
  const { say, format } = useReader();
  const broken = piece.faults.filter(({ code }) => code !== "branch");
  return (
    <>
      {broken.length > 0 && (
        <p className="needs">
          {say("taken.broken", { count: broken.length, n: format.number(broken.length) })}
        </p>
      )}
      {broken.length < piece.faults.length && <p className="small">{say("taken.branch")}</p>}
      <details>
        <summary>
          {say("taken.custody", { count: piece.custody.length, n: format.number(piece.custody.length) })}
        </summary>
        <ol className="entries plain-list">
          {piece.custody.map((step) => (
            <li key={step.op}>
              <span className="soft">{format.moment(step.time)}</span>
              <span>
                {stepWords(step, say)}
                {step.note !== "" && <small className="soft">{format.quote(step.note)}</small>}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** Small, and not before somebody asks for it: it may show the dead. */
const EDGE = 480;

function Picture({ piece }: { readonly piece: ShownEvidence }) {
  const { say } = useReader();
  const [open, setOpen] = useState(false);
  const look = useVerb(evidenceLook, { id: piece.id, edge: EDGE }, { enabled: open });
  if (piece.workingCopy === null) return <p className="no-picture small soft">{say("taken.noCopy")}</p>;
  const { width, height } = piece.workingCopy;
  return (
    <div className="picture">
      {open ? (
        <>
          <Asked of={look}>
            {({ picture }) =>
              picture === null ? (
                <p className="small soft">{say("taken.elsewhere")}</p>
              ) : (
                <img
                  src={`data:image/jpeg;base64,${picture}`}
                  alt={say("taken.alt", { kind: kindWords(piece.kind, say) })}
                  width={width}
                  height={height}
                />
              )
            }
          </Asked>
          <button type="button" className="button bare" onClick={() => setOpen(false)}>
            {say("taken.cover")}
          </button>
        </>
      ) : (
        <div className="covered">
          <p className="small soft">{say("taken.covered")}</p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {say("taken.show")}
          </button>
        </div>
      )}
    </div>
  );
}

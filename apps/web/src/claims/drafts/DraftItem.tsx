/** One draft: its words, and, while it is looked at, all it holds, to mend, keep or reject. */
import type { DraftClaim } from "@daftar/claims/extract";
import { type Ref, useState } from "react";
import { useReader } from "../../app/reading.tsx";
import { Field } from "../../design/Field.tsx";
import { ClaimFields } from "../ClaimFields.tsx";
import { missing, type Needed } from "../entry.ts";
import { LINKS } from "./draftEntry.ts";
import type { Decision } from "./useDrafts.ts";

interface DraftItemProps {
  readonly draft: DraftClaim;
  readonly decision: Decision;
  readonly current: boolean;
  readonly heading: Ref<HTMLHeadingElement>;
  /** The figure of another draft, as worded. */
  readonly wordsOf: (id: string) => string;
  readonly onGo: () => void;
  readonly onChange: (part: Partial<Decision>) => void;
  readonly onDecided: (state: "kept" | "rejected") => void;
}

export function DraftItem(props: DraftItemProps) {
  const { draft, decision, current, heading, onGo } = props;
  const { say, format } = useReader();
  const { claimant } = decision.entry;
  return (
    <li id={draft.id} className={current ? "draft current" : "draft"}>
      <h2 ref={current ? heading : undefined} tabIndex={-1}>
        {format.quote(draft.figure.asWorded)}
        <small className="soft"> {claimant === "" ? say("drafts.nobody") : <bdi>{claimant}</bdi>}</small>
      </h2>
      <p className="row small">
        <span className={`state ${decision.state}`}>{say(`draftIs.${decision.state}`)}</span>
        {!current && (
          <button type="button" className="button bare small" onClick={onGo}>
            {say("drafts.look")}
            <span className="unseen"> {format.quote(draft.figure.asWorded)}</span>
          </button>
        )}
      </p>
      {current && <DraftForm {...props} />}
    </li>
  );
}

function DraftForm({ draft, decision, wordsOf, onChange, onDecided }: DraftItemProps) {
  const { say, format } = useReader();
  const [blank, setBlank] = useState<readonly Needed[]>([]);
  const links = LINKS.flatMap((name) => {
    const to = draft[name];
    return to === null ? [] : [{ name, words: wordsOf(to) }];
  });
  const keep = () => {
    const needed = missing(decision.entry);
    setBlank(needed);
    if (needed.length === 0) onDecided("kept");
  };
  const still = blank.filter((name) => missing(decision.entry).includes(name));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <blockquote dir="auto">{draft.quote}</blockquote>
      {decision.state === "open" ? (
        <>
          <ClaimFields all entry={decision.entry} onChange={(entry) => onChange({ entry })} />
          {links.map(({ name, words }) => (
            <label key={name} className="choice">
              <input
                type="checkbox"
                checked={!decision.dropped.has(name)}
                onChange={(event) => {
                  const dropped = new Set(decision.dropped);
                  if (event.target.checked) dropped.delete(name);
                  else dropped.add(name);
                  onChange({ dropped });
                }}
              />
              <span>
                {say(`draftLink.${name}`, { words: format.quote(words) })}
                {name === "partOf" && draft.partKind !== null && ` (${say(`partKind.${draft.partKind}`)})`}
              </span>
            </label>
          ))}
          {still.length > 0 && (
            <p className="needs" role="alert">
              {say("drafts.blank", { fields: format.list(still.map((name) => say(`newClaim.${name}`))) })}
            </p>
          )}
          <p className="row">
            <button type="submit" className="button main">
              {say("drafts.keep")}
            </button>
          </p>
          <Field label={say("drafts.reason")} hint={say("drafts.reasonHint")}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={decision.reason}
                onChange={(event) => onChange({ reason: event.target.value })}
              />
            )}
          </Field>
          <p className="row">
            <button type="button" className="button" onClick={() => onDecided("rejected")}>
              {say("drafts.reject")}
            </button>
          </p>
        </>
      ) : (
        <>
          {decision.state === "rejected" && decision.reason !== "" && (
            <p className="small soft">{format.quote(decision.reason)}</p>
          )}
          <button type="button" className="button" onClick={() => onChange({ state: "open" })}>
            {say("drafts.again")}
          </button>
        </>
      )}
    </form>
  );
}

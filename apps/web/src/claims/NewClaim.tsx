/**
 * A claim entered by marking words in an article's text: what is marked is kept as worded, with its place in
 * the text and the text's fingerprint, so that the quote can be found again. The text itself stays here.
 */
import { writeClaimsCsv } from "@daftar/claims";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { upload } from "../api/ask.ts";
import { claimAdd } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe, useSession } from "../app/session.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { ClaimFields } from "./ClaimFields.tsx";
import { type ClaimEntry, claimOf, EMPTY, fitted, missing, UNLINKED } from "./entry.ts";
import { fingerprint } from "./fingerprint.ts";
import { readFigure } from "./readFigure.ts";
import "./claims.css";

interface Quote {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export function NewClaim() {
  const { say, format } = useReader();
  const { person } = useMe();
  const { session } = useSession();
  const navigate = useNavigate();
  const add = useDecision(claimAdd);
  const article = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [quote, setQuote] = useState<Quote | null>(null);
  const [entry, setEntry] = useState<ClaimEntry>({ ...EMPTY, claimantKind: "media", basis: "stated" });
  const [error, setError] = useState<unknown>(null);
  const practice = session?.desk.practice === true;

  const marked = (): Quote | null => {
    const { current } = article;
    if (current === null || current.selectionStart === current.selectionEnd) return null;
    const [from, to] = [current.selectionStart, current.selectionEnd];
    return { text: text.slice(from, to), from, to };
  };
  const markFigure = () => {
    const found = marked();
    if (found === null) return;
    setQuote(found);
    const figure = readFigure(found.text);
    const shown = (one: number | null) => (one === null ? "" : String(one));
    const numbers = { value: shown(figure.value), low: shown(figure.low), high: shown(figure.high) };
    setEntry(fitted({ ...entry, qualifier: figure.qualifier ?? "exact", numbers }, "qualifier"));
  };
  const markInto = (name: "claimant" | "caveats" | "responsibility") => () => {
    const found = marked();
    if (found !== null) setEntry({ ...entry, [name]: found.text.trim() });
  };

  const ready = quote !== null && missing(entry).length === 0 && person !== null;
  const keep = async () => {
    if (quote === null || person === null) return;
    setError(null);
    try {
      const hash = await fingerprint(text);
      const claim = claimOf(entry, {
        id: `${practice ? "PRACTICE-" : ""}${entry.asOf.replaceAll("-", "")}-${hash.slice(0, 6)}-${quote.from}`,
        invented: practice,
        asWorded: quote.text,
        note: `characters ${quote.from} to ${quote.to} of a text with SHA-256 ${hash}`,
        links: UNLINKED,
      });
      if (claim === null) return;
      const file = await upload("claim.csv", new Blob([writeClaimsCsv([claim])]));
      add.mutate(
        { file, as: [person] },
        { onSuccess: () => void navigate({ to: "/claims", hash: `claim-${claim.id}` }), onError: setError },
      );
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <div className="new-claim">
      <h1>{say("newClaim.title")}</h1>
      <p className="soft">{say("newClaim.how")}</p>
      <div className="two">
        <section>
          <Field label={say("newClaim.text")} hint={say("newClaim.textHint")}>
            {(ties) => (
              <textarea
                {...ties}
                ref={article}
                dir="auto"
                rows={16}
                value={text}
                onChange={(event) => {
                  setText(event.target.value);
                  setQuote(null);
                }}
              />
            )}
          </Field>
          <div className="row">
            <button type="button" className="button main" onClick={markFigure}>
              {say("newClaim.markFigure")}
            </button>
            <button type="button" className="button" onClick={markInto("claimant")}>
              {say("newClaim.markClaimant")}
            </button>
            <button type="button" className="button" onClick={markInto("caveats")}>
              {say("newClaim.markCaveat")}
            </button>
            <button type="button" className="button" onClick={markInto("responsibility")}>
              {say("newClaim.markResponsible")}
            </button>
          </div>
        </section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <p className="marked" aria-live="polite">
            {quote === null ? (
              <span className="soft">{say("newClaim.nothingMarked")}</span>
            ) : (
              <>
                {format.quote(quote.text)}{" "}
                <small className="soft">
                  {say("newClaim.place", { from: format.number(quote.from), to: format.number(quote.to) })}
                </small>
              </>
            )}
          </p>
          <ClaimFields entry={entry} onChange={setEntry} />
          {entry.caveats !== "" && (
            <p className="small">
              {say("newClaim.caveat")} {format.quote(entry.caveats)}
            </p>
          )}
          {entry.responsibility !== "" && (
            <p className="small">
              {say("claims.responsible")} {format.quote(entry.responsibility)}
            </p>
          )}
          {error !== null && <FaultNotice error={error} />}
          {person === null && <p className="needs small">{say("who.needed")}</p>}
          <button type="submit" className="button main" disabled={!ready || add.isPending}>
            {say("newClaim.keep")}
          </button>
        </form>
      </div>
    </div>
  );
}

/**
 * A claim entered by marking words in an article's text: what is marked is kept as worded, with its place in
 * the text and the text's fingerprint, so that the quote can be found again. The text itself stays here.
 */
import { writeClaimsCsv } from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { upload } from "../api/ask.ts";
import { claimAdd } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe, useSession } from "../app/session.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import { BASES, CLAIMANTS, KINDS, QUALIFIERS } from "./claimWords.ts";
import { figureOf, readFigure } from "./readFigure.ts";
import "./claims.css";

interface Quote {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

async function fingerprint(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const wholeOrNull = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null);

export function NewClaim() {
  const { say, format } = useReader();
  const { person } = useMe();
  const { session } = useSession();
  const navigate = useNavigate();
  const add = useDecision(claimAdd);
  const article = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [quote, setQuote] = useState<Quote | null>(null);
  const [claimant, setClaimant] = useState("");
  const [claimantKind, setClaimantKind] = useState<(typeof CLAIMANTS)[number]>("media");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("figure");
  const [qualifier, setQualifier] = useState<(typeof QUALIFIERS)[number]>("exact");
  const [numbers, setNumbers] = useState({ value: "", low: "", high: "" });
  const [basis, setBasis] = useState<(typeof BASES)[number]>("stated");
  const [asOf, setAsOf] = useState("");
  const [area, setArea] = useState("");
  const [publishedIn, setPublishedIn] = useState("");
  const [caveats, setCaveats] = useState("");
  const [responsibility, setResponsibility] = useState("");
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
    setKind(figure.qualifier === "worded" ? "worded-figure" : "figure");
    setQualifier(figure.qualifier ?? "exact");
    const shown = (one: number | null) => (one === null ? "" : String(one));
    setNumbers({ value: shown(figure.value), low: shown(figure.low), high: shown(figure.high) });
  };
  const markInto = (set: (text: string) => void) => () => {
    const found = marked();
    if (found !== null) set(found.text.trim());
  };

  const ready = quote !== null && claimant !== "" && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && person !== null;
  const keep = async () => {
    if (quote === null || person === null) return;
    setError(null);
    try {
      const value = wholeOrNull(numbers.value);
      const between = qualifier === "between";
      const ends = between
        ? { value: null, low: wholeOrNull(numbers.low), high: wholeOrNull(numbers.high) }
        : value === null
          ? { value: null, low: null, high: null }
          : figureOf(qualifier, value);
      const silent = kind === "refusal-to-state" || (kind === "denial" && value === null);
      const hash = await fingerprint(text);
      const claim: Claim = {
        id: `${practice ? "PRACTICE-" : ""}${asOf.replaceAll("-", "")}-${hash.slice(0, 6)}-${quote.from}`,
        invented: practice,
        kind,
        claimant,
        claimantKind,
        via: [],
        figure: {
          ...(silent ? { value: null, low: null, high: null } : ends),
          qualifier: silent ? null : qualifier,
          asWorded: quote.text.trim(),
        },
        counted: "",
        populationNote: "",
        window: { from: null, to: null },
        area,
        basis,
        stated: "stated",
        partOf: null,
        partKind: null,
        asOf,
        supersedes: null,
        answers: null,
        rebuts: null,
        caveats,
        responsibility,
        publishedIn,
        sourceTier: practice ? "invented" : "",
        note: `characters ${quote.from} to ${quote.to} of a text with SHA-256 ${hash}`,
      };
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
            <button type="button" className="button" onClick={markInto(setClaimant)}>
              {say("newClaim.markClaimant")}
            </button>
            <button type="button" className="button" onClick={markInto(setCaveats)}>
              {say("newClaim.markCaveat")}
            </button>
            <button type="button" className="button" onClick={markInto(setResponsibility)}>
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
          <Field label={say("newClaim.claimant")}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={claimant}
                onChange={(event) => setClaimant(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Select
              label={say("newClaim.claimantKind")}
              value={claimantKind}
              onChange={setClaimantKind}
              options={CLAIMANTS.map((value) => ({ value, label: say(`claimant.${value}`) }))}
            />
            <Select
              label={say("newClaim.kind")}
              value={kind}
              onChange={setKind}
              options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
            />
            <Select
              label={say("newClaim.qualifier")}
              value={qualifier}
              onChange={setQualifier}
              options={QUALIFIERS.map((value) => ({ value, label: say(`qualifier.${value}`) }))}
            />
            <Select
              label={say("newClaim.basis")}
              value={basis}
              onChange={setBasis}
              options={BASES.map((value) => ({ value, label: say(`basis.${value}`) }))}
            />
          </div>
          <div className="row">
            {(qualifier === "between" ? (["low", "high"] as const) : (["value"] as const)).map((part) => (
              <Field key={part} label={say(`newClaim.${part}`)}>
                {(ties) => (
                  <input
                    {...ties}
                    dir="ltr"
                    inputMode="numeric"
                    value={numbers[part]}
                    disabled={qualifier === "worded"}
                    onChange={(event) => setNumbers({ ...numbers, [part]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            <Field
              label={say("newClaim.asOf")}
              hint={/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? format.day(asOf) : undefined}
            >
              {(ties) => (
                <input {...ties} type="date" value={asOf} onChange={(event) => setAsOf(event.target.value)} />
              )}
            </Field>
          </div>
          <Field label={say("newClaim.area")}>
            {(ties) => (
              <input {...ties} dir="auto" value={area} onChange={(event) => setArea(event.target.value)} />
            )}
          </Field>
          <Field label={say("newClaim.publishedIn")}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={publishedIn}
                onChange={(event) => setPublishedIn(event.target.value)}
              />
            )}
          </Field>
          {caveats !== "" && (
            <p className="small">
              {say("newClaim.caveat")} {format.quote(caveats)}
            </p>
          )}
          {responsibility !== "" && (
            <p className="small">
              {say("claims.responsible")} {format.quote(responsibility)}
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

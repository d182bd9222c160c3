/**
 * Claims drafted from an article, in this browser: the text goes nowhere, and no draft is a claim before a person
 * kept it (decision 0052).
 */
import { claimExtractor, type Extraction } from "@daftar/claims/extract";
import { useState } from "react";
import { useReader } from "../../app/reading.tsx";
import { useSession } from "../../app/session.tsx";
import { Field } from "../../design/Field.tsx";
import { fingerprint } from "../fingerprint.ts";
import { Reading } from "./Reading.tsx";
import { MOST, readArticle } from "./readArticle.ts";
import type { ArticleFacts } from "./useDrafts.ts";
import "../claims.css";
import "./drafts.css";

interface Read {
  readonly extraction: Extraction;
  readonly facts: ArticleFacts;
}

export function DraftsPage() {
  const { say, format } = useReader();
  const { session } = useSession();
  const practice = session?.desk.practice === true;
  const [text, setText] = useState("");
  const [date, setDate] = useState("");
  const [publishedIn, setPublishedIn] = useState("");
  const [noText, setNoText] = useState(false);
  const [read, setRead] = useState<Read | null>(null);

  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = await readArticle(file);
    setNoText(found === null);
    if (found !== null) setText(found);
  };
  const extract = async () => {
    const extraction = claimExtractor()(text, { date: date === "" ? null : date });
    const hash = await fingerprint(text);
    setRead({ extraction, facts: { hash, practice, date: extraction.date, publishedIn } });
  };
  if (read !== null)
    return (
      <Reading
        text={text}
        extraction={read.extraction}
        facts={read.facts}
        onAnother={() => {
          setRead(null);
          setText("");
        }}
      />
    );
  const long = text.length > MOST;
  return (
    <form
      className="new-claim drafts"
      onSubmit={(event) => {
        event.preventDefault();
        void extract();
      }}
    >
      <h1>{say("drafts.title")}</h1>
      <p className="soft">{say("drafts.how")}</p>
      <Field
        label={say("newClaim.text")}
        fault={
          long ? say("drafts.tooLong", { n: format.number(text.length), most: format.number(MOST) }) : null
        }
      >
        {(ties) => (
          <textarea
            {...ties}
            dir="auto"
            rows={14}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={say("drafts.file")}
        hint={say("drafts.fileHint")}
        fault={noText ? say("drafts.notText") : null}
      >
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".txt,.html,.htm,text/plain,text/html"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      <div className="row">
        <Field label={say("drafts.date")} hint={date === "" ? say("drafts.dateHint") : format.day(date)}>
          {(ties) => (
            <input {...ties} type="date" value={date} onChange={(event) => setDate(event.target.value)} />
          )}
        </Field>
        <Field label={say("newClaim.publishedIn")} hint={say("drafts.addressHint")}>
          {(ties) => (
            <input
              {...ties}
              dir="auto"
              value={publishedIn}
              onChange={(event) => setPublishedIn(event.target.value)}
            />
          )}
        </Field>
      </div>
      <button type="submit" className="button main" disabled={text.trim() === "" || long}>
        {say("drafts.read")}
      </button>
    </form>
  );
}

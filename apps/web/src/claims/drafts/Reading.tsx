/** An article beside its drafts: looked at one after another, and only those that were kept are entered. */
import { writeClaimsCsv } from "@daftar/claims";
import { blankMarkup, type Extraction } from "@daftar/claims/extract";
import { Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { upload } from "../../api/ask.ts";
import { claimAdd } from "../../api/routes.ts";
import { useDecision } from "../../api/useVerb.ts";
import { useReader } from "../../app/reading.tsx";
import { useMe } from "../../app/session.tsx";
import { FaultNotice } from "../../design/FaultNotice.tsx";
import { Notice } from "../../design/Notice.tsx";
import { ArticleText } from "./ArticleText.tsx";
import { DraftItem } from "./DraftItem.tsx";
import { type ArticleFacts, useDrafts } from "./useDrafts.ts";

interface ReadingProps {
  readonly text: string;
  readonly extraction: Extraction;
  readonly facts: ArticleFacts;
  readonly onAnother: () => void;
}

const NEXT = 1;
/** Letters of the keys on a Persian keyboard too. */
const KEYS: Readonly<Record<string, number>> = { n: NEXT, د: NEXT, p: -NEXT, ح: -NEXT };

export function Reading({ text, extraction, facts, onAnother }: ReadingProps) {
  const { say, format } = useReader();
  const { claims: drafts, flags } = extraction;
  const { decisions, change, open, kept, claims } = useDrafts(drafts, facts);
  const [current, setCurrent] = useState<string | null>(drafts[0]?.id ?? null);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const plain = useMemo(() => blankMarkup(text).text, [text]);

  const go = useCallback((id: string) => {
    moved.current = true;
    setCurrent(id);
  }, []);
  const step = useCallback(
    (by: number) => {
      const at = drafts.findIndex(({ id }) => id === current);
      const next = drafts[Math.min(drafts.length - 1, Math.max(0, at + by))];
      if (next !== undefined) go(next.id);
    },
    [drafts, current, go],
  );
  useEffect(() => {
    if (current === null || !moved.current) return;
    document.getElementById(`figure-${current}`)?.scrollIntoView({ block: "nearest" });
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  // With the drawing itself: a key pressed just after it counts from the draft that is seen.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null) return;
      const by = KEYS[event.key];
      if (by === undefined) return;
      event.preventDefault();
      step(by);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [step]);

  const decided = (id: string, state: "kept" | "rejected") => {
    change(id, { state });
    const at = drafts.findIndex((draft) => draft.id === id);
    const rest = [...drafts.slice(at + 1), ...drafts.slice(0, at)];
    const next = rest.find((draft) => decisions.get(draft.id)?.state === "open");
    if (next !== undefined) go(next.id);
  };
  const wordsOf = (id: string): string => drafts.find((draft) => draft.id === id)?.figure.asWorded ?? "";

  return (
    <div className="drafts">
      <h1>{say("drafts.found", { count: drafts.length, n: format.number(drafts.length) })}</h1>
      <p className="soft">{say("drafts.rule")}</p>
      {flags.length > 0 && (
        <ul className="small flags">
          {flags.map((flag) => (
            <li key={flag}>{say(`draftFlag.${flag}`)}</li>
          ))}
        </ul>
      )}
      {drafts.length === 0 && (
        <Notice title={say("drafts.none")}>
          <p>{say("drafts.noneFix")}</p>
          <p>
            <Link to="/claims/new">{say("claims.enter")}</Link>
          </p>
        </Notice>
      )}
      <p>
        <button type="button" className="button" onClick={onAnother}>
          {say("drafts.another")}
        </button>
      </p>
      <div className="two">
        <div>
          <ArticleText text={plain} places={drafts} current={current} decisions={decisions} onGo={go} />
          {drafts.length > 0 && <p className="small soft">{say("drafts.legend")}</p>}
        </div>
        {drafts.length > 0 && (
          <section>
            <div className="row steps">
              <button type="button" className="button" onClick={() => step(-NEXT)}>
                {say("drafts.previous")} <kbd>p</kbd>
              </button>
              <button type="button" className="button" onClick={() => step(NEXT)}>
                {say("drafts.next")} <kbd>n</kbd>
              </button>
              <span className="small soft" aria-live="polite">
                {say("drafts.decided", {
                  done: format.number(drafts.length - open),
                  all: format.number(drafts.length),
                })}
              </span>
            </div>
            <ol className="plain-list">
              {drafts.map((draft) => {
                const decision = decisions.get(draft.id);
                return decision === undefined ? null : (
                  <DraftItem
                    key={draft.id}
                    draft={draft}
                    decision={decision}
                    current={draft.id === current}
                    heading={heading}
                    wordsOf={wordsOf}
                    onGo={() => go(draft.id)}
                    onChange={(part) => change(draft.id, part)}
                    onDecided={(state) => decided(draft.id, state)}
                  />
                );
              })}
            </ol>
            <Enter open={open} kept={kept} csv={() => writeClaimsCsv(claims)} first={claims[0]?.id ?? ""} />
          </section>
        )}
      </div>
    </div>
  );
}

interface EnterProps {
  readonly open: number;
  readonly kept: number;
  readonly csv: () => string;
  readonly first: string;
}

/** Kept drafts become claims here, all of them or none. */
function Enter({ open, kept, csv, first }: EnterProps) {
  const { say, format } = useReader();
  const { person } = useMe();
  const navigate = useNavigate();
  const add = useDecision(claimAdd);
  const [error, setError] = useState<unknown>(null);
  const enter = async () => {
    if (person === null) return;
    setError(null);
    try {
      const file = await upload("claims.csv", new Blob([csv()]));
      add.mutate(
        { file, as: [person] },
        { onSuccess: () => void navigate({ to: "/claims", hash: `claim-${first}` }), onError: setError },
      );
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className="enter">
      {open > 0 && (
        <p className="small soft">{say("drafts.open", { count: open, n: format.number(open) })}</p>
      )}
      {error !== null && <FaultNotice error={error} />}
      {person === null && <p className="needs small">{say("who.needed")}</p>}
      <button
        type="button"
        className="button main"
        disabled={kept === 0 || person === null || add.isPending}
        onClick={() => void enter()}
      >
        {say("drafts.enter", { count: kept, n: format.number(kept) })}
      </button>
    </div>
  );
}

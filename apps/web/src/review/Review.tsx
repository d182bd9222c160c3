/**
 * Pairs that wait for people, one at a time and by keyboard: same, different, cannot tell, back.
 *
 * A decision goes to the desk at once, with what its writer had seen, and the next pair is there already. Back
 * shows a pair decided before; to decide it anew is a new decision, and nothing is undone silently.
 */
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { reviewDecide, reviewList } from "../api/routes.ts";
import { useDecision, useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Asked } from "../design/Asked.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { inWords, stands, weighty } from "./evidence.ts";
import { type Pair, PairTable } from "./PairTable.tsx";
import { Waterfall } from "./Waterfall.tsx";
import "./review.css";

type Verdict = "same" | "different" | "cannot-tell";
interface Decided {
  readonly pair: Pair;
  readonly verdict: Verdict;
  readonly op: string;
}

const AT_ONCE = 20;
/** Below this a share of the doubt is told as "less than". */
const LEAST_SHARE = 0.001;
const KEYS: Readonly<Record<string, Verdict | "back">> = {
  s: "same",
  d: "different",
  c: "cannot-tell",
  Backspace: "back",
  b: "back",
};
/** The same keys on a Persian keyboard. */
const PERSIAN_KEYS: Readonly<Record<string, string>> = { س: "s", ی: "d", ز: "c", ذ: "b" };

export function Review() {
  const { say, format } = useReader();
  const { of } = useSearch({ from: "/review" });
  const { person } = useMe();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const [back, setBack] = useState(0);
  const [reason, setReason] = useState("");
  const list = useVerb(reviewList, { limit: AT_ONCE, ...(of === undefined ? {} : { of }) }, { keep: true });
  const decide = useDecision(reviewDecide);
  const heading = useRef<HTMLHeadingElement>(null);

  const pairs = list.data?.pairs ?? [];
  const gone = new Set(decided.map(({ pair }) => keyOf(pair)));
  const waiting = pairs.filter((pair) => !gone.has(keyOf(pair)));
  const before = back > 0 ? (decided.at(-back) ?? null) : null;
  const pair = before?.pair ?? waiting[0] ?? null;

  const choose = useCallback(
    (verdict: Verdict) => {
      if (pair === null || person === null || decide.isPending) return;
      const seen = before === null ? pair.heads : [before.op];
      decide.mutate(
        { a: pair.a, b: pair.b, verdict, as: [person], reason, seen, again: before !== null },
        {
          onSuccess: ({ op }) => {
            const entry = { pair, verdict, op };
            setDecided((now) =>
              before === null ? [...now, entry] : now.map((one) => (one === before ? entry : one)),
            );
            setBack(0);
            setReason("");
            heading.current?.focus();
          },
        },
      );
    },
    [pair, person, before, reason, decide],
  );

  // With the drawing itself and not after it: a key pressed between the two would be meant for the pair before.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null) return;
      const meant = KEYS[PERSIAN_KEYS[event.key] ?? event.key];
      if (meant === undefined) return;
      event.preventDefault();
      if (meant === "back") setBack((now) => Math.min(decided.length, now + 1));
      else choose(meant);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [choose, decided.length]);

  const narrowsInWords = (share: number): string =>
    share === 0
      ? say("review.settlesNothing")
      : share < LEAST_SHARE
        ? say("review.settlesLittle", { n: format.decimal(100 * LEAST_SHARE, 1) })
        : say("review.settles", { n: format.decimal(100 * share, 1) });

  return (
    <Asked alone of={list}>
      {({ open }) => (
        <div className="review">
          <h1 ref={heading} tabIndex={-1}>
            {pair === null
              ? say("review.none")
              : before === null
                ? say("review.question")
                : say("review.again", { verdict: say(`verdict.${before.verdict}`) })}
          </h1>
          {pair === null ? (
            <Notice title={say(decided.length > 0 ? "review.allDone" : "review.nothing")}>
              <p>{say("review.nothingFix")}</p>
              <p>
                <Link to="/import">{say("review.toLink")}</Link>
              </p>
            </Notice>
          ) : (
            <>
              <p className="small soft" aria-live="polite">
                {say("review.left", { count: open, n: format.number(open) })}
                {decided.length > 0 && ` · ${say("review.done", { n: format.number(decided.length) })}`}
                {pair.weight !== null && ` · ${stands(pair.weight, say)}`}
              </p>
              {pair.narrows !== null && <p>{narrowsInWords(pair.narrows.share)}</p>}
              {pair.cannotTell && <p className="small soft">{say("review.lookedAt")}</p>}
              <div className="sides">
                <PairTable pair={pair} />
                <ul className="evidence plain-list">
                  {weighty(pair.fields).map((field) => (
                    <li key={field.field} className={field.bits >= 0 ? "speaks" : "against"}>
                      <span className="sign" aria-hidden="true">
                        {field.bits >= 0 ? "+" : "−"}
                      </span>
                      <span>
                        <span className="unseen">
                          {say(field.bits >= 0 ? "evidence.plus" : "evidence.minus")}{" "}
                        </span>
                        {inWords(field, say)}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
              <div className="decide">
                {person === null && <p className="needs">{say("who.needed")}</p>}
                <label>
                  <span className="small soft">{say("review.reason")}</span>
                  <input value={reason} dir="auto" onChange={(event) => setReason(event.target.value)} />
                </label>
                <div className="row">
                  {(["same", "different", "cannot-tell"] as const).map((verdict) => (
                    <button
                      key={verdict}
                      type="button"
                      className="button"
                      disabled={person === null || decide.isPending}
                      onClick={() => choose(verdict)}
                    >
                      {say(`decide.${verdict}`)}{" "}
                      <kbd>{{ same: "S", different: "D", "cannot-tell": "C" }[verdict]}</kbd>
                    </button>
                  ))}
                  <button
                    type="button"
                    className="button bare"
                    disabled={back >= decided.length}
                    onClick={() => setBack((now) => Math.min(decided.length, now + 1))}
                  >
                    {say("decide.back")} <kbd>B</kbd>
                  </button>
                  {before !== null && (
                    <button type="button" className="button bare" onClick={() => setBack(0)}>
                      {say("decide.forward")}
                    </button>
                  )}
                </div>
                {decide.error !== null && <FaultNotice error={decide.error} />}
              </div>
              {pair.weight !== null && (
                <section>
                  <h2>{say("review.waterfallTitle", { n: format.decimal(pair.weight, 1) })}</h2>
                  <p className="small soft">{say("review.waterfallMeans")}</p>
                  <Waterfall fields={pair.fields} weight={pair.weight} />
                </section>
              )}
            </>
          )}
        </div>
      )}
    </Asked>
  );
}

const keyOf = ({ a, b }: Pair) => `${a} ${b}`;

/**
 * Openings: what custodians were asked to open, why, and by whom; the form that asks; what happens then, elsewhere.
 *
 * Nothing of a ceremony comes here but the request that goes out: no key, no share, nothing that was opened.
 */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { custodianList, custodianOpenings } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { AskOpening } from "./AskOpening.tsx";
import { OpeningItem } from "./OpeningItem.tsx";
import "./openings.css";

const STEPS = [
  ["openings.bring", null],
  ["openings.answer", "daftar custodian share"],
  ["openings.combine", "daftar custodian combine"],
  ["openings.destroy", null],
] as const;

export function OpeningsPage() {
  const { say, format, choices } = useReader();
  const { of } = useSearch({ from: "/openings" });
  const navigate = useNavigate({ from: "/openings" });
  const openings = useVerb(custodianOpenings, {});
  const custodians = useVerb(custodianList, {});
  const [asking, setAsking] = useState(of !== undefined);
  const close = () => {
    setAsking(false);
    if (of !== undefined) void navigate({ search: {}, replace: true });
  };
  return (
    <Asked alone of={openings}>
      {({ openings: all, mayAsk }) => (
        <div className="openings">
          <h1>
            {all.length === 0
              ? say("openings.none")
              : say("openings.title", { count: all.length, n: format.number(all.length) })}
          </h1>
          <p>
            {custodians.data !== undefined && (
              <>
                {say("openings.takes", {
                  count: custodians.data.threshold ?? 1,
                  n: format.number(custodians.data.threshold ?? 1),
                })}{" "}
              </>
            )}
            {say("openings.means")}
          </p>
          <p>
            <button type="button" className="button main" onClick={() => setAsking(true)}>
              {say("openings.ask")}
            </button>
          </p>
          <ol className="plain-list">
            {all.toReversed().map((one) => (
              <OpeningItem key={one.opening} opening={one} />
            ))}
          </ol>
          {all.length > 0 && <p className="small soft">{say("openings.notKnown")}</p>}
          <h2>{say("openings.then")}</h2>
          <ol className={choices.digits === "persian" ? "persian" : undefined}>
            {STEPS.map(([words, command]) => (
              <li key={words}>
                {say(words)} {command !== null && <code>{command}</code>}
              </li>
            ))}
          </ol>
          {asking && <AskOpening of={of} mayAsk={mayAsk} onClose={close} />}
        </div>
      )}
    </Asked>
  );
}

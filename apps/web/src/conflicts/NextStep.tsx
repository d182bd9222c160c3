/** What to do about it: decide anew where that is decided, over all the heads. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { reviewDecide } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { DecisionDialog } from "../person/DecisionDialog.tsx";
import type { PersonAct } from "../person/search.ts";
import { PAIR_VERDICTS } from "../words/pairVerdicts.ts";
import type { Conflict } from "./types.ts";

const ACTS: Readonly<Record<string, PersonAct>> = {
  dispute: "dispute",
  "set-aside": "aside",
  consent: "consent",
  "assess-account": "assess",
  lineage: "lineage",
};

export function NextStep({ conflict }: { readonly conflict: Conflict }) {
  const { say } = useReader();
  const { type, victim, decidedBy } = conflict;
  if (type === "pair") return <PairAnew conflict={conflict} />;
  const act = ACTS[type];
  if (victim !== null && (act !== undefined || type === "resolve"))
    return (
      <p>
        <Link to="/people/$id" params={{ id: victim }} search={{ act }} className="button main">
          {say("conflict.anew")}
        </Link>
      </p>
    );
  return (
    <p>
      {say("conflict.command")} <code>{`daftar ${decidedBy}`}</code>
    </p>
  );
}

function PairAnew({ conflict }: { readonly conflict: Conflict }) {
  const { say } = useReader();
  const decide = useDecision(reviewDecide);
  const [open, setOpen] = useState(false);
  const [verdict, setVerdict] = useState<(typeof PAIR_VERDICTS)[number] | null>(null);
  const [a = "", b = ""] = conflict.subject.split(" ");
  return (
    <>
      <p>
        <button type="button" className="button main" onClick={() => setOpen(true)}>
          {say("conflict.anew")}
        </button>
      </p>
      {open && (
        <DecisionDialog
          title={say("review.question")}
          action={say("conflict.keep")}
          ready={verdict !== null}
          pending={decide.isPending}
          fault={decide.error}
          onClose={() => setOpen(false)}
          onDecide={(person, reason) => {
            if (verdict === null) return;
            const seen = conflict.heads.map(({ op }) => op);
            decide.mutate(
              { a, b, verdict, as: [person], reason, seen, again: true },
              { onSuccess: () => setOpen(false) },
            );
          }}
        >
          <Choices
            legend={say("conflict.pair")}
            value={verdict}
            onChange={setVerdict}
            options={PAIR_VERDICTS.map((value) => ({ value, label: say(`decide.${value}`) }))}
          />
        </DecisionDialog>
      )}
    </>
  );
}

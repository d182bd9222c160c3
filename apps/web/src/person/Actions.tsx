/** What may be done about one person, each named by what happens. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { sign } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { nameForms } from "../people/nameForms.ts";
import { Assess } from "./Assess.tsx";
import { Consent } from "./Consent.tsx";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { Dispute } from "./Dispute.tsx";
import { LineageDialog } from "./LineageDialog.tsx";
import { onlySignatures } from "./onlySignatures.ts";
import { SetAside } from "./SetAside.tsx";
import type { PersonAct } from "./search.ts";
import type { Shown } from "./types.ts";

export function Actions({ shown }: { readonly shown: Shown }) {
  const { say } = useReader();
  const { person } = useMe();
  const { act } = useSearch({ from: "/people/$id" });
  const navigate = useNavigate({ from: "/people/$id" });
  const [open, setOpen] = useState<PersonAct | null>(act ?? null);
  const close = () => {
    setOpen(null);
    // A decision that another page sent here is made or left: loading anew does not ask for it again.
    if (act !== undefined) void navigate({ search: {}, replace: true });
  };
  const { victim } = shown;
  const barred = person !== null && shown.mayNotSign.includes(person);
  const signed =
    person !== null && shown.signatures.some((one) => one.person === person) && !victim.reviewAsked;
  const early =
    victim.level === "alleged" ||
    victim.level === "reported" ||
    victim.level === "set-aside" ||
    (victim.level === "corroborated" && !onlySignatures(victim));
  return (
    <section className="actions" aria-label={say("person.actions")}>
      <button type="button" className="button" onClick={() => setOpen("lineage")}>
        {say("act.lineage")}
      </button>
      <button type="button" className="button" onClick={() => setOpen("assess")}>
        {say("act.assess")}
      </button>
      <button
        type="button"
        className="button main"
        disabled={barred || signed || early}
        onClick={() => setOpen("sign")}
      >
        {say("act.sign")}
      </button>
      {(barred || signed || early) && (
        <p className="small soft">
          {say(barred ? "act.signBarred" : signed ? "act.signDone" : "act.signEarly")}
        </p>
      )}
      <button type="button" className="button" onClick={() => setOpen("consent")}>
        {say("act.consent")}
      </button>
      <button type="button" className="button" onClick={() => setOpen("dispute")}>
        {say(victim.dispute === "none" ? "act.dispute" : "act.endDispute")}
      </button>
      <button type="button" className="button" onClick={() => setOpen("aside")}>
        {say(victim.setAside === null ? "act.setAside" : "act.bringBack")}
      </button>
      {open === "lineage" && <LineageDialog shown={shown} onClose={close} />}
      {open === "assess" && <Assess shown={shown} onClose={close} />}
      {open === "sign" && <Sign shown={shown} onClose={close} />}
      {open === "consent" && <Consent shown={shown} onClose={close} />}
      {open === "dispute" && <Dispute shown={shown} onClose={close} />}
      {open === "aside" && <SetAside shown={shown} onClose={close} />}
    </section>
  );
}

export interface ActionProps {
  readonly shown: Shown;
  readonly onClose: () => void;
}

function Sign({ shown, onClose }: ActionProps) {
  const { say, format, dir } = useReader();
  const decide = useDecision(sign);
  const { victim } = shown;
  return (
    <DecisionDialog
      title={say("act.sign")}
      action={say("act.signDo")}
      ready
      pending={decide.isPending}
      fault={decide.error}
      onClose={onClose}
      onDecide={(person, reason) =>
        decide.mutate({ ids: [victim.id], as: [person], reason }, { onSuccess: onClose })
      }
    >
      <p>
        {say("act.signMeans", {
          name: `\u2068${nameForms(victim.names, dir)[0] ?? victim.id.slice(0, 8)}\u2069`,
          count: victim.records.length,
          n: format.number(victim.records.length),
        })}
      </p>
    </DecisionDialog>
  );
}

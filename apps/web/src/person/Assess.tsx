import { useState } from "react";
import { assessAccount } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import type { ActionProps } from "./Actions.tsx";
import { accountOptions } from "./accountOptions.ts";
import { RISKS, VERDICTS } from "./closedWords.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";

/** One account at a time: what is credible is an account, never a person. */
export function Assess({ shown, onClose }: ActionProps) {
  const { say } = useReader();
  const decide = useDecision(assessAccount);
  const [record, setRecord] = useState(shown.accounts.find((one) => one.verdict === null)?.record ?? null);
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number] | null>(null);
  const [risk, setRisk] = useState<readonly (typeof RISKS)[number][]>([]);
  const account = shown.accounts.find((one) => one.record === record) ?? null;
  return (
    <DecisionDialog
      title={say("act.assess")}
      action={say("act.assessDo")}
      ready={account !== null && verdict !== null}
      pending={decide.isPending}
      fault={decide.error}
      onClose={onClose}
      onDecide={(person, reason) => {
        if (account === null || verdict === null) return;
        decide.mutate(
          { ids: [account.record], verdict, risk, as: [person], reason, seen: account.heads.assess },
          { onSuccess: onClose },
        );
      }}
    >
      <Choices
        legend={say("act.whichAccount")}
        value={record}
        onChange={setRecord}
        options={accountOptions(shown)}
      />
      <Choices
        side
        legend={say("act.verdict")}
        value={verdict}
        onChange={setVerdict}
        options={VERDICTS.map((value) => ({ value, label: say(`assess.${value}`) }))}
      />
      <fieldset>
        <legend>{say("act.risks")}</legend>
        <div className="choices">
          {RISKS.map((one) => (
            <label className="choice" key={one}>
              <input
                type="checkbox"
                checked={risk.includes(one)}
                onChange={(event) =>
                  setRisk(event.target.checked ? [...risk, one] : risk.filter((other) => other !== one))
                }
              />
              <span>{say(`risk.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </DecisionDialog>
  );
}

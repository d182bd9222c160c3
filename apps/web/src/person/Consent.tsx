import { useState } from "react";
import { consent } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { NameText } from "../design/NameText.tsx";
import { RELEASES } from "../people/search.ts";
import type { ActionProps } from "./Actions.tsx";
import { KIN } from "./closedWords.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";

/** What may be shown follows consent and risk, never truth: the level stays what it is (J15). */
export function Consent({ shown, onClose }: ActionProps) {
  const { say } = useReader();
  const decide = useDecision(consent);
  const { victim } = shown;
  const [release, setRelease] = useState<(typeof RELEASES)[number]>(victim.release);
  const [kin, setKin] = useState<(typeof KIN)[number]>(
    KIN.find((one) => one === shown.kinInformed) ?? "unknown",
  );
  const [names, setNames] = useState<readonly string[]>(shown.consentedNames);
  return (
    <DecisionDialog
      title={say("act.consent")}
      action={say("act.consentDo")}
      ready
      pending={decide.isPending}
      fault={decide.error}
      onClose={onClose}
      onDecide={(person, reason) =>
        decide.mutate(
          {
            ids: [victim.id],
            class: release,
            kin,
            name: names,
            as: [person],
            reason,
            seen: shown.heads.consent,
          },
          { onSuccess: onClose },
        )
      }
    >
      <Choices
        legend={say("act.class")}
        value={release}
        onChange={setRelease}
        options={RELEASES.map((value) => ({
          value,
          label: say(`release.${value}`),
          hint: say(`releaseMeans.${value}`),
        }))}
      />
      <Choices
        side
        legend={say("act.kin")}
        value={kin}
        onChange={setKin}
        options={KIN.map((value) => ({ value, label: say(`kin.${value}`) }))}
      />
      {victim.names.length > 1 && (
        <fieldset>
          <legend>{say("act.nameForms")}</legend>
          <div className="choices">
            {victim.names.map((name) => (
              <label className="choice" key={name}>
                <input
                  type="checkbox"
                  checked={names.includes(name)}
                  onChange={(event) =>
                    setNames(
                      event.target.checked ? [...names, name] : names.filter((other) => other !== name),
                    )
                  }
                />
                <NameText text={name} />
              </label>
            ))}
          </div>
          <p className="small soft">{say("act.nameFormsHint")}</p>
        </fieldset>
      )}
      <p className="small soft">{say("act.copies")}</p>
    </DecisionDialog>
  );
}

import { useState } from "react";
import { upload } from "../api/ask.ts";
import { lineage as lineageRoute } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import { fieldLabel } from "../words/fieldLabel.ts";
import type { ActionProps } from "./Actions.tsx";
import { accountOptions } from "./accountOptions.ts";
import { SOURCES } from "./closedWords.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { placeLabel } from "./independence/words.ts";
import { lineageSaid } from "./lineageSaid.ts";
import { type Places, ValueFields } from "./ValueFields.tsx";
import { ASSERTED, type AssertedField, answered, answersOf, valueSaid } from "./valueSaid.ts";

const PERCEIVED = ["saw", "handled", "document", "heard"] as const;

/** Where one account comes from (J3, J4): what makes two accounts two, and one of them direct. */
export function LineageDialog({ shown, onClose }: ActionProps) {
  const { say, format } = useReader();
  const decide = useDecision(lineageRoute);
  const [record, setRecord] = useState(shown.accounts.find((one) => one.lineage === null)?.record ?? null);
  const [perceived, setPerceived] = useState<(typeof PERCEIVED)[number] | null>(null);
  const [sourceClass, setSourceClass] = useState<(typeof SOURCES)[number]>("witness");
  const [origin, setOrigin] = useState("");
  const [household, setHousehold] = useState("");
  const [copy, setCopy] = useState(true);
  const [of, setOf] = useState<AssertedField | "account">("account");
  const [answers, setAnswers] = useState(answersOf(undefined));
  const [error, setError] = useState<unknown>(null);
  const account = shown.accounts.find((one) => one.record === record);
  const before = account?.lineage ?? null;
  const asserted = account?.assertions.find(({ field }) => field === of);
  const ofOne = of !== "account";

  const choose = (chosen: string) => {
    const held = shown.accounts.find((one) => one.record === chosen)?.lineage ?? null;
    setRecord(chosen);
    setCopy(true);
    setOf("account");
    // What is known already is asked again, so that nobody empties it unseen.
    setSourceClass(held?.sourceClass ?? "witness");
    setOrigin(held?.origin ?? "");
    setHousehold(held?.household ?? "");
  };

  const keep = async (person: string, reason: string) => {
    if (account === undefined || (perceived === null && !ofOne)) return;
    setError(null);
    const value =
      perceived === null || ofOne
        ? valueSaid(asserted, before, answers)
        : lineageSaid(before, { perceived, sourceClass, origin, household, copy });
    try {
      const file = await upload("lineage.json", new Blob([JSON.stringify(value)]));
      const seen = ofOne ? (asserted?.heads ?? []) : account.heads.lineage;
      const field = ofOne ? { field: of } : {};
      await decide.mutateAsync({ account: account.record, file, as: [person], reason, seen, ...field });
      onClose();
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <DecisionDialog
      title={say("act.lineage")}
      action={say("act.lineageDo")}
      ready={record !== null && (ofOne ? answered(answers) : perceived !== null)}
      pending={decide.isPending}
      fault={error}
      onClose={onClose}
      onDecide={(person, reason) => void keep(person, reason)}
    >
      <Choices
        legend={say("act.whichAccount")}
        value={record}
        onChange={choose}
        options={accountOptions(shown)}
      />
      {account !== undefined && (
        <Select
          label={say("valueFrom.what")}
          value={of}
          onChange={(chosen) => {
            setOf(chosen);
            setAnswers(answersOf(account.assertions.find(({ field }) => field === chosen)));
          }}
          options={[
            { value: "account" as const, label: say("valueFrom.whole") },
            ...fieldsOf(shown, account.record).map((value) => ({ value, label: fieldLabel(value, say) })),
          ]}
        />
      )}
      {account !== undefined && of !== "account" ? (
        <ValueFields
          places={placesBeside(shown, account.record)}
          field={of}
          answers={answers}
          onChange={setAnswers}
        />
      ) : (
        <>
          <Choices
            legend={say("account.perceived")}
            value={perceived}
            onChange={setPerceived}
            options={PERCEIVED.map((value) => ({ value, label: say(`perceived.${value}`) }))}
          />
          <Select
            label={say("account.sourceClass")}
            value={sourceClass}
            onChange={setSourceClass}
            options={SOURCES.map((value) => ({ value, label: say(`source.${value}`) }))}
          />
          <Field label={say("form.origin")} hint={say("formHint.origin")}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={origin}
                onChange={(event) => setOrigin(event.target.value)}
              />
            )}
          </Field>
          <Field label={say("form.household")} hint={say("formHint.household")}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={household}
                onChange={(event) => setHousehold(event.target.value)}
              />
            )}
          </Field>
          {before !== null && before.from.length > 0 && (
            <div className="field">
              <label className="choice">
                <input type="checkbox" checked={copy} onChange={(event) => setCopy(event.target.checked)} />
                <span>
                  {say("form.stillCopy", {
                    from: format.list(before.from.map((place) => placeLabel(place, shown.lineage))),
                  })}
                  <span className="hint">{say("formHint.stillCopy")}</span>
                </span>
              </label>
            </div>
          )}
          {before?.sealedSource != null && (
            <p className="small soft">
              {say("form.keepsSource", { source: `\u2068${before.sealedSource.id}\u2069` })}
            </p>
          )}
        </>
      )}
    </DecisionDialog>
  );
}

/** What one account's value may have been taken from: the person's other accounts, and other lists. */
function placesBeside({ accounts, lineage }: ActionProps["shown"], record: string): Places {
  return {
    accounts: accounts.filter((one) => one.record !== record).map((one) => `record:${one.record}`),
    without: new Set(accounts.map(({ list }) => list)),
    nameOf: (place) => placeLabel(place, lineage),
  };
}

/** Fields of which an account has a value, in the order of the codebook. */
function fieldsOf({ accounts, fields }: ActionProps["shown"], record: string): AssertedField[] {
  const at = accounts.findIndex((one) => one.record === record);
  return ASSERTED.filter((field) =>
    fields.some((one) => one.field === field && (one.values[at] ?? null) !== null),
  );
}

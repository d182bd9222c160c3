/** What the lineage form asks of one value: from the account's own source, taken from somewhere, or another's. */
import { listShow } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import { fieldLabel } from "../words/fieldLabel.ts";
import { SOURCES } from "./closedWords.ts";
import { placeLabel } from "./independence/words.ts";
import type { Shown } from "./types.ts";
import { type AssertedField, type ValueAnswers, WHENCE } from "./valueSaid.ts";

interface ValueFieldsProps {
  readonly shown: Shown;
  readonly record: string;
  readonly field: AssertedField;
  readonly answers: ValueAnswers;
  readonly onChange: (answers: ValueAnswers) => void;
}

export function ValueFields({ shown, record, field, answers, onChange }: ValueFieldsProps) {
  const { say } = useReader();
  const what = fieldLabel(field, say);
  const change = (some: Partial<ValueAnswers>) => onChange({ ...answers, ...some });
  return (
    <>
      <Choices
        legend={say("valueFrom.whence", { field: what })}
        value={answers.whence}
        onChange={(whence) => change({ whence })}
        options={WHENCE.map((value) => ({
          value,
          label: say(`whence.${value}`),
          ...(value === "taken" ? { hint: say("valueFrom.takenHint") } : {}),
        }))}
      />
      {answers.whence === "taken" && (
        <Taken shown={shown} record={record} from={answers.from} onChange={(from) => change({ from })} />
      )}
      {answers.whence === "other" && (
        <>
          <Field label={say("form.origin")} hint={say("formHint.origin")}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                value={answers.origin}
                onChange={(event) => change({ origin: event.target.value })}
              />
            )}
          </Field>
          <Select
            label={say("account.sourceClass")}
            value={answers.sourceClass}
            onChange={(sourceClass) => change({ sourceClass })}
            options={SOURCES.map((value) => ({ value, label: say(`source.${value}`) }))}
          />
          <div className="choices">
            <label className="choice">
              <input
                type="checkbox"
                checked={answers.direct}
                onChange={(event) => change({ direct: event.target.checked })}
              />
              <span>{say("valueFrom.direct")}</span>
            </label>
          </div>
        </>
      )}
    </>
  );
}

interface TakenProps {
  readonly shown: Shown;
  readonly record: string;
  readonly from: readonly string[];
  readonly onChange: (from: readonly string[]) => void;
}

/** Other accounts of the person, and the lists of the desk. What is ticked already stays, wherever it leads. */
function Taken({ shown, record, from, onChange }: TakenProps) {
  const { say } = useReader();
  const lists = useVerb(listShow, {});
  // A list that tells of the person stands among the accounts: its account is what was meant.
  const here = new Set(shown.accounts.map(({ list }) => list));
  const accounts = shown.accounts.filter((one) => one.record !== record).map((one) => `record:${one.record}`);
  const named = (lists.data?.lists ?? [])
    .filter(({ list }) => !here.has(list))
    .map(({ list }) => `list:${list}`);
  const places = [...new Set([...accounts, ...named, ...from])];
  return (
    <fieldset>
      <legend>{say("valueFrom.from")}</legend>
      <div className="choices">
        {places.map((place) => (
          <label className="choice" key={place}>
            <input
              type="checkbox"
              checked={from.includes(place)}
              onChange={() =>
                onChange(from.includes(place) ? from.filter((one) => one !== place) : [...from, place])
              }
            />
            <span>
              {say(place.startsWith("list:") ? "valueFrom.list" : "valueFrom.account", {
                name: placeLabel(place, shown.lineage),
              })}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

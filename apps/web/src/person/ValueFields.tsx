/** What the lineage form asks of one value: from the account's own source, taken from somewhere, or another's. */
import { listShow } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Choices } from "../design/Choices.tsx";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import { fieldLabel } from "../words/fieldLabel.ts";
import { SOURCES } from "./closedWords.ts";
import { type AssertedField, type ValueAnswers, WHENCE } from "./valueSaid.ts";

/** What a value may have been taken from. */
export interface Places {
  /** Accounts: `record:ID`. */
  readonly accounts: readonly string[];
  /** Lists that are not named beside them: their account stands among the accounts, and is what was meant. */
  readonly without: ReadonlySet<string>;
  readonly nameOf: (place: string) => string;
}

interface ValueFieldsProps {
  readonly places: Places;
  readonly field: AssertedField;
  /** The answers to choose from; all, unless some were given already. */
  readonly whences?: readonly (typeof WHENCE)[number][];
  readonly answers: ValueAnswers;
  readonly onChange: (answers: ValueAnswers) => void;
}

export function ValueFields({ places, field, whences = WHENCE, answers, onChange }: ValueFieldsProps) {
  const { say } = useReader();
  const what = fieldLabel(field, say);
  const change = (some: Partial<ValueAnswers>) => onChange({ ...answers, ...some });
  return (
    <>
      <Choices
        legend={say("valueFrom.whence", { field: what })}
        value={answers.whence}
        onChange={(whence) => change({ whence })}
        options={whences.map((value) => ({
          value,
          // Where no account is known there are only lists to choose from.
          label: say(value === "taken" && places.accounts.length === 0 ? "whence.list" : `whence.${value}`),
          ...(value === "taken" ? { hint: say("valueFrom.takenHint") } : {}),
        }))}
      />
      {answers.whence === "taken" && (
        <Taken places={places} from={answers.from} onChange={(from) => change({ from })} />
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
  readonly places: Places;
  readonly from: readonly string[];
  readonly onChange: (from: readonly string[]) => void;
}

/** Accounts, and the lists of the desk. What is ticked already stays, wherever it leads. */
function Taken({ places: { accounts, without, nameOf }, from, onChange }: TakenProps) {
  const { say } = useReader();
  const lists = useVerb(listShow, {});
  const named = (lists.data?.lists ?? [])
    .filter(({ list }) => !without.has(list))
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
                name: nameOf(place),
              })}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Values that whoever this comes from has from somebody else: a death may be seen, and its date be a register's (J3). */
import { useReader } from "../app/reading.tsx";
import { own } from "../person/independence/words.ts";
import { type Places, ValueFields } from "../person/ValueFields.tsx";
import { type AssertedField, answersOf, type ValueAnswers, WHENCE } from "../person/valueSaid.ts";
import { fieldLabel } from "../words/fieldLabel.ts";
import { type Form, mayDiffer } from "./form.ts";

interface ElsewhereProps {
  readonly form: Form;
  readonly set: (changes: Partial<Form>) => void;
}

/** Who else tells of this person is known only once the account is kept. */
const LISTS: Places = {
  accounts: [],
  without: new Set(),
  nameOf: (place) => own(place.slice(place.indexOf(":") + 1)),
};
/** The account's own source has all that is not ticked. */
const NOT_ITS_OWN = WHENCE.filter((whence) => whence !== "account");

export function Elsewhere({ form, set }: ElsewhereProps) {
  const { say } = useReader();
  const given = mayDiffer(form);
  if (given.length === 0) return null;
  const change = (field: AssertedField, answers: ValueAnswers | null) => {
    const { [field]: _, ...others } = form.elsewhere;
    set({ elsewhere: answers === null ? others : { ...others, [field]: answers } });
  };
  return (
    <fieldset>
      <legend>{say("account.elsewhere")}</legend>
      <p className="small soft">{say("account.elsewhereMeans")}</p>
      <div className="choices">
        {given.map((field) => {
          const answers = form.elsewhere[field];
          return (
            <div key={field}>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={answers !== undefined}
                  onChange={(event) => change(field, event.target.checked ? answersOf(undefined) : null)}
                />
                <span>{fieldLabel(field, say)}</span>
              </label>
              {answers !== undefined && (
                <div className="from-elsewhere">
                  <ValueFields
                    places={LISTS}
                    field={field}
                    whences={NOT_ITS_OWN}
                    answers={answers}
                    onChange={(changed) => change(field, changed)}
                  />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

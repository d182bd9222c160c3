/** Plain answers of the form; browsers are told to keep none of them. */
import { useReader } from "../app/reading.tsx";
import { Field } from "../design/Field.tsx";
import type { Form, TextName } from "./form.ts";

interface TextFieldsProps {
  readonly form: Form;
  readonly set: (changes: Partial<Form>) => void;
  readonly names: readonly TextName[];
}

const LONG: ReadonlySet<TextName> = new Set(["sourceSaid", "consentSaid"]);
const HINTED = [
  "deathDate",
  "ageYears",
  "low",
  "origin",
  "household",
  "sourceSaid",
  "asWorded",
  "from",
] as const;

export function TextFields({ form, set, names }: TextFieldsProps) {
  const { say } = useReader();
  return (
    <div className="text-fields">
      {names.map((name) => {
        const hint = HINTED.find((one) => one === name);
        return (
          <Field
            key={name}
            label={say(`form.${name}`)}
            hint={hint === undefined ? undefined : say(`formHint.${hint}`)}
          >
            {(ties) =>
              LONG.has(name) ? (
                <textarea
                  {...ties}
                  dir="auto"
                  autoComplete="off"
                  value={form[name]}
                  onChange={(event) => set({ [name]: event.target.value })}
                />
              ) : (
                <input
                  {...ties}
                  dir="auto"
                  autoComplete="off"
                  spellCheck={false}
                  value={form[name]}
                  onChange={(event) => set({ [name]: event.target.value })}
                />
              )
            }
          </Field>
        );
      })}
    </div>
  );
}

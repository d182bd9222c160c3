/** The parts of a claim's form: for words marked by hand, and for a draft, which shows all that a claim holds. */
import { useReader } from "../app/reading.tsx";
import { Field } from "../design/Field.tsx";
import { Select } from "../design/Select.tsx";
import { BASES, CLAIMANTS, KINDS, QUALIFIERS } from "./claimWords.ts";
import { type ClaimEntry, fitted } from "./entry.ts";

interface ClaimFieldsProps {
  readonly entry: ClaimEntry;
  readonly onChange: (entry: ClaimEntry) => void;
  /** Also what a person who marks words rarely says: window, people counted, carriers, caveats, responsibility. */
  readonly all?: boolean;
}

type Texts =
  | "claimant"
  | "via"
  | "counted"
  | "population"
  | "area"
  | "publishedIn"
  | "caveats"
  | "responsibility";

export function ClaimFields({ entry, onChange, all = false }: ClaimFieldsProps) {
  const { say, format } = useReader();
  const text = (name: Texts, label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(ties) => (
        <input
          {...ties}
          dir="auto"
          value={entry[name]}
          onChange={(event) => onChange({ ...entry, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const day = (name: "asOf" | "from" | "to", label: string) => (
    <Field label={label} hint={/^\d{4}-\d{2}-\d{2}$/.test(entry[name]) ? format.day(entry[name]) : undefined}>
      {(ties) => (
        <input
          {...ties}
          type="date"
          value={entry[name]}
          onChange={(event) => onChange({ ...entry, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const numbers = entry.qualifier === "between" ? (["low", "high"] as const) : (["value"] as const);
  const open = { value: "", label: say("newClaim.choose") } as const;
  return (
    <>
      {text("claimant", say("newClaim.claimant"))}
      {all && text("via", say("newClaim.via"), say("newClaim.viaHint"))}
      <div className="row">
        <Select
          label={say("newClaim.claimantKind")}
          value={entry.claimantKind}
          onChange={(claimantKind) => onChange({ ...entry, claimantKind })}
          options={[
            ...(entry.claimantKind === "" ? [open] : []),
            ...CLAIMANTS.map((value) => ({ value, label: say(`claimant.${value}`) })),
          ]}
        />
        <Select
          label={say("newClaim.kind")}
          value={entry.kind}
          onChange={(kind) => onChange(fitted({ ...entry, kind }, "kind"))}
          options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        />
        <Select
          label={say("newClaim.qualifier")}
          value={entry.qualifier}
          onChange={(qualifier) => onChange(fitted({ ...entry, qualifier }, "qualifier"))}
          options={QUALIFIERS.map((value) => ({ value, label: say(`qualifier.${value}`) }))}
        />
        <Select
          label={say("newClaim.basis")}
          value={entry.basis}
          onChange={(basis) => onChange({ ...entry, basis })}
          options={[
            ...(entry.basis === "" ? [open] : []),
            ...BASES.map((value) => ({ value, label: say(`basis.${value}`) })),
          ]}
        />
      </div>
      <div className="row">
        {numbers.map((part) => (
          <Field key={part} label={say(`newClaim.${part}`)}>
            {(ties) => (
              <input
                {...ties}
                dir="ltr"
                inputMode="numeric"
                value={entry.numbers[part]}
                disabled={entry.kind === "worded-figure" || entry.kind === "refusal-to-state"}
                onChange={(event) =>
                  onChange({ ...entry, numbers: { ...entry.numbers, [part]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
        {day("asOf", say("newClaim.asOf"))}
      </div>
      {all && (
        <>
          <div className="row">
            {text("counted", say("newClaim.counted"))}
            {text("population", say("newClaim.population"))}
          </div>
          <div className="row">
            {day("from", say("newClaim.from"))}
            {day("to", say("newClaim.to"))}
          </div>
        </>
      )}
      {text("area", say("newClaim.area"))}
      {text("publishedIn", say("newClaim.publishedIn"))}
      {all && text("caveats", say("newClaim.caveats"))}
      {all && text("responsibility", say("newClaim.responsibility"))}
    </>
  );
}

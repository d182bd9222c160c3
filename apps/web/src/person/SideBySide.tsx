/** Every account of one person, field by field; where they differ, somebody can say which value holds. */
import { useState } from "react";
import { resolve } from "../api/routes.ts";
import { useDecision } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { NameText } from "../design/NameText.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { plainlyDiffer } from "../people/nameForms.ts";
import { fieldLabel } from "../words/fieldLabel.ts";
import { fieldValue } from "../words/fieldValue.ts";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { whenceWords } from "./independence/valueWords.ts";
import type { Shown, SideField } from "./types.ts";

export function SideBySide({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  const [resolving, setResolving] = useState<SideField | null>(null);
  const { accounts, fields } = shown;
  const told = fields.filter(({ values }) => values.some((value) => value !== null));
  return (
    <>
      <Scroll label={say("person.sideBySide")}>
        <table className="side-by-side">
          <thead>
            <tr>
              <th scope="col">{say("review.field")}</th>
              {accounts.map(({ record, list }) => (
                <th scope="col" key={record}>
                  <bdi>{list}</bdi>
                </th>
              ))}
              <th scope="col">{say("person.holds")}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((field) => (
              <tr key={field.field}>
                <th scope="row">{fieldLabel(field.field, say)}</th>
                {field.values.map((value, at) => (
                  <td key={accounts[at]?.record} className={marked(field, value) ? "differs" : undefined}>
                    {value === null ? (
                      <span className="soft">
                        <span aria-hidden="true">–</span>
                        <span className="unseen">{say("review.silent")}</span>
                      </span>
                    ) : (
                      <NameText text={fieldValue(field.field, value, say, format)} />
                    )}
                    <Whence shown={shown} record={accounts[at]?.record} field={field.field} />
                  </td>
                ))}
                <td>
                  {field.chosen !== null && (
                    <NameText text={fieldValue(field.field, field.chosen, say, format)} />
                  )}
                  {!field.agree && (
                    <button type="button" className="button bare small" onClick={() => setResolving(field)}>
                      {say(field.chosen === null ? "person.choose" : "person.chooseAgain")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {resolving !== null && <Resolve shown={shown} field={resolving} onClose={() => setResolving(null)} />}
    </>
  );
}

interface WhenceProps {
  readonly shown: Shown;
  readonly record: string | undefined;
  readonly field: string;
}

/** Beside a value that comes from elsewhere than its account: from where. */
function Whence({ shown, record, field }: WhenceProps) {
  const { say, format } = useReader();
  const { lineage } = shown;
  const value = lineage.values.find((one) => one.record === record && one.field === field);
  if (value === undefined) return null;
  return <small className="whence">{whenceWords(value, lineage, say, format)}</small>;
}

/** Marked is what another account of the same script plainly says otherwise. */
const marked = (field: SideField, value: string | null): boolean =>
  !field.agree &&
  value !== null &&
  field.values.some((other) => other !== null && plainlyDiffer(value, other));

interface ResolveProps {
  readonly shown: Shown;
  readonly field: SideField;
  readonly onClose: () => void;
}

function Resolve({ shown, field, onClose }: ResolveProps) {
  const { say, format } = useReader();
  const decide = useDecision(resolve);
  const [value, setValue] = useState<string | null>(field.chosen);
  const values = [...new Set(field.values.filter((one) => one !== null))];
  return (
    <DecisionDialog
      title={say("person.chooseFor", { field: fieldLabel(field.field, say) })}
      action={say("person.chooseThis")}
      ready={value !== null}
      pending={decide.isPending}
      fault={decide.error}
      onClose={onClose}
      onDecide={(person, reason) => {
        if (value === null) return;
        decide.mutate(
          { victim: shown.victim.id, field: field.field, value, as: [person], reason, seen: field.heads },
          { onSuccess: onClose },
        );
      }}
    >
      <fieldset>
        <legend>{say("person.values")}</legend>
        <div className="choices">
          {values.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="value" checked={value === one} onChange={() => setValue(one)} />
              <NameText text={fieldValue(field.field, one, say, format)} />
            </label>
          ))}
        </div>
      </fieldset>
    </DecisionDialog>
  );
}

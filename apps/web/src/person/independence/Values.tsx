/** Single values that come from elsewhere than their accounts: a date that two took from one place confirms nothing. */
import { useReader } from "../../app/reading.tsx";
import { fieldLabel } from "../../words/fieldLabel.ts";
import type { Lineage } from "./types.ts";
import { sharedWords, valueCircleWords, whenceWords } from "./valueWords.ts";
import { labelOf } from "./words.ts";

export function Values({ lineage }: { readonly lineage: Lineage }) {
  const { say, format } = useReader();
  const { values, valueCircles } = lineage;
  if (values.length === 0) return null;
  return (
    <>
      <h3>{say("elsewhere.title")}</h3>
      <p className="small soft">{say("elsewhere.means")}</p>
      <ul className="plain-list elsewhere">
        {values.map((value) => {
          const shared = sharedWords(value, lineage, say, format);
          return (
            <li key={`${value.record} ${value.field}`}>
              <span>
                <b>{fieldLabel(value.field, say)}</b> · <bdi>{labelOf(value.record, lineage)}</bdi>
              </span>
              <span className="small soft">{whenceWords(value, lineage, say, format)}</span>
              {shared !== "" && <span className="small needs">{shared}</span>}
            </li>
          );
        })}
      </ul>
      {valueCircles.map((circle) => (
        <p key={`${circle.field} ${circle.members.join(" ")}`} className="small">
          <b>{say("circle.title")}</b> {valueCircleWords(circle, lineage, say)}
        </p>
      ))}
    </>
  );
}

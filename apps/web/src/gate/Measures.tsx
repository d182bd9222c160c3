/** Each measure of the gate: what the desk has beside what the policy asks; some are only shown. */
import type * as z from "zod/mini";
import type { gate } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";
import "./gate.css";

type Measure = z.infer<typeof gate.reply>["result"]["measures"][number];

const KNOWN = [
  "scope",
  "origins",
  "undecided-pairs",
  "reviews-asked",
  "count-agreement",
  "places-without-source",
  "sample-coverage",
  "new-victims-per-record",
  "conditions",
  "intake",
] as const;

export function Measures({ measures }: { readonly measures: readonly Measure[] }) {
  const { say, format } = useReader();
  const shown = (value: Measure["value"]) =>
    typeof value !== "number"
      ? "–"
      : Number.isInteger(value)
        ? format.number(value)
        : format.decimal(value, 2);
  return (
    <Scroll label={say("gate.measure")}>
      <table className="measures">
        <thead>
          <tr>
            <th scope="col">{say("gate.measure")}</th>
            <th scope="col" className="n">
              {say("gate.has")}
            </th>
            <th scope="col" className="n">
              {say("gate.asks")}
            </th>
            <th scope="col">{say("gate.met")}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => {
            const known = KNOWN.find((one) => one === measure.id);
            return (
              <tr key={measure.id}>
                <th scope="row">
                  {known === undefined ? measure.id : say(`measure.${known}`)}
                  <small className="soft" lang="en" dir="auto">
                    {typeof measure.value === "string" ? `${measure.value}: ` : ""}
                    {measure.words}
                  </small>
                </th>
                <td className="n" data-label={say("gate.has")}>
                  {shown(measure.value)}
                </td>
                <td className="n" data-label={say("gate.asks")}>
                  {shown(measure.threshold)}
                </td>
                <td className={measure.met === false ? "needs" : undefined}>
                  {measure.met === null ? say("gate.shown") : say(measure.met ? "gate.yes" : "gate.no")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

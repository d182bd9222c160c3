/**
 * Each measure of the gate: what the desk has beside what the policy asks; some are only shown. The desk words its
 * sentences in English; in another language label and numbers say the same.
 */
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

/** Those whose value is a number of something. */
const COUNTED = KNOWN.filter((one) => one !== "scope");

export function Measures({ measures }: { readonly measures: readonly Measure[] }) {
  const { say, format, choices } = useReader();
  const written = (value: number) =>
    Number.isInteger(value) ? format.number(value) : format.decimal(value, 2);
  /** With its unit, where the measure is one that has words here. */
  const shown = (id: string, value: Measure["value"]) => {
    if (typeof value !== "number") return value === null ? "–" : <bdi>{value}</bdi>;
    const known = COUNTED.find((one) => one === id);
    return known === undefined ? written(value) : say(`unit.${known}`, { n: written(value) });
  };
  const asked = ({ id, threshold, asks }: Measure) =>
    typeof threshold !== "number" || asks === null
      ? shown(id, threshold)
      : say(asks === "at-least" ? "gate.atLeast" : "gate.atMost", { n: written(threshold) });
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
                  {choices.language === "en" && <small className="soft">{measure.words}</small>}
                </th>
                <td className="n" data-label={say("gate.has")}>
                  {shown(measure.id, measure.value)}
                </td>
                <td className="n" data-label={say("gate.asks")}>
                  {asked(measure)}
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

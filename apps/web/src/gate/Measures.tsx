/**
 * Each measure of the gate: what the desk has beside what the policy asks; some are only shown. The desk words its
 * sentences in English; in another language label and numbers say the same.
 */
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { askedWords, type Measure, measureWords, metWords, valueWords } from "./measureKinds.ts";
import "./gate.css";

export function Measures({ measures }: { readonly measures: readonly Measure[] }) {
  const { say, format, choices } = useReader();
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
          {measures.map((measure) => (
            <tr key={measure.id}>
              <th scope="row">
                {measureWords(measure.id, say)}
                {choices.language === "en" && <small className="soft">{measure.words}</small>}
              </th>
              <td className="n" data-label={say("gate.has")}>
                {valueWords(measure.id, measure.value, say, format)}
              </td>
              <td className="n" data-label={say("gate.asks")}>
                {askedWords(measure, say, format)}
              </td>
              <td className={measure.met === false ? "needs" : undefined}>{metWords(measure.met, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Every method with its interval on one scale; which of them make the headline is said, the others are shown. */
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { methodWords, stateWords } from "./methodWords.ts";
import { OnScale, useScale } from "./OnScale.tsx";
import type { Report } from "./report.ts";

export function Methods({
  methods,
  headline,
  documented,
}: Pick<Report, "methods" | "headline" | "documented">) {
  const { say, format } = useReader();
  const ends = [...methods.flatMap(({ low, high }) => [low ?? 0, high ?? 0]), headline.high ?? 0, documented];
  const most = Math.max(1, ...ends);
  const least = Math.min(documented, ...methods.flatMap(({ low }) => (low === null ? [] : [low])));
  const at = useScale(least, most);
  return (
    <Scroll label={say("estimate.methods")}>
      <table className="methods">
        <thead>
          <tr>
            <th scope="col">{say("estimate.method")}</th>
            <th scope="col" className="n">
              {say("estimate.point")}
            </th>
            <th scope="col" className="n">
              {say("estimate.interval")}
            </th>
            <th scope="col">
              <span className="unseen">{say("estimate.picture")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {methods.map((method) => {
            const state = stateWords(method.status, say);
            return (
              <tr key={method.id}>
                <th scope="row">
                  {methodWords(method.id, say)} <code className="soft">{method.id}</code>
                </th>
                <td className="n" data-label={say("estimate.point")}>
                  {method.point === null ? "–" : format.number(method.point)}
                </td>
                <td className="n" data-label={say("estimate.interval")}>
                  {method.low === null || method.high === null
                    ? "–"
                    : format.interval(method.low, method.high)}
                </td>
                <td>
                  {method.low === null || method.high === null ? (
                    <>
                      {state !== null && <small className="soft">{state}</small>}
                      <small className="soft" lang="en" dir="ltr">
                        {method.reason}
                      </small>
                    </>
                  ) : (
                    <OnScale
                      at={at}
                      documented={documented}
                      low={method.low}
                      high={method.high}
                      point={method.point}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small soft">{say("estimate.line")}</p>
    </Scroll>
  );
}

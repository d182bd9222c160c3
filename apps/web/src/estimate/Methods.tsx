/** Every method with its interval on one scale; which of them make the headline is said, the others are shown. */
import type * as z from "zod/mini";
import type { estimate } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";

type Report = z.infer<typeof estimate.reply>["result"];

const WIDTH = 260;
const KNOWN = [
  "chapman",
  "chao",
  "chao-mth",
  "loglinear-bic",
  "loglinear-aic",
  "loglinear-stepwise",
  "dga",
  "averaged",
  "lcmcr",
] as const;
const STATES = ["ok", "excluded", "refused", "failed"] as const;

export function Methods({
  methods,
  headline,
  documented,
}: Pick<Report, "methods" | "headline" | "documented">) {
  const { say, format, dir } = useReader();
  const ends = [...methods.flatMap(({ low, high }) => [low ?? 0, high ?? 0]), headline.high ?? 0, documented];
  const most = Math.max(1, ...ends);
  const least = Math.min(documented, ...methods.flatMap(({ low }) => (low === null ? [] : [low])));
  const at = (value: number) => {
    const x = 8 + ((WIDTH - 16) * (value - least)) / Math.max(1, most - least);
    return dir === "rtl" ? WIDTH - x : x;
  };
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
            const known = KNOWN.find((one) => one === method.id);
            const state = STATES.find((one) => one === method.status);
            return (
              <tr key={method.id}>
                <th scope="row">
                  {known === undefined ? method.id : say(`method.${known}`)}{" "}
                  <code className="soft">{method.id}</code>
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
                      {state !== undefined && state !== "ok" && (
                        <small className="soft">{say(`method.${state}`)}</small>
                      )}
                      <small className="soft" lang="en" dir="ltr">
                        {method.reason}
                      </small>
                    </>
                  ) : (
                    <svg width={WIDTH} height={22} aria-hidden="true" className="upset">
                      <path d={`M${at(documented)} 2v18`} className="base" />
                      <path
                        d={`M${at(method.low)} 11H${at(method.high)}M${at(method.low)} 6v10M${at(method.high)} 6v10`}
                        className="stem"
                      />
                      {method.point !== null && (
                        <circle cx={at(method.point)} cy={11} r={4} className="solid" />
                      )}
                    </svg>
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

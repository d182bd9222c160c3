/** How many were killed, on a list or not: the interval with its assumption, or the reason there is none. */
import { lowEnd } from "@daftar/model";
import { estimate as estimateRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { refusalWords } from "../toll/refusalWords.ts";
import { assumptionWords, headlineWords } from "./assumptionWords.ts";
import { Changes } from "./Changes.tsx";
import { Coverage } from "./Coverage.tsx";
import { Methods } from "./Methods.tsx";
import { Spread } from "./Spread.tsx";
import { Strata } from "./Strata.tsx";
import { UpSet } from "./UpSet.tsx";
import "./estimate.css";

export function EstimatePage() {
  const { say, format } = useReader();
  const estimate = useVerb(estimateRoute, {});
  return (
    <Asked alone of={estimate}>
      {({
        headline,
        documented,
        lists,
        overlaps,
        methods,
        label,
        assumptions,
        leftOut,
        warnings,
        seed,
        sensitivity,
        practice,
      }) => (
        <div className="estimate">
          <h1>
            {headline.low !== null && headline.high !== null
              ? say("estimate.between", {
                  interval: format.interval(headline.low, headline.high),
                  n: format.number(documented),
                  lists: format.number(lists.length),
                })
              : say("estimate.refused")}
          </h1>
          {headline.refused !== null && (
            <Notice kind="answer" title={refusalWords(headline.refused, say)}>
              <p>{say("estimate.refusalIs")}</p>
              <p className="code">
                <code>{headline.refused.code}</code>
              </p>
            </Notice>
          )}
          {headline.lowerBound !== null && (
            <p>{say("estimate.lowerBound", { n: format.number(lowEnd(headline.lowerBound)) })}</p>
          )}
          <p className="soft">{say("estimate.never")}</p>
          <h2>{say("estimate.overlaps")}</h2>
          {overlaps.length === 0 ? (
            <p className="soft">{say("estimate.noOverlaps")}</p>
          ) : (
            <UpSet lists={lists} overlaps={overlaps} />
          )}
          {leftOut !== null && (
            <p className="small soft">
              {say("estimate.leftOut", {
                identity: format.number(leftOut.identity),
                outside: format.number(leftOut.outsideCoverage),
                unknown: format.number(leftOut.coverageUnknown),
                none: format.number(leftOut.onNoList),
              })}
            </p>
          )}
          {warnings.map(({ code, list, people }) => (
            <p key={list} className="small">
              {code === "estimate.empty-list"
                ? say("estimate.emptyList", { list })
                : say("estimate.listApart", { list, n: format.number(people) })}
            </p>
          ))}
          <h2>{say("estimate.methods")}</h2>
          <p className="small soft">{headlineWords(label, say)}</p>
          <Methods methods={methods} headline={headline} documented={documented} />
          <Spread
            methods={methods}
            documented={documented}
            headline={headline}
            seed={seed}
            practice={practice}
          />
          {sensitivity !== null && (
            <Changes
              sensitivity={sensitivity}
              documented={documented}
              headline={headline}
              seed={seed}
              practice={practice}
            />
          )}
          {overlaps.length > 0 && <Strata />}
          <Coverage practice={practice} />
          <h2>{say("estimate.assumptions")}</h2>
          <ul className="assumptions">
            {assumptions.map((one) => (
              <li key={one}>{assumptionWords(one, say)}</li>
            ))}
          </ul>
          <p className="small soft">{say("estimate.seed", { seed: format.digits(String(seed)) })}</p>
        </div>
      )}
    </Asked>
  );
}

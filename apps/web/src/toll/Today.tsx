/** The first page: where the toll stands, what others say, and what waits for people today. */
import { Link } from "@tanstack/react-router";
import { Suspense } from "react";
import { today as todayRoute, toll as tollRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { lazily } from "../app/lazily.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { Lines } from "./Lines.tsx";
import { leadSentence } from "./leadSentence.ts";
import { Machines } from "./Machines.tsx";
import { refusalWords } from "./refusalWords.ts";
import { Waiting } from "./Waiting.tsx";
import "./today.css";

/** The picture comes after the sentence and the numbers, which can be read without it. */
const TollChart = lazily(() => import("./chart/TollChart.tsx").then(({ TollChart: chart }) => chart));

const AT_LEAST = "toll.high-is-at-least";

export function Today() {
  const { say, format } = useReader();
  const { person } = useMe();
  const toll = useVerb(tollRoute, {});
  const waits = useVerb(todayRoute, person === null ? {} : { person });
  return (
    <Asked alone of={toll}>
      {({ lines, scope, flags, claims, beside }) => {
        const openHigh = flags.some(({ code }) => code === AT_LEAST);
        const { refused } = lines.estimated;
        return (
          <div className="today">
            <header>
              <h1>{leadSentence(lines, openHigh, say, format)}</h1>
              {scope === null ? (
                <Notice kind="needs-you" title={say("toll.noScope")}>
                  <p>{say("toll.noScopeFix")}</p>
                </Notice>
              ) : (
                <p className="small soft">
                  <bdi>{scope.name}</bdi>
                  {". "}
                  {say("toll.scope", {
                    window: format.span(`${scope.window.from}/${scope.window.to}`),
                    later: format.day(scope.laterDeathsUntil),
                  })}
                </p>
              )}
              {refused !== null && <p className="small">{refusalWords(refused, say)}</p>}
              {waits.data !== undefined && <Machines machines={waits.data.machines} />}
            </header>
            <aside>
              <h2>{say("waits.title")}</h2>
              <Asked of={waits}>{(all) => <Waiting today={all} />}</Asked>
            </aside>
            <section className="picture">
              <Suspense fallback={<p className="chart-place soft">{say("app.loading")}</p>}>
                <TollChart lines={lines} openHigh={openHigh} claims={claims.map(({ claim }) => claim)} />
              </Suspense>
            </section>
            <section className="numbers">
              <h2>{say("toll.lines")}</h2>
              <Lines lines={lines} openHigh={openHigh} beside={beside} flags={flags} />
              <p>
                <Link to="/claims">{say("toll.toClaims")}</Link>
                {" · "}
                <Link to="/changes">{say("toll.toChanges")}</Link>
              </p>
            </section>
          </div>
        );
      }}
    </Asked>
  );
}

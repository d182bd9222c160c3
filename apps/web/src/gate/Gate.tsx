/** May figures be released? What is missing, each threshold now and over time, what is left out, and the releases. */
import { Link } from "@tanstack/react-router";
import { gate as gateRoute } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Notice } from "../design/Notice.tsx";
import { leftOutWords } from "./leftOutWords.ts";
import { Measures } from "./Measures.tsx";
import { Missing } from "./Missing.tsx";
import { OverTime } from "./OverTime.tsx";
import { Releases } from "./Releases.tsx";
import { Witnesses } from "./Witnesses.tsx";

export function Gate() {
  const { say, format } = useReader();
  const gate = useVerb(gateRoute, {});
  return (
    <Asked alone of={gate}>
      {({ open, code, policy, measures, leftOut, widestGap, conditions }) => {
        const asked = measures.filter(({ met }) => met !== null);
        const unmet = asked.filter(({ met }) => met === false);
        return (
          <div className="gate">
            <h1>
              {open
                ? say("gate.open")
                : say("gate.shut", {
                    count: unmet.length,
                    n: format.number(unmet.length),
                    of: format.number(asked.length),
                  })}
            </h1>
            {code === "gate.silence-is-not-convergence" && (
              <Notice kind="needs-you" title={say("gate.silence")}>
                <p>{say("gate.silenceMeans")}</p>
              </Notice>
            )}
            <p className="soft">
              {say("gate.policy", { policy: `\u2068${policy}\u2069` })} <code>{code}</code>
              {" · "}
              <Link to="/policy">{say("gate.comparePolicy")}</Link>
            </p>
            {unmet.length > 0 && <Missing unmet={unmet} />}
            <h2>{say("gate.measures")}</h2>
            <Measures measures={measures} />
            {widestGap !== null && (
              <p>
                <Link to="/incidents/$id" params={{ id: widestGap }}>
                  {say("gate.widestGap")}
                </Link>
              </p>
            )}
            <OverTime conditions={conditions} />
            <h2>{say("gate.leftOut")}</h2>
            {leftOut.length === 0 ? (
              <p className="soft">{say("gate.leftOutNone")}</p>
            ) : (
              <ul>
                {leftOut.map((one) => (
                  <li key={`${one.what} ${one.province ?? ""}`}>
                    <bdi>{leftOutWords(one.what, say)}</bdi>
                    {one.province !== null && (
                      <>
                        {", "}
                        <bdi>{format.place([one.provinceNames])}</bdi>
                      </>
                    )}
                    : {say("people.found", { count: one.people, n: format.number(one.people) })}
                  </li>
                ))}
              </ul>
            )}
            <h2>{say("gate.conditions")}</h2>
            {conditions.length === 0 ? (
              <p className="soft">{say("gate.conditionsNone")}</p>
            ) : (
              <ul>
                {conditions.map((one) => (
                  <li key={`${one.from} ${one.where} ${one.cut}`}>
                    {format.span(`${one.from}/${one.to}`)}: <bdi>{one.where}</bdi> – <bdi>{one.cut}</bdi>
                  </li>
                ))}
              </ul>
            )}
            <Releases open={open} />
            <Witnesses />
          </div>
        );
      }}
    </Asked>
  );
}

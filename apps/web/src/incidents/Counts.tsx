/** Count accounts of exactly this place and these days, each as it was worded (J2). */
import { useReader } from "../app/reading.tsx";
import { sourceWords } from "../person/closedWords.ts";
import type { Opened } from "./types.ts";

const WHAT = ["bodies-seen", "registered", "buried", "told"] as const;

export function Counts({ all: { counts, incident } }: { readonly all: Opened }) {
  const { say, format } = useReader();
  const { figure } = incident;
  if (counts.length === 0) return <p className="soft">{say("incident.noCounts")}</p>;
  return (
    <>
      <ul className="plain-list counts-here">
        {counts.map((one) => {
          const what = WHAT.find((known) => known === one.whatCounted);
          const { lineage } = one;
          const about = [
            ...(what === undefined ? [] : [say(`counted.${what}`)]),
            say(`extent.${one.extent}`),
            ...(lineage === null ? [] : [sourceWords(lineage.sourceClass, say)]),
            say(one.direct ? "lineage.direct" : "lineage.indirect"),
            lineage === null || lineage.origin === null
              ? say("lineage.noOrigin")
              : say("lineage.origin", { origin: `\u2068${lineage.origin}\u2069` }),
          ];
          return (
            <li key={one.id}>
              <b>{format.interval(one.low, one.high)}</b>
              <span>
                {format.quote(one.asWorded)}{" "}
                <span className={one.level === "alleged" ? "needs" : "soft"}>
                  {say(one.level === "alleged" ? "account.unassessed" : "assess.credible")}
                </span>
                <small className="soft">{about.join(" · ")}</small>
              </span>
            </li>
          );
        })}
      </ul>
      {figure !== null && figure.verified > 0 && (
        <p>{say("incident.signedCount", { n: format.number(figure.verified) })}</p>
      )}
      {figure !== null && (
        <p className="small soft">
          {say("incident.withParts", {
            n: format.interval(figure.withParts.low, figure.withParts.high),
          })}
        </p>
      )}
    </>
  );
}

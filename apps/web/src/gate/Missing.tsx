/** Exactly what is missing: one step for each threshold that is not met, with the way to it. */
import { Link } from "@tanstack/react-router";
import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";
import { type Measure, measureWords, writtenNumber } from "./measureKinds.ts";

type Wanting = NonNullable<Measure["missing"]>;
type Gap = Wanting["gaps"][number];

/** More are on the page of people. */
const MOST_IDS = 12;

export function Missing({ unmet }: { readonly unmet: readonly Measure[] }) {
  const { say } = useReader();
  return (
    <section aria-label={say("gateStep.title")}>
      <h2>{say("gateStep.title")}</h2>
      <ul className="missing plain-list">
        {unmet.map((measure) => (
          <li key={measure.id}>
            <b>{measureWords(measure.id, say)}</b>
            {measure.missing !== null && <Step missing={measure.missing} threshold={measure.threshold} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function gapWords({ place, from, to, countLow, countHigh, people, names }: Gap, say: Say, format: Formats) {
  const values = {
    where: format.place(place) ?? say("gateStep.wholeArea"),
    when: format.span(`${from}/${to}`),
    count: Math.abs(names),
    n: format.number(Math.abs(names)),
    counted: format.interval(countLow, countHigh),
    people: format.number(people),
  };
  return say(names > 0 ? "gateStep.gapNames" : "gateStep.gapBeyond", values);
}

function Step({
  missing,
  threshold,
}: {
  readonly missing: Wanting;
  readonly threshold: Measure["threshold"];
}) {
  const { say, format } = useReader();
  const { code, victims, gaps, provinces, span } = missing;
  const count = missing.count ?? 0;
  const values = {
    count,
    n: format.number(count),
    of: format.number(missing.of ?? 0),
    most: typeof threshold === "number" ? writtenNumber(threshold, format) : "",
  };
  switch (code) {
    case "set-scope":
      return <p>{say("gateStep.setScope")}</p>;
    case "more-origins":
      return (
        <p>
          {say("gateStep.origins", values)}{" "}
          <Link to="/people" search={{ level: "alleged" }}>
            {say("gateStep.toAssess")}
          </Link>{" "}
          · <Link to="/account">{say("nav.account")}</Link>
        </p>
      );
    case "decide-pairs":
      return (
        <p>
          {say("gateStep.pairs", values)} <Link to="/review">{say("nav.review")}</Link>
        </p>
      );
    case "look-again":
      return (
        <>
          <p>
            {say("gateStep.again", values)}
            {missing.counts.length > 0 &&
              ` ${say("gateStep.againCounts", { count: missing.counts.length, n: format.number(missing.counts.length) })}`}
          </p>
          {victims.length > 0 && (
            <ul className="ids plain-list">
              {victims.slice(0, MOST_IDS).map((id) => (
                <li key={id}>
                  <Link to="/people/$id" params={{ id }}>
                    <code>{shortId(id)}</code>
                  </Link>
                </li>
              ))}
              {victims.length > MOST_IDS && (
                <li className="soft">
                  {say("gateStep.more", {
                    count: victims.length - MOST_IDS,
                    n: format.number(victims.length - MOST_IDS),
                  })}
                </li>
              )}
            </ul>
          )}
        </>
      );
    case "narrow-gap":
      return (
        <>
          <ul>
            {gaps.map((gap) => (
              <li key={gap.incident}>
                {gapWords(gap, say, format)}{" "}
                <Link to="/incidents/$id" params={{ id: gap.incident }}>
                  {say("gateStep.open")}
                </Link>
              </li>
            ))}
          </ul>
          <p>
            <Link to="/import">{say("nav.import")}</Link> · <Link to="/account">{say("nav.account")}</Link>
          </p>
        </>
      );
    case "hear-of-provinces":
      return (
        <p>
          {say("gateStep.provinces", {
            ...values,
            names: format.list(provinces.map(({ names }) => format.place([names]) ?? "")),
          })}{" "}
          <Link to="/import">{say("nav.import")}</Link> · <Link to="/account">{say("nav.account")}</Link>
        </p>
      );
    case "more-records":
      return (
        <p>
          {say("gateStep.records", {
            ...values,
            when: span === null ? "" : format.span(`${span.from}/${span.to}`),
            came: format.number(span?.records ?? 0),
            median: writtenNumber(span?.earlierMedian ?? 0, format),
          })}{" "}
          <Link to="/import">{say("nav.import")}</Link>
        </p>
      );
  }
}

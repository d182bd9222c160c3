/** An incident, what is missing at it and what was cut, in the reader's words. */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";
import type { ByDay, Condition, IncidentRow } from "./types.ts";

/** A named incident as it was named, then city and province. */
export function placeWords({ place, placeNames }: IncidentRow, say: Say, format: Formats): string {
  const named = place.incident === null ? [] : [[place.incident]];
  return format.place([...named, ...placeNames]) ?? say("incident.wholeArea");
}

export const windowWords = ({ window: { from, to } }: IncidentRow, format: Formats): string =>
  format.span(`${from}/${to}`);

export function figureWords({ figure }: IncidentRow, say: Say, format: Formats): string | null {
  if (figure === null) return null;
  const between = format.interval(figure.low, figure.high);
  return figure.atLeast ? say("incident.atLeast", { n: between }) : between;
}

export const gapWords = ({ code, number }: IncidentRow["gaps"][number], say: Say, format: Formats): string =>
  say(`gap.${code}`, { n: number === null ? "" : format.number(number) });

export function cutWords({ from, to, where, cut }: Condition, say: Say, format: Formats): string {
  return say("cut.one", {
    when: format.span(`${from}/${to}`),
    what: `\u2068${cut}\u2069`,
    where: `\u2068${where}\u2069`,
  });
}

export const warningWords = ({ warning }: Pick<ByDay, "warning">, say: Say): string =>
  say(`cut.${warning.code}`);

/** The warning with every cut in it, as one text. */
export function wholeWarning(byDay: ByDay, say: Say, format: Formats): string {
  const cuts = byDay.conditions.map((one) => cutWords(one, say, format));
  return cuts.length === 0
    ? `${warningWords(byDay, say)}.`
    : `${warningWords(byDay, say)}: ${cuts.join(say("lead.join"))}.`;
}

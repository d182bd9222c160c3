/** Why accounts are one origin, circles and pairs of sources, in the reader's words. */
import type { Formats } from "../../formats/formats.ts";
import type { Say } from "../../words/say.ts";
import { sourceWords } from "../closedWords.ts";
import type { Lineage, SourcePair, Why } from "./types.ts";

/** Apart from the direction of the words around it. */
export const own = (text: string): string => `\u2068${text}\u2069`;

export function labelOf(record: string | null, { accounts }: Lineage): string {
  const found = accounts.find((one) => one.record === record);
  return own(found?.label ?? record ?? "");
}

export function whyWords({ code, account, name }: Why, lineage: Lineage, say: Say): string {
  if (code === "same-circle" && account === null) return say("why.in-circle");
  return say(`why.${code}`, { other: labelOf(account, lineage), name: own(name ?? "") });
}

/** A place of a circle: an account here by its label, a list by its name. */
export function placeLabel(place: string, lineage: Lineage): string {
  const name = place.slice(place.indexOf(":") + 1);
  if (place.startsWith("list:")) return own(name);
  const node = lineage.nodes.find(({ id }) => id === place);
  return lineage.accounts.some(({ record }) => record === name)
    ? labelOf(name, lineage)
    : own(node?.name ?? name);
}

export function circleMembers({ members }: Lineage["circles"][number], lineage: Lineage): string[] {
  return members.map((place) => placeLabel(place, lineage));
}

export function circleWords(circle: Lineage["circles"][number], lineage: Lineage, say: Say): string {
  const labels = circleMembers(circle, lineage);
  if (labels.length === 1) return say("circle.itself", { only: labels[0] ?? "" });
  return say("circle.round", { round: [...labels, labels[0] ?? ""].join(say("circle.then")) });
}

export function pairWords({ sources, said, effective }: SourcePair, say: Say): string {
  const [a = "", b = ""] = sources.map(own);
  return say(effective ? "sources.attested" : said ? "sources.said" : "sources.perhaps", { a, b });
}

/** What makes the two alike, a custodian's silence apart. */
export function tellWords(pair: SourcePair, say: Say, format: Formats): string[] {
  const { overlap, places, sourceClass, tells } = pair;
  const [a = "", b = ""] = places.map(own);
  return tells
    .filter(({ code }) => code !== "attest")
    .map(({ code }) =>
      say(`tell.${code}`, {
        days: format.span(`${overlap.from}/${overlap.to}`),
        a,
        b,
        what: sourceWords(sourceClass, say),
      }),
    );
}

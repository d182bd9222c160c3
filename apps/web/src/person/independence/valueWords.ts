/** Where one value comes from, in the reader's words: short beside the value, whole where lineage is told. */
import type { Formats } from "../../formats/formats.ts";
import { fieldLabel } from "../../words/fieldLabel.ts";
import type { Say } from "../../words/say.ts";
import type { Lineage } from "./types.ts";
import { labelOf, own, placeLabel } from "./words.ts";

export type Value = Lineage["values"][number];

export function whenceWords(value: Value, lineage: Lineage, say: Say, format: Formats): string {
  const { from, origins, known, said } = value;
  const parts = [
    ...(from.length > 0
      ? [say("elsewhere.from", { from: format.list(from.map((place) => placeLabel(place, lineage))) })]
      : []),
    known
      ? say("elsewhere.origin", { count: origins.length, origins: format.list(origins.map(own)) })
      : say("elsewhere.unknown"),
    ...(said === "copied" ? [say("elsewhere.copied")] : []),
  ];
  return parts.join(" · ");
}

/** Empty where nobody else has it from the same origin. */
export function sharedWords({ oneWith }: Value, lineage: Lineage, say: Say, format: Formats): string {
  if (oneWith.length === 0) return "";
  return say("elsewhere.shared", {
    count: oneWith.length,
    others: format.list(oneWith.map((record) => labelOf(record, lineage))),
  });
}

export function valueCircleWords(
  { field, members, known }: Lineage["valueCircles"][number],
  lineage: Lineage,
  say: Say,
): string {
  const labels = members.map((place) => placeLabel(place, lineage));
  const round = [...labels, labels[0] ?? ""].join(say("circle.then"));
  return say(known ? "elsewhere.circleKnown" : "elsewhere.circle", { field: fieldLabel(field, say), round });
}

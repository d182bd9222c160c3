/** What the gate measures and how a number of it is said; what is unknown here stands as the desk words it. */
import type * as z from "zod/mini";
import type { gate } from "../api/routes.ts";
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";

export type Measure = z.infer<typeof gate.reply>["result"]["measures"][number];
export type History = NonNullable<z.infer<typeof gate.reply>["result"]["history"]>;
export type HistoryPoint = History["points"][number];
export type Condition = z.infer<typeof gate.reply>["result"]["conditions"][number];

const KNOWN = [
  "scope",
  "origins",
  "undecided-pairs",
  "reviews-asked",
  "count-agreement",
  "places-without-source",
  "sample-coverage",
  "new-victims-per-record",
  "conditions",
  "intake",
] as const;

/** Those whose value is a number of something. */
const COUNTED = KNOWN.filter((one) => one !== "scope");

export function measureWords(id: string, say: Say): string {
  const known = KNOWN.find((one) => one === id);
  return known === undefined ? id : say(`measure.${known}`);
}

export const writtenNumber = (value: number, format: Formats): string =>
  Number.isInteger(value) ? format.number(value) : format.decimal(value, 2);

/** With its unit, where the measure is one that has words here. */
export function valueWords(id: string, value: Measure["value"], say: Say, format: Formats): string {
  if (value === null) return "–";
  if (typeof value === "string") return `\u2068${value}\u2069`;
  const known = COUNTED.find((one) => one === id);
  const n = writtenNumber(value, format);
  return known === undefined ? n : say(`unit.${known}`, { n });
}

export function askedWords(
  { id, threshold, asks }: Pick<Measure, "id" | "threshold" | "asks">,
  say: Say,
  format: Formats,
): string {
  return typeof threshold !== "number" || asks === null
    ? valueWords(id, threshold, say, format)
    : say(asks === "at-least" ? "gate.atLeast" : "gate.atMost", { n: writtenNumber(threshold, format) });
}

export const metWords = (met: boolean | null, say: Say): string =>
  met === null ? say("gate.shown") : say(met ? "gate.yes" : "gate.no");

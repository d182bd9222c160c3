/**
 * The sentences of rule J14, in the reader's language: by code, with the number that the desk's own sentence
 * names. In English they are the desk's words as they stand; no others may be said.
 */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";

const CODES = ["exceeded", "not-exceeded", "floor", "no-figure", "not-comparable"] as const;

export function verdictWords(
  { code, words }: { readonly code: string; readonly words: string },
  say: Say,
  format: Formats,
): string {
  const known = CODES.find((one) => one === code);
  if (known === undefined) return words;
  if (known === "not-comparable") {
    const why = words.split(": ")[1] ?? "";
    return why === ""
      ? say("verdictIs.not-comparable")
      : `${say("verdictIs.not-comparable")}: ${reasons(why, say)}`;
  }
  const found = /\d[\d,]*/.exec(words)?.[0].replaceAll(",", "");
  return found === undefined ? words : say(`verdictIs.${known}`, { n: format.number(Number(found)) });
}

const WHY = {
  "area unknown": "areaUnknown",
  "area differs": "areaDiffers",
  "window unknown": "windowUnknown",
  "window differs": "windowDiffers",
  "date before the desk's window": "before",
  "population unknown": "populationUnknown",
  "population differs": "populationDiffers",
  "a part of a figure, not a total": "part",
} as const;
const isReason = (text: string): text is keyof typeof WHY => text in WHY;

const reasons = (why: string, say: Say) =>
  why
    .split("; ")
    .map((one) => (isReason(one) ? say(`whyNot.${WHY[one]}`) : one))
    .join(say("lead.join"));

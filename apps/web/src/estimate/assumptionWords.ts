/** What every estimate takes for granted, in the reader's language; a sentence unknown here stands as the desk has it. */
import { ASSUMPTIONS, HEADLINE_LABEL, STAND_IN_LABEL } from "@daftar/estimate";
import type { Say } from "../words/say.ts";

const KNOWN = [
  "unreachable",
  "population",
  "linkage",
  "records",
  "untestable",
  "independent",
  "alike",
  "equalReach",
  "notCompeting",
  "graphsAlike",
  "chosen",
  "averaged",
  "classes",
] as const satisfies readonly (keyof typeof ASSUMPTIONS)[];

export function assumptionWords(sentence: string, say: Say): string {
  const known = KNOWN.find((one) => ASSUMPTIONS[one] === sentence);
  return known === undefined ? sentence : say(`assumption.${known}`);
}

export const headlineWords = (label: string, say: Say): string =>
  label === HEADLINE_LABEL
    ? say("estimate.headlineHow")
    : label === STAND_IN_LABEL
      ? say("estimate.standInHow")
      : label;

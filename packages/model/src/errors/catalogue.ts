/**
 * Every error a person can meet: its code, how the command ends, the rule behind it, and what to do; one file of
 * `catalogue/` for each subject.
 *
 * Exit codes (design, "The verbs"): 1 the answer is no; 2 wrong usage or input, nothing changed;
 * 3 it broke or is held. `docs/errors.md` is made from this table.
 */
import { EVIDENCE } from "./catalogue/evidence.ts";
import { FIGURES } from "./catalogue/figures.ts";
import { OTHER_DESKS } from "./catalogue/otherDesks.ts";
import { PEOPLE } from "./catalogue/people.ts";
import { RECORDING } from "./catalogue/recording.ts";
import { RELEASES } from "./catalogue/releases.ts";
import { SERVER } from "./catalogue/server.ts";
import { USAGE } from "./catalogue/usage.ts";
import { WITNESSES } from "./catalogue/witnesses.ts";

export type { CatalogueEntry } from "./catalogue/entry.ts";

export const CATALOGUE = {
  ...USAGE,
  ...SERVER,
  ...PEOPLE,
  ...OTHER_DESKS,
  ...RECORDING,
  ...EVIDENCE,
  ...FIGURES,
  ...RELEASES,
  ...WITNESSES,
} as const;

export type ErrorCode = keyof typeof CATALOGUE;

/** Inputs that many verbs share, worded once. */
import { pseudonym, sha256Hex } from "@daftar/model";
import { z } from "zod";

/** Who decides: pseudonyms whose keys are on this machine. */
export const deciders = z.array(pseudonym).default([]).describe("who decides (repeat for a second person)");

/** Why: kept with the decision for good. */
export const reason = z.string().default("").describe("why, kept with the decision");

/** A file of the user's. */
export const path = z.string().min(1);

/**
 * Heads that the decider saw. A page that was open for an hour decides on what it showed, not on what is
 * there now; a command at a terminal has just looked.
 */
export const seen = z
  .array(sha256Hex)
  .optional()
  .describe("decisions this one has seen (repeat it); refused where others are there now");

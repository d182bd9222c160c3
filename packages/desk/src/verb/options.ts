/** Inputs that many verbs share, worded once. */
import { pseudonym } from "@daftar/model";
import { z } from "zod";

/** Who decides: pseudonyms whose keys are on this machine. */
export const deciders = z.array(pseudonym).default([]).describe("who decides (repeat for a second person)");

/** Why: kept with the decision for good. */
export const reason = z.string().default("").describe("why, kept with the decision");

/** A file of the user's. */
export const path = z.string().min(1);

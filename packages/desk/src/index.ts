/** Use cases: one table of verbs, and what runs them. */

// The table
export { runVerb } from "./runVerb.ts";
export { VERBS } from "./verbs.ts";
export { defineVerb, type Outcome, type Verb } from "./verb/verb.ts";
export type { VerbContext } from "./verb/context.ts";
export { VERSION } from "./version.ts";
// Practice
export { practiceCases, practicePlaces, walkPractice } from "./practice/walk.ts";

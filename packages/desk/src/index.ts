/** Use cases: one table of verbs, and what runs them. */

// Practice
export { practiceCases, practicePlaces, walkPractice } from "./practice/walk.ts";
// The table
export { runVerb } from "./runVerb.ts";
export type { VerbContext } from "./verb/context.ts";
export { defineVerb, type Outcome, type Verb } from "./verb/verb.ts";
export { VERBS } from "./verbs.ts";
export { VERSION } from "./version.ts";

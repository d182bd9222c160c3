/** Releases: what may be shown, written as files. */

export { type PublishedState, publishedState } from "@daftar/model";
// From what the desk judged to what a release is made from
export { releaseCount, releaseGate, releasePerson } from "./adopt/adopt.ts";
// Proposed by another machine: is it ours?
export { type OwnResults, otherResults, RESULT_FILES } from "./check/otherResults.ts";
export { type OwnInput, otherThanOurs } from "./check/otherThanOurs.ts";
// Approved: the files with their log
export {
  checkpointFiles,
  type FinishedRelease,
  type FinishInput,
  finishRelease,
  type LaidRelease,
  layRelease,
} from "./finish/finishRelease.ts";
// The last gate before writing
export { type Canary, findLeaks, type Leak, leakCheck, SHORTEST_CANARY } from "./leak/leakCheck.ts";
// Words of pages, for whoever draws beside them
export { english } from "./pages/words/english.ts";
export { persian } from "./pages/words/persian.ts";
// What goes in
export type {
  LeftOut,
  ReleaseCount,
  ReleaseEstimate,
  ReleaseInput,
  ReleasePerson,
} from "./propose/input.ts";
// Proposed: the files to approve
export { type ProposedRelease, type ProposeTools, proposeRelease } from "./propose/proposeRelease.ts";
export { releaseBasis } from "./propose/releaseBasis.ts";

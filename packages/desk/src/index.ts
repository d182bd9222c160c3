/** Use cases: one table of verbs, and what runs them. */

// Backups, written beside whoever holds the desk
export { backupOutput, writeParts } from "./backup/writeParts.ts";
// Plots of an estimate, written where its answer is read
export { type EstimateOutput, estimateOutput } from "./estimate/estimateOutput.ts";
export { checkPlotFolder, writePlots } from "./estimate/plots.ts";
// What a context is made of
export { linkHere } from "./link/linkHere.ts";
// What goes to custodians
export { placeOutside } from "./opening/files.ts";
export { requestOf } from "./opening/requestOf.ts";
// Deciding with passkeys, and making them
export { finishDecision, prepareDecision, WaitingDecisions } from "./passkey/decisions.ts";
export { beginEnrolment, finishEnrolment, WaitingEnrolments } from "./passkey/enrolment.ts";
export * from "./passkey/shapes.ts";
// Practice
export { practicePlaces } from "./practice/places.ts";
export { practiceCases, walkPractice } from "./practice/practice.ts";
export { writeByHand } from "./release/byHand.ts";
// Releases
export { heldBack } from "./release/goesOut.ts";
export { receiptOf } from "./release/receipt.ts";
export { filesToGoOut } from "./release/witnesses.ts";
export { writeOut } from "./release/writeOut.ts";
// The table
export { runVerb } from "./runVerb.ts";
export { diskFiles } from "./session/diskFiles.ts";
export { openAndClose } from "./session/openAndClose.ts";
export { openToServe } from "./session/openToServe.ts";
export type {
  BorrowedDesk,
  Desks,
  LinkAll,
  RejectedPlace,
  UserFile,
  UserFiles,
  VerbContext,
} from "./verb/context.ts";
export { defineVerb, type Outcome, type Verb } from "./verb/verb.ts";
// Boxes for custodians, written beside whoever holds the desk
export { boxesOutput, boxesPlace, writeBoxesTo } from "./verbs/custodianBoxes.ts";
export { VERBS, type VerbEntry } from "./verbs.ts";
export { VERSION } from "./version.ts";

/** Which accounts tell of the same person. */

// Linking
export type { WalkBeside } from "./block/candidates.ts";
// Drawing
export type { CorrectionsFound } from "./draw/corrections.ts";
export { type DrawnPart, drawnClusters } from "./draw/drawnPart.ts";
export type { PartitionDraws } from "./draw/drawPartitions.ts";
// Reading a pair
export { type ExplainedField, type ExplainedPair, explainPair } from "./explain/explainPair.ts";
// Labels
export type { Calibration, LabelBand, LabelReport, Verdict } from "./label/labelReport.ts";
export { type LinkOptions, MOST_DRAWS, type PairLabel } from "./link/linkOptions.ts";
export { linkRecords, linkTable } from "./link/linkRecords.ts";
export {
  GREY,
  type LinkedPair,
  type LinkedTable,
  type LinkResult,
  linkedPair,
  type PairColumns,
  SURE,
} from "./link/linkResult.ts";
export { type PairsToCompare, pairsToCompare } from "./link/toCompare.ts";
export { levelsOfField, type ModelFile, modelFileOf } from "./model/override.ts";
export type { LinkParameters } from "./model/parameters.ts";
// Records
export { type LinkRecord, linkRecord, linkRecordOf } from "./record/linkRecord.ts";
// Tables
export { endOf, type IdColumn, idAt, startOf } from "./table/idColumn.ts";
export type { DaySpan, LinkColumn, LinkTable, TextRole } from "./table/linkTable.ts";
export { tableOf } from "./table/tableOf.ts";
export { linkageCodeVersion } from "./version.ts";
// Victims
export { type Held, type HoldInput, holdSigned } from "./victims/holdSigned.ts";
export { type IdChange, idHistory, type PartitionThen, type VictimThen } from "./victims/idHistory.ts";
export {
  type PairDecision,
  type RecordPair,
  type Resolved,
  type ResolveInput,
  resolveVictims,
} from "./victims/resolveVictims.ts";
export { type VictimIdInput, type VictimIds, victimIds } from "./victims/victimIds.ts";

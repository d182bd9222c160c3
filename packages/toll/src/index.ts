/** What may be counted: rules J1–J12, J20, J21. */

// Cuts
export {
  asBreakdownPerson,
  type BreakdownPerson,
  type Breakdowns,
  breakdowns,
  type Cut,
  type DayCut,
  type PlaceCut,
} from "./breakdowns/breakdowns.ts";
export { type NightPlace, nightOf } from "./breakdowns/nightOf.ts";
export { changeTotals, LINE_NAMES, type LineMovement, type LineName } from "./changes/changeTotals.ts";
// What moved between two days, or under two policies
export { KINDS, type KindMoved, kindsMoved } from "./changes/kindsMoved.ts";
export {
  CHANGE_REASONS,
  type ChangeReason,
  type PeopleChange,
  type PersonStanding,
  peopleChanges,
  type Standing,
} from "./changes/peopleChanges.ts";
// What was cut where, and what it does to figures by date
export { type DaysUnderCuts, daysUnderCuts } from "./conditions/daysUnderCuts.ts";
export { conditionsOver, type PlacedCondition, placeConditions } from "./conditions/placeConditions.ts";
export { type ReportingWarning, reportingWarning } from "./conditions/reportingWarning.ts";
// What an estimate may read
export {
  type CaptureInput,
  type CaptureRow,
  type CaptureTable,
  captureRows,
} from "./coverage/captureRows.ts";
export { type CommonCoverage, type Coverage, coverageIntersection } from "./coverage/coverageIntersection.ts";
export { coversScope } from "./coverage/coversScope.ts";
// The gate
export { type GateInput, type GateMeasure, type GateReport, gate } from "./gate/gate.ts";
export type { LeftOut } from "./gate/leftOut.ts";
export { type GapLeft, type GateMissing, MISSING_CODES, type MissingCode } from "./gate/missing.ts";
export { type SampleCoverage, sampleCoverage } from "./gate/sampleCoverage.ts";
export { type IntakeDay, type Silence, untilDay } from "./gate/silence.ts";
// Incidents, to be opened
export { GAP_CODES } from "./incidents/gaps.ts";
export { incidentId, parseIncidentId } from "./incidents/incidentId.ts";
export { type Incident, type IncidentInput, incidents } from "./incidents/incidents.ts";
export { incidentOf, type OpenIncident, openIncident } from "./incidents/openIncident.ts";
export type { ResolvePlace } from "./judge/account.ts";
export { type Against, againstRise } from "./judge/against.ts";
export { factsAsOf } from "./judge/asOf.ts";
export { type CountStatement, countStatement, parseCountStatement } from "./judge/countStatement.ts";
export { type Eligibility, eligibility, mayLevelRise, standsAgainst } from "./judge/eligibility.ts";
// Facts to victims and counts
export { judge } from "./judge/judge.ts";
export type { JudgeInput } from "./judge/judgeInput.ts";
export { Judging } from "./judge/judging.ts";
export { settles } from "./judge/resolved.ts";
export { type SignedSets, signedSets } from "./judge/signedSets.ts";
export type {
  InScope,
  JudgedConflict,
  JudgedCount,
  JudgedList,
  Judgement,
  Missing,
  Release,
  ValidSignature,
  Victim,
} from "./judge/victim.ts";
// Why accounts are as many origins as they are
export {
  CIRCLE_COUNTS,
  EDGE_KINDS,
  type LineageGraph,
  NODE_KINDS,
  TELLS,
  VALUE_SAID,
  WHYS,
} from "./lineage/graphTypes.ts";
export { type LineageGraphInput, lineageGraph } from "./lineage/lineageGraph.ts";
export { asCountable, asCountableCount, countableRows, linesOf } from "./lines/asCountable.ts";
// The lines, from rows without names
export type { CountableCount, CountablePerson, TollFlag } from "./lines/countable.ts";
export { type DeathsThrough, deathsThrough } from "./lines/deathsThrough.ts";
export { type ScopeLine, type TollInput, type TollLines, tollLines } from "./lines/tollLines.ts";

/** Claims: public tolls as records, and what may be said of them. */

export { type ClaimTableRow, claimTable } from "./chain/claimTable.ts";
// Chains
export { type ClaimsInForce, currentClaims } from "./chain/currentClaims.ts";
// Checking
export { type FigureFault, figureFaults } from "./check/figureFaults.ts";
export { type ClaimFault, validateClaimSet } from "./check/validateClaimSet.ts";
// Files
export { CLAIM_COLUMNS, type ClaimColumn, INVENTED_COLUMN } from "./csv/columns.ts";
export { csvText, guardCell, unguardCell } from "./csv/csvText.ts";
export { type ClaimRowFault, type ClaimsRead, readClaimsCsv } from "./csv/readClaimsCsv.ts";
export { claimCells, writeClaimsCsv } from "./csv/writeClaimsCsv.ts";
// Parts
export { type PartsCode, type PartsFlag, type PartsSum, sumParts } from "./parts/sumParts.ts";
// A picture of claims on one time axis
export { aboutSpan, cloudOf, type Extent, extentOf, numbersOf } from "./picture/extent.ts";
export { type Box, type Label, LINE, linesOf, type Room, roomIn, widthOf } from "./picture/labels.ts";
export { type ClaimAt, claimsInOrder } from "./picture/order.ts";
export { type Scale, scaleFor } from "./picture/scale.ts";
export { type DayOnAxis, type Timeline, timelineOf } from "./picture/timeline.ts";
// Verdicts
export { lastSignificantUnit, type Reach, reachOf } from "./verdict/reachOf.ts";
export { claimCounts, populationsOfClaim, scopeDifferences } from "./verdict/scopeDifferences.ts";
export { type Comparison, type Verdict, type VerdictCode, verdictOf } from "./verdict/verdictOf.ts";

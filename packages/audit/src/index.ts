/** What anyone can check about a release or a desk, offline. */

export { type AuditDeskOptions, auditDesk } from "./desk/auditDesk.ts";
export { type GetFile, mirrorOf } from "./mirror.ts";
export { type AuditOutsideOptions, auditOutside, type OutsideReport } from "./release/auditOutside.ts";
export { type AuditReceiptOptions, auditReceipt, looksLikeReceipt } from "./release/auditReceipt.ts";
export { type AuditReleaseOptions, auditRelease, type ReleaseReport } from "./release/auditRelease.ts";
export type { CheckerCompared } from "./release/checkerGiven.ts";
export type { Outside, WitnessesSeen } from "./release/outside.ts";
export type { SeenFound } from "./release/seen.ts";
export type { AuditFault, AuditNote, AuditReport, ListFiles, ReadFile } from "./report.ts";

/** What anyone can check about a release or a desk, offline. */

export { type AuditDeskOptions, auditDesk } from "./desk/auditDesk.ts";
export { type GetFile, mirrorOf } from "./mirror.ts";
export { type AuditReleaseOptions, auditRelease } from "./release/auditRelease.ts";
export type { AuditFault, AuditNote, AuditReport, ListFiles, ReadFile } from "./report.ts";

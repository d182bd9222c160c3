/**
 * The closed vocabularies, each an axis of its own (rules J1–J8, J13, J15).
 *
 * Order is the order of the ladder where there is one. `docs/codebook.md` says what each means.
 */
import { z } from "zod";

export const deathLevel = z.enum(["alleged", "reported", "corroborated", "verified", "set-aside"]);
export type DeathLevel = z.infer<typeof deathLevel>;

export const setAsideReason = z.enum([
  "out-of-scope",
  "found-alive",
  "pre-existing-death",
  "fabricated",
  "insufficient",
]);
export type SetAsideReason = z.infer<typeof setAsideReason>;

export const dispute = z.enum(["none", "identity", "fact-of-death", "circumstances", "attribution"]);
export type Dispute = z.infer<typeof dispute>;

export const acknowledgement = z.enum(["none", "denied", "death", "responsibility"]);
export type Acknowledgement = z.infer<typeof acknowledgement>;

export const identityState = z.enum([
  "named-full",
  "named-partial",
  "pseudonym",
  "described",
  "unidentified-body",
]);
export type IdentityState = z.infer<typeof identityState>;

export const eventLink = z.enum([
  "direct",
  "died-later-of-injury",
  "in-custody",
  "denied-care",
  "executed",
  "suicide-after-release",
  "missing-presumed",
  "unclear",
]);
export type EventLink = z.infer<typeof eventLink>;

export const evidenceRisk = z.enum([
  "single-origin",
  "anonymous-only",
  "coerced-record",
  "protective-falsification",
  "ai-suspect-media",
  "worded-quantity",
]);
export type EvidenceRisk = z.infer<typeof evidenceRisk>;

/** What a file taken in as evidence is. */
export const evidenceKind = z.enum(["photo", "document", "video", "audio", "other"]);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** What happened to a piece of evidence. */
export const custodyEvent = z.enum(["received", "copied", "opened", "exported", "transcoded"]);
export type CustodyEvent = z.infer<typeof custodyEvent>;

export const releaseClass = z.enum(["sealed", "count-only", "public-reduced", "public-full"]);
export type ReleaseClass = z.infer<typeof releaseClass>;

export const kinInformed = z.enum(["yes", "no", "unsafe-to-ask", "unknown"]);
export type KinInformed = z.infer<typeof kinInformed>;

export const processStage = z.enum(["received", "preserved", "linked", "assessed", "reviewed", "signed"]);
export type ProcessStage = z.infer<typeof processStage>;

export const population = z.enum(["protester", "bystander", "security-forces", "prisoner", "unknown"]);
export type Population = z.infer<typeof population>;

export const causeClass = z.enum([
  "gunfire",
  "pellets",
  "beating",
  "tear-gas",
  "vehicle",
  "in-custody",
  "execution",
  "other",
  "unknown",
]);
export type CauseClass = z.infer<typeof causeClass>;

export const sex = z.enum(["female", "male"]);
export type Sex = z.infer<typeof sex>;

/** Coarse classes of who or what an account comes from; the only thing about a source ever in clear. */
export const sourceClass = z.enum([
  "hospital",
  "medic",
  "insider",
  "witness",
  "family",
  "rights-group",
  "official",
  "media",
  "cemetery",
  "other",
]);
export type SourceClass = z.infer<typeof sourceClass>;

export const role = z.enum(["recorder", "assessor", "signatory", "approver", "custodian", "admin"]);
export type Role = z.infer<typeof role>;

/** Words: what every other package speaks in. */

export * from "./bundle.ts";
export { type CanonicalValue, canonicalBytes, canonicalText, parseCanonical } from "./canonical/canonical.ts";
export { DEEPEST_INPUT, isDeeper } from "./canonical/depth.ts";
export * from "./claim.ts";
// What a package receives instead of reaching for it
export type {
  Clock,
  Parallel,
  Progress,
  ProgressStep,
  RandomBytes,
  Sha256,
  Sign,
  Verifiers,
  Verify,
} from "./crypto.ts";
// Dates
export * from "./dates/dateSpan.ts";
export { addDays, daysToIso, isoToDays, writtenDay } from "./dates/dayArithmetic.ts";
export { isoDay } from "./dates/isoDay.ts";
export { type JalaliDay, jalaliOf } from "./dates/jalali.ts";
export { type DateHint, type ParsedDate, parseDate } from "./dates/parseDate.ts";
export { type DecisionNode, type InForce, inForce } from "./decisions/inForce.ts";
export { anyMayPair, keysHeld, mayPair, twoWithAdmin } from "./decisions/mayPair.ts";
export { enoughPeople, roleNeeded } from "./decisions/roleNeeded.ts";
export { twoApprovers } from "./decisions/twoApprovers.ts";
// Files of a desk folder
export * from "./deskFiles.ts";
// Errors
export { CATALOGUE, type CatalogueEntry, type ErrorCode } from "./errors/catalogue.ts";
export { DaftarError, type ErrorPlace, type ErrorReport } from "./errors/daftarError.ts";
// Facts: what the ops say
export * from "./facts.ts";
// Figures as people read them
export { type Ends, highEnd, lowEnd, outward, outwardEnds } from "./figures/outward.ts";
export * from "./judgement/assertion.ts";
export * from "./judgement/countAccount.ts";
export * from "./judgement/lineage.ts";
export * from "./judgement/policy.ts";
export * from "./judgement/policyFile.ts";
export * from "./judgement/scope.ts";
// Ops and decisions
export * from "./ops/approval.ts";
export * from "./ops/bodies.ts";
export * from "./ops/envelope.ts";
export * from "./ops/evidenceBodies.ts";
export * from "./ops/succession.ts";
// Approvals and passkeys
export { type ApprovalFault, approvalFault, approvalHolds } from "./passkey/approvalHolds.ts";
export { challengeOf, challengeOfAll } from "./passkey/manyAtOnce.ts";
export { inLowerHalf, P256_ORDER } from "./passkey/p256.ts";
export {
  type AssertionFault,
  type AssertionReading,
  PASSKEY_ORIGIN,
  PASSKEY_RP_ID,
  readAssertion,
} from "./passkey/readAssertion.ts";
export * from "./publicLeaf.ts";
// Releases
export * from "./published.ts";
export * from "./record.ts";
export * from "./release.ts";
// Text and bytes
export { toBase64url } from "./text/base64url.ts";
export { concatBytes, fromHex, fromUtf8, hexInto, isHexOf, toHex, utf8 } from "./text/bytes.ts";
export { toAsciiDigits, toPersianDigits } from "./text/digits.ts";
// Vocabularies, accounts, judgement
export * from "./vocabularies.ts";

/** Sealed sources: envelopes that k of n custodians open together. */

// Keys
export { identityIn, newOpener, recipientOf } from "./age.ts";
// A ceremony
export { type BadShares, type Combined, combineShares } from "./ceremony/combineShares.ts";
export { type OpeningRequest, readRequest, type ToAsk, writeRequest } from "./ceremony/request.ts";
export { type Answered, answerRequest } from "./ceremony/share.ts";
// Envelopes
export {
  custodiansDigest,
  kindsOf,
  LARGEST_SET,
} from "./envelope/header.ts";
export { type Envelope, isEnvelope, readEnvelope } from "./envelope/readEnvelope.ts";
export { type SealTo, type SealTools, sealEnvelope, type ToSeal } from "./envelope/sealEnvelope.ts";

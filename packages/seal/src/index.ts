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
// A successor
export {
  type BoxesFile,
  readBoxes,
  type WithoutCiphertexts,
  withoutCiphertexts,
  writeBoxes,
} from "./succession/boxesFile.ts";
export {
  type Beginning,
  type CountsNot,
  type CustodiansAfter,
  counts,
  custodiansAfter,
  type Judged,
  type SuccessionOp,
} from "./succession/custodiansAfter.ts";
export { type HandedBox, handedBlob, handedTo, readHanded } from "./succession/handed.ts";
export { checkHanded, handOver } from "./succession/handOver.ts";
export { readSuccession, type SuccessionFile, writeSuccession } from "./succession/successionFile.ts";

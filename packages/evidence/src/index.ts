/** Photographs, documents and recordings: what they are, copies without metadata, and stamps of time. */

export { checkedByExiftool } from "./copy/exiftool.ts";
export { leftIn } from "./copy/leftIn.ts";
export { type Picture, pictureCopy } from "./copy/pictureCopy.ts";
export { type Recognised, recognise } from "./recognise/recognise.ts";
// Time
export { certificatesOf } from "./stamp/certificates.ts";
export { stampRequest } from "./stamp/stampRequest.ts";
export { type StampReading, verifyStamp } from "./stamp/verifyStamp.ts";

/** The desk over HTTP, on this machine alone. */

// The document
export { openApiDocument } from "./openapi/document.ts";
// The verb
export { serveUntilSignal, serveVerb } from "./serve/serveVerb.ts";
// A witness of others' logs
export { witnessServe } from "./witness/witnessServe.ts";
export { servedVerbs } from "./work/servedVerbs.ts";

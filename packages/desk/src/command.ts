/**
 * What a command line needs before it knows what it is asked: the table of verbs, and what a context is made of.
 *
 * A door beside the index because the index brings the schemas of passkeys and pages, which cost every
 * command a quarter of a second (decision 0042). Nothing that is reached from here loads a verb, a schema or
 * another package until it is used; a test holds that.
 */
export { diskFiles } from "./session/diskFiles.ts";
export { linkOnDemand } from "./session/linkOnDemand.ts";
export { openAndClose } from "./session/openAndClose.ts";
export type { Desks, VerbContext } from "./verb/context.ts";
export type { Outcome, Verb } from "./verb/verb.ts";
export { VERBS, type VerbEntry } from "./verbs.ts";
export { VERSION } from "./version.ts";

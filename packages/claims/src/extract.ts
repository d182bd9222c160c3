/** Drafts of claims from news texts: a door of its own, since its lexicons are larger than all the rest. */
export type { DraftClaim, ExtractFlag, Extraction } from "./extract/draft.ts";
export { type DraftsAsRows, draftRows } from "./extract/draftRows.ts";
export {
  type ClaimExtractor,
  claimExtractor,
  type ExtractOptions,
  extractClaims,
} from "./extract/extractClaims.ts";
export { blankMarkup } from "./extract/text/blankMarkup.ts";

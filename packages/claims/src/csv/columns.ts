/**
 * The columns of a file of claims, in order.
 *
 * Source: the published fact tables of rival tolls under `examples/`; rule J13 for what they hold.
 * `invented` stands before all others in files of invented claims (J19) and nowhere else.
 */

/** Columns of a file of real claims. */
export const CLAIM_COLUMNS = [
  "id",
  "kind",
  "claimant",
  "claimant_kind",
  "via",
  "value",
  "low",
  "high",
  "qualifier",
  "as_worded",
  "counted",
  "population_note",
  "window_from",
  "window_to",
  "area",
  "basis",
  "stated_or_derived",
  "part_of",
  "part_kind",
  "as_of",
  "supersedes",
  "answers",
  "rebuts",
  "caveats",
  "responsibility",
  "published_in",
  "source_tier",
  "note",
] as const;
export type ClaimColumn = (typeof CLAIM_COLUMNS)[number];

/** The first column of every row of invented material. */
export const INVENTED_COLUMN = "invented";

/** Before the columns of a file of drafts: whether somebody looked at the row, and where its quote stands in the text. */
export const DRAFT_COLUMNS = ["draft", "start", "end"] as const;

/** What `draft` says of a row nobody looked at, of one that was looked at, and of one that was turned down. */
export const UNREVIEWED = "draft";
export const REVIEWED = "reviewed";
export const TURNED_DOWN = "rejected";

/** Between the links of a `via` chain, the one nearest to the claimant first. */
export const VIA_SEPARATOR = " > ";

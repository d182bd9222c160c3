/** Errors of claims, of estimates and of linking plain files. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const FIGURES = {
  // Claims
  "claim.invalid": entry(2, "J13", "Mend the named field of the claim."),
  "claim.supersedes": entry(
    2,
    "J13",
    "A claim supersedes only an earlier claim of the same claimant; use answers or rebuts for another's.",
  ),
  "claim.unknown": entry(2, "J13", "Add the claim it refers to in the same file, or earlier."),
  "claim.draft": entry(
    2,
    "J13",
    "Read the row beside its text, mend it, and write reviewed (or rejected, to leave it out) in its column draft.",
  ),
  "claim.real-on-practice": entry(
    2,
    "J19",
    "A practice desk takes invented claimants only; make a desk of its own for real claims.",
  ),
  // Estimates
  "estimate.table": entry(2, null, "The table needs one 0/1 column per list and a column named count."),
  "estimate.unknown-cell": entry(
    2,
    null,
    "Remove the row with 0 in every list: nobody counted the people on no list.",
  ),
  "estimate.too-many-lists": entry(2, null, "Merge or leave out lists; at most 10 are read."),
  "estimate.unknown-method": entry(
    2,
    null,
    "Name methods from: chapman, chao, chao-mth, loglinear-bic, loglinear-aic, loglinear-stepwise, dga, averaged, lcmcr.",
  ),
  "estimate.no-headline-method": entry(
    2,
    "J21",
    "Leave --methods out, or add averaged (from six lists on loglinear-bic and loglinear-aic), for an interval that may be quoted.",
  ),
  "estimate.one-list": entry(2, null, "One list has no overlap with another; nothing can be estimated."),
  "estimate.two-lists": entry(
    2,
    "J21",
    "Two lists can never show whether they are independent; add a third list.",
  ),
  "estimate.no-overlap": entry(
    2,
    "J21",
    "No person is on two lists; check the linkage or the coverage of the lists.",
  ),
  "estimate.not-identifiable": entry(
    2,
    "J21",
    "No model of this table has an estimate; add people or a list, or merge lists.",
  ),
  "estimate.unbounded": entry(2, "J21", "The data set no finite upper limit; only the lower bound is shown."),
  "estimate.methods-disagree": entry(
    2,
    "J21",
    "Admissible methods differ too much for one interval; only the lower bound is shown.",
  ),
  "estimate.too-wide": entry(
    2,
    "J21",
    "The interval is too wide to say anything; only the lower bound is shown. More overlap between lists narrows it.",
  ),
  "estimate.small-stratum": entry(
    2,
    "J16",
    "So few people could be told apart; make strata larger, or read them as counts.",
  ),
  "estimate.no-stratum": entry(
    2,
    "J21",
    "No stratum can be estimated; make strata larger, or estimate without --by.",
  ),
  "estimate.different-scopes": entry(
    2,
    "J21",
    "The lists cover no window, area and population in common; declare coverage with daftar list declare.",
  ),
  "estimate.coverage-undeclared": entry(
    2,
    "J21",
    "Declare the coverage of each list with daftar list declare.",
  ),
  "estimate.subset-list": entry(2, "J21", "One list lies wholly within another; merge them."),
  "estimate.copied-list": entry(2, "J21", "Two lists hold the same people; keep one of them."),
  "estimate.empty-list": entry(2, "J21", "Leave the list out, or check why nobody is on it."),
  "estimate.list-apart": entry(
    2,
    "J21",
    "Check the linkage and the coverage of the list: its people count as documented and take no part in the estimate.",
  ),
  "estimate.nobody": entry(
    2,
    "J21",
    "Nobody at reported or above has an identity that can be linked; assess accounts or lists first.",
  ),
  // Linking plain files
  "link.id-column": entry(2, null, "Name the column that holds each row's id with --id."),
  "link.duplicate-id": entry(2, null, "An id stands twice within one list; make ids unique."),
  "link.no-columns": entry(2, null, "No column says who a row speaks of; name roles in --config."),
  "link.config": entry(2, null, "Mend the named field of the --config file."),
  "link.model": entry(
    2,
    null,
    "Mend the named field of the --model file; --save-model writes one that is right.",
  ),
  "link.go-on": entry(
    2,
    null,
    "The named run cannot be gone on from; link all anew, without --go-on or --go-on-from.",
  ),
  "link.labels": entry(2, null, "Mend the named row of the --labels file."),
} as const satisfies Record<string, CatalogueEntry>;

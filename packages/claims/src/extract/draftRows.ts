/**
 * Drafts as a CSV file that `claim add` reads once a person has looked at every row (decision 0052).
 *
 * The columns of a file of claims, with `draft`, `start` and `end` before them. What the text does not say is
 * an empty cell; the kind of claimant is always empty, since only a person tells it. Cost: linear.
 */
import {
  CLAIM_COLUMNS,
  type ClaimColumn,
  DRAFT_COLUMNS,
  INVENTED_COLUMN,
  UNREVIEWED,
  VIA_SEPARATOR,
} from "../csv/columns.ts";
import { csvText } from "../csv/csvText.ts";
import type { DraftClaim } from "./draft.ts";

export interface DraftsAsRows {
  /** Before every id, so that drafts of two texts differ: letters, digits, dots and dashes. */
  readonly prefix: string;
  readonly invented: boolean;
  /** Where the text was published, as the person says. */
  readonly publishedIn: string;
}

const count = (value: number | null): string => (value === null ? "" : String(value));
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function cells(draft: DraftClaim, { prefix, publishedIn }: DraftsAsRows): Record<ClaimColumn, string> {
  const id = (own: string | null): string => (own === null ? "" : own.replace(/^draft/, prefix));
  const { figure } = draft;
  return {
    id: id(draft.id),
    kind: draft.kind,
    claimant: oneLine(draft.claimant ?? ""),
    claimant_kind: "",
    via: draft.via.map(oneLine).join(VIA_SEPARATOR),
    value: count(figure.value),
    low: count(figure.low),
    high: count(figure.high),
    qualifier: figure.qualifier ?? "",
    as_worded: oneLine(figure.asWorded),
    counted: draft.counted ?? "",
    population_note: oneLine(draft.population ?? ""),
    window_from: draft.window.from ?? "",
    window_to: draft.window.to ?? "",
    area: oneLine(draft.area ?? ""),
    basis: draft.basis ?? "",
    stated_or_derived: "stated",
    part_of: id(draft.partOf),
    part_kind: draft.partKind ?? "",
    as_of: draft.asOf ?? "",
    supersedes: id(draft.supersedes),
    answers: id(draft.answers),
    rebuts: id(draft.rebuts),
    caveats: oneLine(draft.caveats ?? ""),
    responsibility: oneLine(draft.responsibility ?? ""),
    published_in: publishedIn,
    source_tier: "",
    note: oneLine(draft.quote),
  };
}

/** CSV text of drafts, every row of them not yet looked at. */
export function draftRows(drafts: readonly DraftClaim[], options: DraftsAsRows): string {
  const marks = options.invented ? [INVENTED_COLUMN, ...DRAFT_COLUMNS] : [...DRAFT_COLUMNS];
  const rows = drafts.map((draft) => {
    const row = cells(draft, options);
    const front = [...(options.invented ? ["true"] : []), UNREVIEWED, String(draft.start), String(draft.end)];
    return [...front, ...CLAIM_COLUMNS.map((column) => row[column])];
  });
  return csvText([...marks, ...CLAIM_COLUMNS], rows);
}

/** A draft as the form holds it, and what of its links stays once a person has decided about the others. */
import type { DraftClaim } from "@daftar/claims/extract";
import { type Beside, type ClaimEntry, EMPTY, UNLINKED } from "../entry.ts";

const shown = (value: number | null): string => (value === null ? "" : String(value));

/** What the text says, and nothing for what it does not say. */
export function entryOf(draft: DraftClaim, publishedIn: string): ClaimEntry {
  const { figure } = draft;
  return {
    ...EMPTY,
    kind: draft.kind,
    claimant: draft.claimant ?? "",
    via: draft.via.join(" > "),
    qualifier: figure.qualifier ?? "exact",
    numbers: { value: shown(figure.value), low: shown(figure.low), high: shown(figure.high) },
    counted: draft.counted ?? "",
    population: draft.population ?? "",
    from: draft.window.from ?? "",
    to: draft.window.to ?? "",
    area: draft.area ?? "",
    basis: draft.basis ?? "",
    asOf: draft.asOf ?? "",
    publishedIn,
    caveats: draft.caveats ?? "",
    responsibility: draft.responsibility ?? "",
  };
}

export type LinkName = "partOf" | "supersedes" | "answers" | "rebuts";
export const LINKS: readonly LinkName[] = ["partOf", "supersedes", "answers", "rebuts"];

/** Links to drafts that were kept too, under the ids that those get; a link to any other is left out. */
export function linksOf(
  draft: DraftClaim,
  idOf: (draft: string) => string | null,
  dropped: ReadonlySet<LinkName>,
): Beside["links"] {
  const to = (name: LinkName): string | null => {
    const other = draft[name];
    return other === null || dropped.has(name) ? null : idOf(other);
  };
  const partOf = to("partOf");
  return {
    ...UNLINKED,
    partOf,
    partKind: partOf === null ? null : (draft.partKind ?? "unknown"),
    supersedes: to("supersedes"),
    answers: to("answers"),
    rebuts: to("rebuts"),
  };
}

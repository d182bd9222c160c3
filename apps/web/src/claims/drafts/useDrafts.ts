/** What a person has decided of each draft of an article; in this page alone, until the kept ones are entered. */
import type { DraftClaim } from "@daftar/claims/extract";
import type { Claim } from "@daftar/model";
import { useCallback, useMemo, useState } from "react";
import { type ClaimEntry, claimOf } from "../entry.ts";
import { entryOf, type LinkName, linksOf } from "./draftEntry.ts";

export interface Decision {
  readonly state: "open" | "kept" | "rejected";
  readonly entry: ClaimEntry;
  readonly reason: string;
  /** Links that the person took off. */
  readonly dropped: ReadonlySet<LinkName>;
}

/** What every claim of one article has in common. */
export interface ArticleFacts {
  readonly hash: string;
  readonly practice: boolean;
  readonly date: string | null;
  readonly publishedIn: string;
}

function idOf(draft: DraftClaim, { hash, practice, date }: ArticleFacts): string {
  const day = date === null ? "" : `${date.replaceAll("-", "")}-`;
  return `${practice ? "PRACTICE-" : ""}${day}${hash.slice(0, 6)}-${draft.figureStart}-${draft.figureEnd}`;
}

export function useDrafts(drafts: readonly DraftClaim[], facts: ArticleFacts) {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(
    () =>
      new Map(
        drafts.map((draft) => [
          draft.id,
          { state: "open", entry: entryOf(draft, facts.publishedIn), reason: "", dropped: new Set() },
        ]),
      ),
  );
  const change = useCallback((id: string, part: Partial<Decision>) => {
    setDecisions((now) => {
      const one = now.get(id);
      return one === undefined ? now : new Map(now).set(id, { ...one, ...part });
    });
  }, []);
  const count = (state: Decision["state"]): number =>
    [...decisions.values()].filter((one) => one.state === state).length;
  const claims = useMemo((): readonly Claim[] => {
    const byId = new Map(drafts.map((draft) => [draft.id, draft]));
    const keptId = (id: string): string | null => {
      const other = byId.get(id);
      return other !== undefined && decisions.get(id)?.state === "kept" ? idOf(other, facts) : null;
    };
    return drafts.flatMap((draft) => {
      const decision = decisions.get(draft.id);
      if (decision?.state !== "kept") return [];
      const claim = claimOf(decision.entry, {
        id: idOf(draft, facts),
        invented: facts.practice,
        asWorded: draft.figure.asWorded,
        note: `characters ${draft.start} to ${draft.end} of a text with SHA-256 ${facts.hash}: ${draft.quote}`,
        links: linksOf(draft, keptId, decision.dropped),
      });
      return claim === null ? [] : [claim];
    });
  }, [drafts, decisions, facts]);
  return { decisions, change, open: count("open"), kept: count("kept"), claims };
}

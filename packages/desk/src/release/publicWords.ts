/**
 * What approvers said of a release, as it may go out with it: how many approved, and why others dissent (J20).
 *
 * A reason is free text, so it is searched for what must not leave: how to reach somebody, ids, pseudonyms, lists and
 * origins, and the name of anybody on the desk, who may be sealed (J16). Whoever dissents is told at once; what only
 * later came to be such a word goes out as a dissent without a reason. Cost: linear in people and records.
 */
import { reachesSomebody } from "@daftar/intake";
import { DaftarError, LONGEST_DISSENT, type ReleaseWords } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { DeskView } from "../view/view.ts";
import type { Proposal } from "./approvals.ts";
import { canariesOf } from "./canaries.ts";

/** Words alone, in one writing, with a space at each end. */
function asWords(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[يى]/g, "ی").replace(/ك/g, "ک");
  return ` ${(plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ")} `;
}

/** One name alone is many people's, and a common word: names of two words or more single somebody out. */
const isWholeName = (words: string): boolean => words.trim().includes(" ");

/** What of the desk a text names, by kind; null for nothing. */
function betrays(desk: OpenDesk, view: DeskView, text: string): string | null {
  if (reachesSomebody(text)) return "how to reach somebody";
  const said = asWords(text);
  const canary = canariesOf(desk, view).find(({ text: sought }) => {
    const words = asWords(sought);
    return words.trim() !== "" && said.includes(words);
  });
  if (canary !== undefined) return `a ${canary.kind} of this desk`;
  const named = view.judgement.victims.some(({ names }) =>
    names.some(({ text: name }) => {
      const words = asWords(name);
      return isWholeName(words) && said.includes(words);
    }),
  );
  return named ? "somebody on this desk" : null;
}

/** @throws DaftarError `release.reason` for a reason of dissent that may not go out */
export function refuseReason(desk: OpenDesk, view: DeskView, reason: string): void {
  const found =
    reason.length > LONGEST_DISSENT ? `more than ${LONGEST_DISSENT} characters` : betrays(desk, view, reason);
  if (found !== null)
    throw new DaftarError("release.reason", `the reason goes out with the release, and holds ${found}`, {
      field: "reason",
    });
}

export function publicWords(desk: OpenDesk, view: DeskView, proposal: Proposal): ReleaseWords {
  const dissents = proposal.dissentReasons.map((reason) =>
    reason.length > LONGEST_DISSENT || betrays(desk, view, reason) !== null ? "" : reason,
  );
  return { approvals: proposal.approvers.length, dissents: dissents.sort() };
}

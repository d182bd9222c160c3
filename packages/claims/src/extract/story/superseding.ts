/** Which figure of a sentence came in the place of another: "up from 187". Cost: by the numbers. */
import type { DraftClaim } from "../draft.ts";
import type { Counted } from "../sentence/counted.ts";
import type { Parsed } from "../sentence/parse.ts";

/** "Up from 187": the number just before it superseded. */
function isEarlier(parsed: Parsed, counted: Counted): boolean {
  const { wordedFrom, to } = counted.quantity;
  const match = parsed.before("earlier", wordedFrom);
  if (match === undefined) return false;
  const plain = /^(?:from|از|من)$/.test(parsed.tokens[match.from]?.word ?? "") && match.to - match.from === 1;
  const after = parsed.quantities.some((one) => one.to === match.from);
  return (
    !plain ||
    after ||
    /^(?:to|به|الی)$/.test(parsed.tokens[to]?.word ?? "") ||
    parsed.at("people", to) !== undefined
  );
}

/** Where a sentence names an earlier figure beside the newer one, the newer supersedes it. */
export function superseding(
  parsed: Parsed,
  dead: readonly Counted[],
  drafts: readonly DraftClaim[],
): DraftClaim[] {
  const old = dead.findIndex((counted) => isEarlier(parsed, counted));
  if (old < 0 || dead.length < 2) return [...drafts];
  const newer = old === 0 ? 1 : 0;
  const [before, now] = [drafts[old], drafts[newer]];
  if (before === undefined || now === undefined || dead[old]?.part || dead[newer]?.part) return [...drafts];
  return drafts.map((draft) => (draft === now ? { ...draft, supersedes: before.id } : draft));
}

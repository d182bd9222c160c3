/**
 * Quotations that go on over several sentences: who says what stands in them.
 *
 * A sentence within one goes on with whoever spoke before it; where the words that close it name somebody
 * ('"We counted 30. Five were children," said the nurse'), that is who said all of it. Cost: linear in marks.
 */
import type { Frame } from "../attribution/frame.ts";
import type { DraftClaim } from "../draft.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Token } from "../text/tokens.ts";

export const isQuoteMark = (token: Token | undefined): boolean =>
  token?.kind === "mark" && /^["“”«»]$/.test(token.word);

/** Whether a quotation is open behind the sentence, where one was open before it or not. */
export function openBehind(tokens: readonly Token[], before: boolean): boolean {
  let open = before;
  tokens.forEach((token, at) => {
    if (token.kind !== "mark") return;
    // Every paragraph of a quotation may open it again.
    if (token.word === "“" || token.word === "«") open = true;
    else if (token.word === "”" || token.word === "»") open = false;
    else if (token.word === '"') open = at === 0 ? true : !open;
  });
  return open;
}

/** One after the last mark that closes a quotation; 0 where none stands in the sentence. */
export function closedAt(tokens: readonly Token[]): number {
  return tokens.findLastIndex((token) => isQuoteMark(token)) + 1;
}

/** Somebody named, and through whom. */
export interface Voice {
  readonly claimant: string;
  readonly via: readonly string[];
}

/** Whoever is named, behind a quotation, as having said it. */
export function voiceBehind(
  frames: readonly Frame[],
  from: number,
  nameOf: (frame: Frame) => Voice | null,
): Voice | null {
  const frame = frames.find(
    ({ kind, who }) => (kind === "say" || kind === "according") && who !== null && who.from >= from,
  );
  return frame === undefined ? null : nameOf(frame);
}

/** A quotation whose speaker is not known yet. */
export interface Unspoken {
  /** The first of the drafts that stand in it. */
  readonly from: number;
  /** Whoever spoke before it. */
  readonly before: string | null;
  readonly paragraph: number;
}

/** Drafts of a quotation, given to whoever is named behind it unless their own sentence names somebody else. */
export function spokenBy(claims: DraftClaim[], { from, before }: Unspoken, { claimant, via }: Voice): void {
  for (let at = from; at < claims.length; at += 1) {
    const claim = claims[at];
    if (claim === undefined || !(claim.claimant === null || claim.claimant === before)) continue;
    claims[at] = {
      ...claim,
      claimant,
      via: claim.via.length > 0 ? claim.via : via,
      basis: claim.basis ?? "stated",
    };
  }
}

const POINTS = /^(?:این|اینها|انها|ان|هذا|هکذا|بهذه|this|these|that|so)$/;
const FEW = 16;

/** "«…» این‌ها را … می‌گوید": a few words right behind a quotation that only say whose it was. */
export function pointsAtQuotation({ tokens }: Sentence): boolean {
  return tokens.length <= FEW && POINTS.test(tokens[0]?.word ?? "");
}

const OPENS = /^(?:این|وهذا|هذا|و|جاء|وجاء|that|this|the)$/;
const FIGURES = /^(?:figure|figures|number|numbers|tally|count|toll|estimate|information|data)$/;

/** "این آمار را … اعلام کرد", "That is according to …": a few words that only say whose the figure before was. */
export function pointsAtFigure({ tokens }: Sentence): boolean {
  const word = (at: number): string => tokens[at]?.word ?? "";
  if (tokens.length > FEW || !OPENS.test(word(0)) || tokens.some(({ kind }) => kind === "number"))
    return false;
  if (word(0) === "این") return [1, 2, 3].some((at) => word(at) === "را");
  if (/^(?:وهذا|هذا)$/.test(word(0)) || word(0) === "و") return word(word(0) === "و" ? 2 : 1) === "ما";
  if (/^(?:جاء|وجاء)$/.test(word(0))) return word(1) === "ذلک";
  if (/^(?:that|this)$/.test(word(0))) return word(1) === "is" && word(2) === "according";
  return (
    word(0) === "the" &&
    FIGURES.test(word(1)) &&
    /^(?:was|were|is|are|came|comes|come)$/.test(word(2)) &&
    [3, 4, 5].some((at) => /^(?:by|from)$/.test(word(at)))
  );
}

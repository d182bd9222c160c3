/**
 * The draft of a denial or a refusal, and whose claim it calls false where only one stands just before.
 *
 * Source: rule J13 and decision 0010. Cost: linear in the sentence.
 */
import type { Frame } from "../attribution/frame.ts";
import type { DraftClaim } from "../draft.ts";
import type { Denial } from "../sentence/denial/denied.ts";
import type { Parsed } from "../sentence/parse.ts";
import { answered } from "./answered.ts";
import type { Memory } from "./memory.ts";
import { asWordedAt, type Base, type Story, viaOf } from "./scene.ts";

export function denialDraft(
  story: Story,
  parsed: Parsed,
  base: Base,
  denial: Denial,
  memory: Memory,
  names: ReadonlyMap<Frame, string | null>,
): DraftClaim {
  const { text } = story;
  let [first, last] = [denial.from, denial.to];
  const edge = (at: number): boolean => {
    const token = parsed.tokens[at];
    return (
      token !== undefined &&
      ((token.kind === "mark" && !/^["”»]$/.test(token.word)) || token.word === "and" || token.word === "و")
    );
  };
  while (first < last - 1 && edge(first)) first += 1;
  while (last > first + 1 && edge(last - 1)) last -= 1;
  const [figureStart, figureEnd, asWorded] = asWordedAt(parsed, first, last, text);
  const zero = denial.zero ? 0 : null;
  const claimant = denial.frame === null ? null : (names.get(denial.frame) ?? null);
  const others = new Set(
    memory.recent.filter((draft) => draft.claimant !== claimant && draft.partOf === null).map(({ id }) => id),
  );
  const [only] = others;
  const rebuts =
    denial.kind === "denial" && denial.ofFigure && pointed(parsed, denial) && others.size === 1
      ? (only ?? null)
      : null;
  return {
    quote: base.quote,
    start: base.start,
    end: base.end,
    asOf: base.asOf,
    language: base.language,
    caveats: base.caveats,
    id: `draft-${story.next++}`,
    kind: denial.kind,
    claimant,
    via: viaOf(parsed, denial.frame, text),
    figure: { value: zero, low: zero, high: zero, qualifier: denial.zero ? "exact" : null, asWorded },
    figureStart,
    figureEnd,
    counted: "killed",
    population: null,
    window: { from: null, to: null },
    area: null,
    basis: claimant === null ? null : "stated",
    partOf: null,
    partKind: null,
    supersedes: null,
    answers: rebuts === null ? answered(parsed, memory, claimant) : null,
    // Whose figure it calls false, where only one stands just before.
    rebuts,
    responsibility: null,
  };
}

/** "This figure", "the report": the denial points at the one just before. */
function pointed(parsed: Parsed, { from, to }: Denial): boolean {
  return parsed.of("figureWord").some((match) => {
    if (match.from < from - 3 || match.to > to) return false;
    const before = parsed.tokens[match.from - 1]?.word ?? "";
    const own = parsed.tokens[match.from]?.word ?? "";
    return /^(?:the|that|this|those|these|این|هذا|هذه)$/.test(before) || /^(?:این|هذا|هذه)$/.test(own);
  });
}

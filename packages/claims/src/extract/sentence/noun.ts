/** What a quantity counts, as worded: the noun after it, and the people it names, where it names any. */
import type { Match } from "../lexicon/cue.ts";
import type { Quantity } from "../numbers/quantities.ts";
import type { Parsed } from "./parse.ts";

export interface Noun {
  /** One after the noun; where the number ends if there is none. */
  readonly to: number;
  readonly generic: boolean;
  /** The people named, such as "protesters"; null for "people". */
  readonly group: Match | null;
}

function groupAfter(parsed: Parsed, from: number, steps: number): Match | null {
  let at = from;
  for (let step = 0; step < steps; step += 1) {
    const noun = parsed.of("people").find((match) => match.from === at && match.value === "group");
    if (noun !== undefined) return noun;
    const skipped = parsed.at("plural", at) ?? parsed.at("be", at) ?? parsed.at("ofThem", at);
    if (skipped === undefined && !/^["“«]$/.test(parsed.tokens[at]?.word ?? "")) return null;
    at = skipped?.to ?? at + 1;
  }
  return null;
}

/** "147 government-affiliated individuals": unknown words before a noun, where English joins them by a dash. */
function isCompound(parsed: Parsed, at: number): boolean {
  if (parsed.language !== "en") return false;
  const dash = (place: number): boolean =>
    parsed.tokens[place]?.word === "-" && parsed.tokens[place]?.near === true;
  if (dash(at)) return parsed.tokens[at + 1]?.kind === "word";
  return (
    parsed.tokens[at]?.kind === "word" &&
    (dash(at + 1) || (dash(at - 1) && parsed.of("people").some(({ from }) => from === at + 1)))
  );
}

/** The noun that a quantity counts. */
export function nounOf(parsed: Parsed, quantity: Quantity): Noun {
  let at = quantity.nounAt;
  for (let step = 0; step < 6; step += 1) {
    const nouns = parsed.of("people").filter((match) => match.from === at);
    const group = nouns.find(({ value }) => value === "group");
    if (group !== undefined) return { to: group.to, generic: false, group };
    const generic = nouns[0];
    if (generic !== undefined) {
      // "Three of them were women", "چهار نفر از آنها کودک بودند"
      const named = groupAfter(parsed, generic.to, 3);
      return { to: generic.to, generic: true, group: named };
    }
    const skipped = parsed.at("plural", at) ?? parsed.at("more", at);
    const word = parsed.tokens[at]?.word;
    if (skipped !== undefined) at = skipped.to;
    else if (word === "of" || word === "the" || isCompound(parsed, at)) at += 1;
    else break;
  }
  const named = groupAfter(parsed, quantity.to, 3);
  return { to: Math.max(quantity.nounAt, quantity.to), generic: false, group: named };
}

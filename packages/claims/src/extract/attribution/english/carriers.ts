/** Through whom somebody speaks, in English: "told Reuters", "said on state television". Cost: linear in words. */
import type { Match } from "../../lexicon/cue.ts";
import type { Parsed } from "../../sentence/parse.ts";
import { isMedia, type Span } from "../span.ts";
import { nameAfter, wordAt } from "./names.ts";

const NOT_CARRIERS =
  /^(?:reporters?|journalists?|parliament|lawmakers|congress|mps|deputies|families|relatives|him|her|us|them|me|people|supporters|everyone|you|investigators|police|court|crowds?|mourners|ministers|cabinet|viewers|assembly|council|officials|colleagues|friends|diplomats|state|a)$/;

/** "A news conference", "social media": not by whom, but where it was said. */
function isGathering(parsed: Parsed, span: Span): boolean {
  const last = wordAt(parsed, span.to - 1);
  return (
    /^(?:conference|conferences|briefing|briefings|meeting|rally|gathering|event|session|hearing|summit|crew|crews|council|assembly|parliament|senate|congress|committee|court|commission|forum|panel|inquiry|tribunal)$/.test(
      last,
    ) ||
    (last === "media" && wordAt(parsed, span.to - 2) === "social")
  );
}

export function carrierIn(parsed: Parsed, span: Span | null): Span | null {
  if (span === null) return null;
  const first = parsed.tokens[span.from];
  if (isGathering(parsed, span)) return null;
  if (isMedia(parsed, span)) return span;
  if (first?.capital !== true || NOT_CARRIERS.test(first.word)) return null;
  return span;
}

/** "said on state television", "said through the agency": carriers after the verb. */
export function carriersAfter(parsed: Parsed, verb: Match): Span[] {
  const found: Span[] = [];
  for (let at = verb.to; at < verb.to + 9 && at < parsed.tokens.length; at += 1) {
    if (parsed.tokens[at]?.kind === "mark" && wordAt(parsed, at) !== ",") break;
    if (!/^(?:on|to|via|through)$/.test(wordAt(parsed, at))) continue;
    if (parsed.of("tell").some(({ from, to }) => from <= at && at < to)) continue;
    const span = nameAfter(parsed, at + 1);
    if (span !== null && isMedia(parsed, span) && !isGathering(parsed, span)) found.push(span);
  }
  return found;
}

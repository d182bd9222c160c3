/**
 * English verbs that somebody speaks with, apart from nouns and passives of the same words. Cost: linear in words.
 */
import type { Match } from "../../lexicon/cue.ts";
import type { Parsed } from "../../sentence/parse.ts";
import { type Frame, type FrameKind, speechVerbs } from "../frame.ts";
import { type Span, trimmed } from "../span.ts";
import { carrierIn, carriersAfter } from "./carriers.ts";
import { nameAfter, withApposed, withPlace, wordAt } from "./names.ts";
import { openersOff, subjectBefore } from "./subject.ts";

export const PASSIVE: ReadonlySet<string> = new Set(["was", "were", "been", "be", "is", "are", "being"]);
/** Words that are verbs and nouns: a noun after one of these. */
const NOUN_BEFORE =
  /^(?:the|a|an|its|their|his|her|these|those|such|of|by|from|to|some|official|internal|earlier|no|any|in|about|on|with|media|news|unconfirmed|reported|published|for|all|other|new|initial|said|says|told|that|denied|called)$/;
const BOTH =
  /^(?:reports?|claims?|estimates?|counts?|lists?|found|shows?|finds|gives?|released|published|identified|listed|posts?|states?|notes?|stress|names?|details?|records?|fears?|reads?|tracks?|logs?|mentions?|charges?|named|reads)$/;

/** "…, said the mayor." ends there; "…, said the victims included two girls" goes on with what is said. */
function endsClause(parsed: Parsed, at: number): boolean {
  const token = parsed.tokens[at];
  if (token === undefined || token.kind !== "word") return true;
  // "…, said the notion that …": what is spoken of, and not who speaks.
  if (token.word === "that") return false;
  return (
    parsed.at("stop", at) !== undefined ||
    parsed.at("weekday", at) !== undefined ||
    parsed.at("relativeDay", at) !== undefined ||
    parsed.at("clause", at) !== undefined ||
    parsed.at("and", at) !== undefined ||
    parsed.at("cite", at) !== undefined
  );
}

function claimsLives(parsed: Parsed, at: number): boolean {
  const quantity = parsed.quantities.find(({ wordedFrom }) => wordedFrom === at);
  return quantity !== undefined && [0, 1, 2].some((step) => wordAt(parsed, quantity.to + step) === "lives");
}

/** "The toll of 3,117 announced on Monday": a number says nothing. */
function onlyNumber(parsed: Parsed, { from, to }: Span): boolean {
  return parsed.quantities.some((one) => one.wordedFrom <= from && one.to >= to);
}

const HAPPENINGS =
  /^(?:crackdown|protests?|demonstrations?|violence|clash(?:es)?|nights?|days?|weeks?|weekend|months?|years?|unrest|attacks?|raids?|strikes?|fighting|operations?|conflict|war|period|uprising|riots?|rally|rallies|massacre|city|town|province|country|district)$/;

/** "The government offered its first toll, saying …": whoever did what stands before the comma says that too. */
function doer(parsed: Parsed, verb: number): Span | null {
  if (wordAt(parsed, verb - 1) !== ",") return null;
  let from = verb - 1;
  while (from > 0 && parsed.tokens[from - 1]?.kind !== "mark") from -= 1;
  const start = openersOff(parsed, { from, to: verb - 1 })?.from ?? from;
  for (let at = start + 1; at < verb - 1 && at - start < 10; at += 1) {
    const token = parsed.tokens[at];
    if (token?.kind !== "word" || token.capital) continue;
    if (
      !DID.test(token.word) ||
      !/^(?:its|their|his|her|a|an|the|no|on|that|for|at|out|new|another)$/.test(wordAt(parsed, at + 1))
    )
      continue;
    return trimmed(parsed, { from: start, to: at });
  }
  return null;
}

const DID =
  /^(?:[a-z]{2,}ed|gave|had|held|made|took|broke|sent|spoke|put|set|rose|met|gives|offers|issues|releases|defends|rejects)$/;

function frameOf(parsed: Parsed, verb: Match, kind: FrameKind, last: Frame | undefined): Frame | null {
  const word = wordAt(parsed, verb.from);
  const before = wordAt(parsed, verb.from - 1);
  // "Credible reports of 85 killings", "the blast claimed 12 lives": no speech.
  if (BOTH.test(word) && wordAt(parsed, verb.to) === "of") return null;
  if (wordAt(parsed, verb.to - 1).startsWith("claim") && claimsLives(parsed, verb.to)) return null;
  // "A police report obtained by the paper"
  if (BOTH.test(word) && verb.to - verb.from === 1 && parsed.at("seenBy", verb.to) !== undefined) return null;
  // "Medical reports suggested": what somebody suggests, and not that somebody reports.
  if (
    word.endsWith("s") &&
    BOTH.test(word) &&
    (parsed.at("say", verb.to) !== undefined ||
      /^(?:suggesting|indicating|showing|saying)$/.test(wordAt(parsed, verb.to)))
  )
    return null;
  // "Another 27 reported deaths": an adjective of what is counted.
  const counted = parsed.events.find(({ from, forms }) => from === verb.to && forms.includes("H"));
  if (
    counted !== undefined &&
    verb.to - verb.from === 1 &&
    /^(?:reported|confirmed|documented|verified|recorded|registered|alleged|estimated|acknowledged)$/.test(
      word,
    ) &&
    (parsed.quantities.some(({ to }) => to === verb.from) ||
      NOUN_BEFORE.test(before) ||
      /^(?:another|more|further|additional)$/.test(before))
  )
    return null;
  // "Called for the world to condemn": what somebody is to do, and nobody does.
  if (/^(?:to|should|must|can|cannot|shall)$/.test(before) && kind === "say" && verb.to - verb.from === 1)
    return null;
  // "The crackdown saw ten killed": what happened says nothing.
  const happened = /^(?:saw|seen|has|have|had|sees)$/.test(word) ? subjectBefore(parsed, verb.from) : null;
  if (
    happened !== null &&
    parsed.tokens
      .slice(happened.from, happened.to)
      .some(({ word: own, capital }) => !capital && HAPPENINGS.test(own))
  )
    return null;
  // "Neither confirmed nor denied": nothing is said.
  if (/^(?:nor|neither|not|never)$/.test(before)) return null;
  if (PASSIVE.has(before) && !word.endsWith("s")) return null;
  if (/^(?:saying|telling|citing|putting)$/.test(word) && last !== undefined) return null;
  if (BOTH.test(word) && verb.to - verb.from === 1 && (NOUN_BEFORE.test(before) || verb.from === 0))
    return null;
  if (
    parsed.tokens[verb.from]?.capital === true &&
    verb.from > 0 &&
    parsed.tokens[verb.from - 1]?.capital === true
  ) {
    if (BOTH.test(word)) return null;
  }
  if (/^(?:was|were|been)$/.test(before)) return null;
  const next = parsed.tokens[verb.to];
  const afterMark = parsed.tokens[verb.from - 1]?.kind === "mark";
  const inverted =
    afterMark &&
    /^(?:said|says|reported|wrote|added|claimed|tweeted|announced|according)$/.test(word) &&
    next?.kind === "word" &&
    (next.capital ||
      /^(?:the|a|an|one|two|three|several|its|their|witnesses|officials|residents|activists|medics|doctors|local|state|police)$/.test(
        next.word,
      ));
  // "…, says governor": a headline's subject, with nothing behind it.
  const headline = afterMark && !inverted && /^(?:said|says)$/.test(word) ? nameAfter(parsed, verb.to) : null;
  if (
    headline !== null &&
    headline.to >= parsed.tokens.length - 1 &&
    parsed.at("stop", headline.from) === undefined &&
    parsed.at("pronoun", headline.from) === undefined
  )
    return { kind, from: verb.from, to: verb.to, who: headline, via: [] };
  // "The group put the figure at 12 and said a further 30 …"
  const goesOn = /^(?:and|but)$/.test(before) && last !== undefined;
  const plain = inverted ? nameAfter(parsed, verb.to) : null;
  const behind = plain === null ? null : withPlace(parsed, withApposed(parsed, plain));
  const who = goesOn
    ? last.who
    : behind !== null && endsClause(parsed, behind.to)
      ? behind
      : ((word === "saying" ? doer(parsed, verb.from) : null) ?? subjectBefore(parsed, verb.from));
  if (who === null || onlyNumber(parsed, who)) return null;
  const via: Span[] = [];
  if (parsed.of("tell").some(({ from, value }) => from === verb.from && value === "")) {
    const target = carrierIn(parsed, nameAfter(parsed, verb.to));
    if (target !== null) via.push(target);
  }
  // "Confirmed to Norden that …"
  if (via.length === 0 && wordAt(parsed, verb.to) === "to") {
    const target = carrierIn(parsed, nameAfter(parsed, verb.to + 1));
    if (target !== null) via.push(target);
  }
  if (kind !== "refuse")
    via.push(...carriersAfter(parsed, verb).filter((span) => !via.some((one) => one.from === span.from)));
  return { kind, from: verb.from, to: verb.to, who, via };
}

export function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  for (const { verb, kind } of speechVerbs(parsed)) {
    const last = frames.at(-1);
    const frame = frameOf(parsed, verb, kind, last);
    if (frame !== null) frames.push(frame);
    else if (last !== undefined && wordAt(parsed, verb.from) === "telling") {
      // "… gave a higher figure, telling the paper that …"
      const carrier = carrierIn(parsed, nameAfter(parsed, verb.to));
      if (carrier !== null) last.via.push(carrier);
    }
  }
  return frames;
}

/**
 * What befell the people that each number of a sentence counts, and which numbers are parts of others.
 *
 * In this order: a noun right after ("12 deaths"), a verb right before ("killing 12"), a predicate after ("12
 * people were killed"), a topic before ("the death toll rose to 12"), and last the number beside it in a list.
 * Whatever none of them reaches is no toll. Cost: linear in the words of a sentence, by its numbers.
 */

import type { Counted, Working } from "./counted.ts";
import { type Event, may } from "./event.ts";
import { isCount } from "./isCount.ts";
import { listed } from "./listed.ts";
import { elliptical } from "./listing.ts";
import { nounOf } from "./noun.ts";
import type { Parsed } from "./parse.ts";
import { beside, ofWholeBefore, settleParts } from "./parts.ts";
import { predicate, rightAfter, rightBefore } from "./tied.ts";
import {
  figureTopic,
  furtherCases,
  introduced,
  named,
  recorded,
  speaks,
  topic,
  topicAfter,
} from "./topics.ts";

function told(work: Working, event: Event | null): boolean {
  if (event === null) return false;
  work.class = event.class;
  work.counted = event.counted;
  work.event = event;
  return true;
}

const begun = (parsed: Parsed): Working[] =>
  parsed.quantities
    .filter((quantity) => isCount(parsed, quantity))
    .map((quantity) => ({
      quantity,
      noun: nounOf(parsed, quantity),
      class: null,
      counted: null,
      event: null,
      part: false,
      whole: null,
      ofDead: false,
      shared: false,
    }));

/** Nouns and verbs beside a number: they say what the parts and predicates of others may not take. */
function tellBeside(parsed: Parsed, works: readonly Working[]): void {
  for (const work of works) {
    const before = rightBefore(parsed, parsed.events, work.quantity);
    const after = rightAfter(parsed, parsed.events, works, work, before !== null);
    const weak =
      after !== null &&
      after.class !== "dead" &&
      after.class !== "hurt" &&
      may(after, "H") &&
      !may(after, "A");
    // "The burial of five students shot on Friday": the verb before says that they died.
    const outweighed = before?.class === "dead" && after?.class === "hurt" && !may(after, "H");
    // "۱۹ بیمار جان دادند": whoever was hurt or held, and then died.
    const noun =
      after !== null &&
      (after.class === "hurt" || after.class === "held") &&
      may(after, "H") &&
      after.from >= work.quantity.to;
    const end =
      noun && parsed.language !== "en"
        ? predicate(
            parsed,
            parsed.events.filter((one) => one !== after),
            works,
            work,
          )
        : null;
    if (end?.event.class === "dead" && !end.shared) {
      told(work, end.event);
      continue;
    }
    if (!(after !== null && !weak && !outweighed && told(work, after))) told(work, before);
  }
}

function tellByTopic(
  parsed: Parsed,
  works: readonly Working[],
  work: Working,
  { deaths: deathsBefore, mentioned }: Before,
): void {
  if (introduced(parsed, work) && parsed.before("tell", work.quantity.wordedFrom) === undefined) return;
  const topical = topic(parsed, parsed.events, work) ?? topicAfter(parsed, parsed.events, work);
  // "Put the toll at eight, and said 568 officers were hurt": what is said of these people outweighs the topic.
  if (topical !== null && (work.noun.group !== null || work.noun.to > work.quantity.to)) {
    const own = predicate(parsed, parsed.events, works, work);
    if (own !== null && own.event.class !== "dead" && own.event.class !== "other") {
      told(work, own.event);
      work.shared = own.shared;
      return;
    }
  }
  if (topical === null && !speaks(parsed, work)) {
    const after = predicate(parsed, parsed.events, works, work);
    if (after !== null) {
      told(work, after.event);
      work.shared = after.shared;
      return;
    }
    told(work, rightAfter(parsed, parsed.events, works, work, false));
  }
  if (work.class === null) told(work, topical);
  const spoken = deathsBefore || works.some((one) => one.class === "dead");
  if (
    work.class === null &&
    (figureTopic(parsed, work, spoken) ||
      furtherCases(parsed, work, spoken) ||
      named(parsed, work, spoken || mentioned) ||
      recorded(parsed, work, spoken || mentioned))
  ) {
    work.class = "dead";
    work.counted = "killed";
  }
}

/** "488 protesters, including 68 minors, and 62 officers were killed": the predicate is of both. */
function tellWhole(parsed: Parsed, works: readonly Working[], at: number): void {
  const work = works[at];
  if (work === undefined || work.part || work.class === null) return;
  const earlier = works.slice(0, at);
  const whole = earlier.findLast(({ part }) => !part);
  if (whole === undefined || whole.class !== null || !beside(parsed, earlier, work)) return;
  whole.class = work.class;
  whole.counted = work.counted;
  whole.event = work.event;
}

/** What nothing else tells of goes on with the number it is listed behind. */
function tellAsListed(parsed: Parsed, last: Working | undefined, work: Working): void {
  if (work.class !== null || work.part || last === undefined || last.class === null) return;
  if (!listed(parsed, last, work) || speaks(parsed, work)) return;
  work.class = last.class;
  work.counted = last.counted;
  work.event = last.event;
  work.part = last.part;
  work.whole = last.whole;
}

const TURN = /^(?:to|from|به|الی|من|از|down|up|and|now)$/;

/** "Revised from 20 to 36", "cut to 33 from 36": two states of one figure. */
function tellRevised(parsed: Parsed, last: Working | undefined, work: Working): void {
  if (work.class !== null || work.part || last === undefined || last.class !== "dead" || last.part) return;
  const from = Math.max(last.quantity.wordedTo, last.noun.to);
  const { wordedFrom } = work.quantity;
  const compared = parsed.before("earlier", wordedFrom);
  const others = parsed.events.some(
    (event) => event.from >= from && event.to <= wordedFrom && event.class !== "dead",
  );
  if (compared !== undefined && compared.to - compared.from > 1 && !others && wordedFrom - from < 14) {
    work.class = last.class;
    work.counted = last.counted;
    work.event = last.event;
    return;
  }
  const between = parsed.tokens.slice(from, wordedFrom);
  if (between.length === 0 || between.length > 2 || !between.every(({ word }) => TURN.test(word))) return;
  if (!between.some(({ word }) => !/^(?:and|now)$/.test(word))) return;
  work.class = last.class;
  work.counted = last.counted;
  work.event = last.event;
}

/** "Eleven were injured, three of whom later died": what befell some of them, where that is said of them alone. */
function tellOwnEnd(parsed: Parsed, work: Working): void {
  if (!work.part || work.class !== null) return;
  const own = parsed
    .of("ofThem")
    .find(({ from, to }) => from >= work.quantity.to && from <= work.noun.to && to >= work.noun.to);
  let at = Math.max(work.noun.to, own?.to ?? 0, work.quantity.wordedTo);
  for (let step = 0; step < 3; step += 1) {
    const event = parsed.events.find((one) => one.from === at && (may(one, "A") || may(one, "H")));
    if (event !== undefined) {
      if (event.class === "dead") told(work, event);
      return;
    }
    if (parsed.tokens[at]?.kind !== "word" || parsed.at("and", at) !== undefined) return;
    at += 1;
  }
}

/** How they died, in words that begin right behind a number. */
function meansAt({ language, tokens }: Parsed, at: number): boolean {
  const [word, next] = [tokens[at]?.word ?? "", tokens[at + 1]?.word ?? ""];
  if (language === "en") return word === "by";
  if (language === "ar")
    return /^(?:برصاص|بنیران|جراء)$/.test(word) || (word === "علی" && /^(?:ید|ایدی)$/.test(next));
  return (
    word === "توسط" ||
    (/^(?:با|به|بر|در|زیر)$/.test(word) && /^(?:گلوله|شلیک|دست|ضرب|اثر|شکنجه|چاقو|تیر)$/.test(next))
  );
}

/** "49 were killed by the army, 12 by police": the verb of the first is the second's too. */
function tellByMeans(parsed: Parsed, last: Working | undefined, work: Working): void {
  if (work.class !== null || work.part || last === undefined || last.class !== "dead") return;
  const at = Math.max(work.noun.to, work.quantity.wordedTo);
  if (!meansAt(parsed, at)) return;
  const before = work.quantity.wordedFrom;
  const joined =
    /^[,،]$/.test(parsed.tokens[before - 1]?.word ?? "") || parsed.before("and", before) !== undefined;
  if (!joined || last.event === null || last.event.from < last.quantity.from) return;
  work.class = last.class;
  work.counted = last.counted;
  work.event = last.event;
  work.part = last.part;
  work.whole = last.whole;
  work.ofDead = last.ofDead;
}

function tellPart(works: readonly Working[], work: Working, deathsBefore: boolean): void {
  const whole = work.whole === null ? undefined : works[work.whole];
  // Some of the wounded who died are no part of a number of dead.
  if (whole !== undefined && whole.class !== "dead" && work.class === "dead" && !work.ofDead) {
    work.part = false;
    work.whole = null;
    return;
  }
  const dead =
    work.ofDead || whole?.class === "dead" || (whole === undefined && work.class === null && deathsBefore);
  if (whole !== undefined && whole.class !== "dead") work.whole = null;
  if (work.class === null || work.class === "other") work.class = dead ? "dead" : (whole?.class ?? null);
  work.counted ??= whole?.counted ?? "killed";
}

/** What the sentences before say of the numbers of this one. */
export interface Before {
  /** The sentences just before spoke of a number of dead. */
  readonly deaths: boolean;
  /** The last number of dead that was no part, however long ago; null for none. */
  readonly whole: number | null;
  /** They spoke of deaths, in whatever words. */
  readonly mentioned: boolean;
  /** The sentence right before did, in the same paragraph. */
  readonly rightBefore: boolean;
  /** A heading of deaths stands above, in the same paragraph. */
  readonly heading: boolean;
}

/** "In Velm, 22; in Harnok, 9": what they count is told before them. */
function tellListed(parsed: Parsed, works: readonly Working[], work: Working, before: Before): void {
  if (work.class !== null || work.part || speaks(parsed, work)) return;
  const headed =
    before.heading &&
    work === works[0] &&
    !parsed.events.some(({ class: of }) => of !== "dead") &&
    parsed.of("say").length === 0;
  const dead = before.heading || before.rightBefore || works.some((one) => one.class === "dead");
  if (!headed && !(dead && elliptical(parsed, work.quantity, work.noun.to))) return;
  work.class = "dead";
  work.counted = "killed";
}

/** @returns every number that may count people, with what befell them */
export function classify(parsed: Parsed, before: Before): Counted[] {
  const deathsBefore = before.deaths;
  const works = begun(parsed);
  if (works.length === 0) return works;
  tellBeside(parsed, works);
  settleParts(parsed, works, parsed.events);
  ofWholeBefore(parsed, works, deathsBefore, before.whole);
  for (const work of works) tellOwnEnd(parsed, work);
  for (const work of works) if (work.class === null && !work.part) tellByTopic(parsed, works, work, before);
  works.forEach((work, at) => {
    tellRevised(parsed, works[at - 1], work);
    tellByMeans(parsed, works[at - 1], work);
  });
  for (const work of works) tellListed(parsed, works, work, before);
  for (let at = 1; at < works.length; at += 1) tellWhole(parsed, works, at);
  works.forEach((work, at) => {
    tellAsListed(parsed, works[at - 1], work);
  });
  for (const work of works) if (work.part) tellPart(works, work, deathsBefore);
  return works;
}

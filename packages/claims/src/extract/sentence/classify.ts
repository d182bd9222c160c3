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
import { nounOf } from "./noun.ts";
import type { Parsed } from "./parse.ts";
import { beside, settleParts } from "./parts.ts";
import { predicate, rightAfter, rightBefore } from "./tied.ts";
import { figureTopic, furtherCases, speaks, topic } from "./topics.ts";

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
    if (!(after !== null && !weak && told(work, after))) told(work, before);
  }
}

function tellByTopic(parsed: Parsed, works: readonly Working[], work: Working, deathsBefore: boolean): void {
  const topical = topic(parsed, parsed.events, work);
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
  if (work.class === null && (figureTopic(parsed, work, spoken) || furtherCases(parsed, work, spoken))) {
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

function tellPart(works: readonly Working[], work: Working, deathsBefore: boolean): void {
  const whole = work.whole === null ? undefined : works[work.whole];
  const dead =
    work.ofDead || whole?.class === "dead" || (whole === undefined && work.class === null && deathsBefore);
  if (whole !== undefined && whole.class !== "dead") work.whole = null;
  if (work.class === null || work.class === "other") work.class = dead ? "dead" : (whole?.class ?? null);
  work.counted ??= whole?.counted ?? "killed";
}

/**
 * @param deathsBefore whether the sentences just before spoke of a number of dead
 * @returns every number that may count people, with what befell them
 */
export function classify(parsed: Parsed, deathsBefore: boolean): Counted[] {
  const works = begun(parsed);
  if (works.length === 0) return works;
  tellBeside(parsed, works);
  settleParts(parsed, works, parsed.events);
  for (const work of works)
    if (work.class === null && !work.part) tellByTopic(parsed, works, work, deathsBefore);
  for (let at = 1; at < works.length; at += 1) tellWhole(parsed, works, at);
  works.forEach((work, at) => {
    tellAsListed(parsed, works[at - 1], work);
  });
  for (const work of works) if (work.part) tellPart(works, work, deathsBefore);
  return works;
}

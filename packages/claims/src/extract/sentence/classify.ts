/**
 * What befell the people that each number of a sentence counts, and which numbers are parts of others.
 *
 * In this order: a noun right after ("12 deaths"), a verb right before ("killing 12"), a predicate after ("12
 * people were killed"), a topic before ("the death toll rose to 12"), and last the number beside it in a list.
 * Whatever none of them reaches is no toll. Cost: linear in the words of a sentence, by its numbers.
 */
import type { Match } from "../lexicon/cue.ts";
import type { Quantity } from "../numbers/quantities.ts";
import { type Event, type EventClass, type EventForm, may } from "./event.ts";
import { isCount } from "./isCount.ts";
import { type Noun, nounOf } from "./noun.ts";
import type { Parsed } from "./parse.ts";

export interface Counted {
  readonly quantity: Quantity;
  readonly noun: Noun;
  readonly class: EventClass | null;
  readonly counted: string | null;
  /** The event that says so. */
  readonly event: Event | null;
  /** It counts some of what another number counts. */
  readonly part: boolean;
  /** Position, in the list, of the number it is a part of; null where that stands in an earlier sentence. */
  readonly whole: number | null;
  /** Its part-words name the dead themselves. */
  readonly ofDead: boolean;
}

interface Working {
  quantity: Quantity;
  noun: Noun;
  class: EventClass | null;
  counted: string | null;
  event: Event | null;
  part: boolean;
  whole: number | null;
  ofDead: boolean;
  /** The predicate is shared with the list it ends. */
  shared: boolean;
}

const MARKS_STOP: ReadonlySet<string> = new Set([
  ";",
  "؛",
  ":",
  "—",
  ".",
  "!",
  "?",
  "؟",
  '"',
  "”",
  "“",
  "«",
  "»",
]);
const COMMAS: ReadonlySet<string> = new Set([",", "،"]);
const FAR = 26;

const isComma = (parsed: Parsed, at: number): boolean => COMMAS.has(parsed.tokens[at]?.word ?? "");

const found = (events: readonly Event[], at: number, form: EventForm): Event | undefined =>
  events.find((event) => event.from === at && may(event, form));

/** Whether a verb right after a number has its own number after it: "killed 12, wounded 30". */
const hasObject = (works: readonly Working[], event: Event): boolean =>
  may(event, "B") && works.some(({ quantity }) => quantity.wordedFrom === event.to);

function rightBefore(parsed: Parsed, events: readonly Event[], quantity: Quantity): Event | null {
  let at = quantity.wordedFrom;
  // "Killed: 12.", "Dead: 12"
  const label =
    parsed.tokens[at - 1]?.word === ":"
      ? events.find((one) => one.to === at - 1 && one.from === 0)
      : undefined;
  if (label !== undefined) return label;
  for (let step = 0; step < 7; step += 1) {
    const event = events.find((one) => one.to === at && may(one, "B"));
    if (event !== undefined) return event;
    if (events.some((one) => one.to === at)) return null;
    const token = parsed.tokens[at - 1];
    if (token === undefined || token.kind !== "word") return null;
    const filler = /^(?:the|a|an|another|of|some|total|further|ب|ل|ال|تن|شدن)$/.test(token.word);
    // Verb, subject, number: only Arabic lets its subject stand between.
    if (!filler && parsed.language !== "ar") return null;
    if (parsed.quantities.some(({ to }) => to === at)) return null;
    if (parsed.before("clause", at) ?? parsed.before("say", at) ?? parsed.before("and", at)) return null;
    at -= 1;
  }
  return null;
}

function rightAfter(
  parsed: Parsed,
  events: readonly Event[],
  works: readonly Working[],
  work: Working,
  verbBefore: boolean,
): Event | null {
  let at = Math.max(work.noun.to, work.quantity.nounAt);
  // A dual noun may itself be the event: "قتيلان".
  const own = events.find((event) => event.from === work.quantity.from && may(event, "H"));
  if (own !== undefined) return own;
  for (let step = 0; step < 3; step += 1) {
    const plain = step === 0 ? found(events, at, "A") : undefined;
    const event = found(events, at, "H") ?? (plain?.class === "other" ? undefined : plain);
    if (event !== undefined) return verbBefore && hasObject(works, event) ? null : event;
    const token = parsed.tokens[at];
    if (token?.kind !== "word" || events.some((one) => one.from === at)) return null;
    if (parsed.at("stop", at) ?? parsed.at("and", at) ?? parsed.at("be", at) ?? parsed.at("clause", at)) {
      if (parsed.at("plural", at) === undefined) return null;
    }
    if (parsed.language !== "en" && parsed.at("plural", at) === undefined) return null;
    if (parsed.quantities.some(({ from }) => from === at)) return null;
    at += 1;
  }
  return null;
}

/** English predicates stand with an auxiliary; "to mourn those killed" is nobody's predicate. */
function isPredicate(parsed: Parsed, event: Event): boolean {
  if (parsed.language !== "en" || !may(event, "B")) return true;
  const before = event.from - 1;
  return parsed.of("be").some(({ to }) => to === before + 1);
}

/** Where an aside between dashes ends; -1 where none does. */
function dashAfter(parsed: Parsed, from: number): number {
  const dash = parsed.tokens[from]?.word;
  for (let at = from + 1; at < from + 16; at += 1) if (parsed.tokens[at]?.word === dash) return at;
  return -1;
}

/** The predicate after a number, over what may stand between; `shared` where the list went on before it. */
function predicate(
  parsed: Parsed,
  events: readonly Event[],
  works: readonly Working[],
  work: Working,
): { readonly event: Event; readonly shared: boolean } | null {
  let shared = false;
  const first = Math.max(work.noun.to, work.quantity.wordedTo);
  for (let at = first; at < first + FAR && at < parsed.tokens.length; at += 1) {
    const token = parsed.tokens[at];
    if (token === undefined) return null;
    const event = events.find((one) => one.from === at && (may(one, "A") || may(one, "H")));
    if (event !== undefined) {
      if (hasObject(works, event)) return null;
      if (may(event, "A") && isPredicate(parsed, event)) return { event, shared };
      if (parsed.language === "en" && may(event, "A")) return null;
    }
    // "650 people — students and bystanders — were killed"
    const close = at === first && /^[-–—]$/.test(token.word) && !token.near ? dashAfter(parsed, at) : -1;
    if (close > 0) {
      at = close;
      continue;
    }
    const quoted = at === first && /^["”»]$/.test(token.word);
    if (token.kind === "mark" && MARKS_STOP.has(token.word) && !quoted) return null;
    if (parsed.at("say", at) !== undefined && parsed.at("be", at) === undefined) return null;
    const clause = parsed.at("clause", at);
    if (clause !== undefined) {
      const relative = /^(?:who|that|که|الذین)$/.test(token.word) && at <= first + 1;
      if (!relative) return null;
    }
    const next = works.find(({ quantity }) => quantity.from === at);
    if (next !== undefined && next !== work) {
      if (!next.part) {
        if (!listed(parsed, work, next)) return null;
        shared = true;
      }
      at = Math.max(at, next.noun.to - 1);
    } else if (
      parsed.quantities.some(({ from }) => from === at && from > work.quantity.from) &&
      parsed.language !== "fa"
    ) {
    }
  }
  return null;
}

const JOINING = new Set(["other", "دیگر", "another", "also", "further", "a", "the"]);

/** Whether only a comma or "and" stands between two numbers and their nouns. */
function listed(parsed: Parsed, first: Working, second: Working): boolean {
  const from = Math.max(first.noun.to, first.quantity.wordedTo, first.noun.group?.to ?? 0);
  const { wordedFrom } = second.quantity;
  if (wordedFrom < from || wordedFrom - from > 7) return false;
  // "Four members of the Guard and three civilians"
  let first2 = from;
  if (/^(?:of|من|از)$/.test(parsed.tokens[from]?.word ?? "")) {
    while (
      first2 < wordedFrom &&
      !isComma(parsed, first2) &&
      !/^(?:and|و)$/.test(parsed.tokens[first2]?.word ?? "")
    )
      first2 += 1;
  }
  // "A hundred of the men of the police and twelve passers-by": what belongs to the noun, where it follows it.
  for (let step = 0; step < 2 && parsed.language !== "en" && first.noun.to > first.quantity.to; step += 1) {
    const own =
      parsed.tokens[first2]?.kind === "word" &&
      !parsed.matches.some(
        (match) => match.from === first2 && match.role !== "actor" && match.role !== "speaker",
      );
    if (!own || first2 >= wordedFrom - 1) break;
    first2 += 1;
  }
  // A noun that no lexicon knows: "nine scientists and thirty commanders"
  for (let step = 0; step < 3 && first.noun.to === first.quantity.to; step += 1) {
    const unknown =
      parsed.tokens[first2]?.kind === "word" &&
      !parsed.matches.some((match) => match.from <= first2 && first2 < match.to);
    if (!unknown || first2 >= wordedFrom - 1) break;
    first2 += 1;
  }
  for (let at = first2; at < wordedFrom; at += 1) {
    const word = parsed.tokens[at]?.word ?? "";
    const and = parsed.of("and").some((match) => match.from <= at && at < match.to);
    if (!and && !isComma(parsed, at) && !JOINING.has(word)) return false;
  }
  return wordedFrom > from;
}

/** A topic before the number: "the toll … reached 12". */
function topic(parsed: Parsed, events: readonly Event[], work: Working): Event | null {
  const { wordedFrom } = work.quantity;
  if (parsed.before("by", wordedFrom) !== undefined && parsed.tokens[wordedFrom - 1]?.word !== "an")
    return null;
  const named = events.filter((event) => may(event, "T") && event.to <= wordedFrom).at(-1);
  if (named === undefined || wordedFrom - named.to > FAR) return null;
  for (let at = named.to; at < wordedFrom; at += 1) {
    const word = parsed.tokens[at]?.word ?? "";
    if (word === ";" || word === "؛") return null;
    const clause = parsed.at("clause", at);
    if (clause !== undefined && !/^(?:as|که|which|that|التی|الذی)$/.test(word)) return null;
    if (events.some((event) => event.from === at && event.class !== "dead")) return null;
  }
  return named;
}

/** "The figure", "its count": a topic only where deaths are already spoken of. */
function figureTopic(parsed: Parsed, work: Working, deathsBefore: boolean): boolean {
  const { wordedFrom } = work.quantity;
  if (!deathsBefore || work.noun.group !== null) return false;
  const word = parsed
    .of("figureWord")
    .filter(({ value, to }) => value === "number" && to <= wordedFrom)
    .at(-1);
  if (word === undefined || wordedFrom - word.to > 6) return false;
  for (let at = word.to; at < wordedFrom; at += 1) {
    const token = parsed.tokens[at];
    if (token?.kind !== "word" || parsed.at("clause", at) !== undefined || token.word === "of") return false;
  }
  return true;
}

/** "A further 95 cases are under investigation": deaths, where deaths are spoken of. */
function furtherCases(parsed: Parsed, work: Working, deathsBefore: boolean): boolean {
  const { quantity } = work;
  const open = parsed
    .of("basis")
    .some(
      ({ value, from }) =>
        value === "under-investigation" && from > quantity.from - 10 && from < quantity.to + 12,
    );
  const more = parsed
    .of("more")
    .some(({ from, to }) => (from >= quantity.to && from < quantity.to + 4) || to === quantity.wordedFrom);
  return deathsBefore && open && more;
}

/** Numbers of those who speak are no tolls: "two doctors said", "قال طبيبان". */
function speaks(parsed: Parsed, work: Working): boolean {
  const { quantity, noun } = work;
  const before = quantity.wordedFrom;
  const introduced =
    parsed.before("according", before) ?? parsed.before("cite", before) ?? parsed.before("tell", before);
  if (introduced !== undefined) return true;
  if (parsed.language === "ar") return parsed.before("say", before) !== undefined;
  for (let at = noun.to; at < noun.to + 14; at += 1) {
    const token = parsed.tokens[at];
    if (token === undefined || (token.kind === "mark" && !isComma(parsed, at))) return false;
    if (isComma(parsed, at) && parsed.language === "en") return false;
    if (parsed.at("event", at) !== undefined || parsed.quantities.some(({ from }) => from === at))
      return false;
    if (parsed.at("say", at) !== undefined) {
      return parsed.language !== "en" || parsed.before("be", at) === undefined || at === noun.to;
    }
  }
  return false;
}

function partMatch(parsed: Parsed, work: Working): Match | null {
  const { quantity, noun } = work;
  const own = parsed
    .of("ofThem")
    .find(
      (match) => match.from >= quantity.to - 1 && match.from <= Math.max(noun.to, noun.group?.to ?? 0) + 3,
    );
  if (own !== undefined) {
    const plain = [...Array(Math.max(0, own.from - Math.max(noun.to, quantity.to))).keys()].every((step) => {
      const at = Math.max(noun.to, quantity.to) + step;
      return (
        parsed.at("be", at) !== undefined || parsed.at("stop", at) !== undefined || at < (noun.group?.to ?? 0)
      );
    });
    if (plain) return own;
  }
  let at = quantity.wordedFrom;
  for (let step = 0; step < 3; step += 1) {
    const match = parsed.before("part", at);
    if (match !== undefined) return match;
    const be = parsed.before("be", at);
    const word = parsed.tokens[at - 1]?.word ?? "";
    if (be !== undefined) at = be.from;
    else if (isComma(parsed, at - 1) || /^(?:at|there|:|also)$/.test(word)) at -= 1;
    else return null;
  }
  return null;
}

/** "Of the 212 dead, 12 were women": the first is named again, the second is its part. */
function namedAgain(parsed: Parsed, work: Working): boolean {
  const at = work.quantity.wordedFrom;
  const word = parsed.tokens[at - 1]?.word ?? "";
  const of = /^(?:the|those|مجموع|این|کل|اجمالی|اصل)$/.test(word) ? parsed.tokens[at - 2]?.word : word;
  return /^(?:of|among|amongst|از|بین|میان|من)$/.test(of ?? "") && work.class === "dead";
}

const CIVIL = /^(?:protest|demonstrat|civil|معترض|غیرنظام|متظاهر|محتج|مدنی)/;
const FORCES =
  /^(?:secur|polic|officer|soldier|troop|guard|force|agent|conscript|personnel|militar|نیرو|مامور|پلیس|سرباز|بسیج|انتظام|قوات|شرط|جنود|جندی|عناصر|عنصر)/;

/** "488 protesters, including 68 minors, and 62 members of the security forces": the 62 stand beside the 488. */
function beside(parsed: Parsed, works: readonly Working[], work: Working): boolean {
  const whole = works.filter(({ part }) => !part).at(-1);
  const words = (of: Working): readonly string[] =>
    parsed.tokens.slice(of.quantity.to, (of.noun.group?.to ?? of.noun.to) + 1).map(({ word }) => word);
  return (
    whole !== undefined &&
    words(whole).some((word) => CIVIL.test(word)) &&
    words(work).some((word) => FORCES.test(word))
  );
}

function settleParts(parsed: Parsed, works: readonly Working[], events: readonly Event[]): void {
  works.forEach((work, at) => {
    const earlier = works.slice(0, at);
    const last = earlier.at(-1);
    const colon = parsed.tokens[work.quantity.wordedFrom - 1]?.word === ":";
    const match = partMatch(parsed, work);
    if (match !== null) {
      work.part = true;
      work.ofDead =
        events.some(({ class: of, from, to }) => of === "dead" && from < match.to && match.from < to) ||
        /(?:dead|killed|victims|toll|کشته|جان|قربانی|قتلی|ضحایا|شهدا)/.test(
          parsed.tokens
            .slice(match.from, match.to)
            .map(({ word }) => word)
            .join(" "),
        );
    } else if (
      last?.part === true &&
      listed(parsed, last, work) &&
      !beside(parsed, earlier, work) &&
      (work.noun.to > work.quantity.to || work.noun.group !== null)
    ) {
      work.part = true;
      work.ofDead = last.ofDead;
    } else if (colon && last !== undefined && work.noun.group !== null) work.part = true;
    else if (
      last !== undefined &&
      last.class !== null &&
      namedAgain(parsed, last) &&
      isComma(parsed, work.quantity.wordedFrom - 1)
    )
      work.part = true;
  });
  // "180 protesters and 12 bystanders are among the dead": what stands behind a list holds for all of it.
  for (let at = works.length - 1; at > 0; at -= 1) {
    const [first, second] = [works[at - 1], works[at]];
    if (first === undefined || second?.part !== true || first.part || first.class !== null) continue;
    if (second.ofDead && listed(parsed, first, second)) {
      first.part = true;
      first.ofDead = true;
    }
  }
  works.forEach((work, at) => {
    if (!work.part) return;
    const earlier = works.slice(0, at);
    // The nearest number before it that is no part itself; if that counts the injured, so does this.
    const whole = earlier
      .map((one, index) => ({ one, index }))
      .filter(({ one }) => !one.part)
      .at(-1);
    work.whole = whole?.index ?? null;
    const last = earlier.at(-1);
    // "25 of the dead, among them five children": the five are of the 25.
    if (last?.part === true && last.ofDead && whole === undefined && !listed(parsed, last, work))
      work.whole = at - 1;
  });
  ofOthers(parsed, works);
  // "17 people, including 2 children killed": the predicate is the whole's.
  for (const work of works) {
    const whole = work.whole === null || !work.part ? undefined : works[work.whole];
    if (
      whole === undefined ||
      whole.class !== null ||
      work.event === null ||
      whole.quantity.from > work.quantity.from
    )
      continue;
    whole.class = work.class;
    whole.counted = work.counted;
    whole.event = work.event;
  }
}

/** "45 of the 170 deaths". */
function ofOthers(parsed: Parsed, works: readonly Working[]): void {
  works.forEach((work, at) => {
    const next = works[at + 1];
    if (next?.class !== "dead" || work.class !== null || work.part) return;
    const between = parsed.tokens
      .slice(work.noun.to, next.quantity.wordedFrom)
      .map(({ word }) => word)
      .join(" ");
    if (
      !/^(?:of|of the|of those|از|از مجموع|out of|out of the)$/.test(between) &&
      !(between === "" && (parsed.tokens[work.quantity.to]?.word ?? "").startsWith("of"))
    )
      return;
    work.part = true;
    work.ofDead = true;
    work.whole = at + 1;
  });
}

/**
 * @param deathsBefore whether the sentences just before spoke of a number of dead
 * @returns every number that may count people, with what befell them
 */
export function classify(parsed: Parsed, deathsBefore: boolean): Counted[] {
  const { events } = parsed;
  const works: Working[] = parsed.quantities
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
  const set = (work: Working, event: Event | null): boolean => {
    if (event === null) return false;
    work.class = event.class;
    work.counted = event.counted;
    work.event = event;
    return true;
  };
  // Nouns and verbs beside a number first: they say what the parts and predicates of others may not take.
  for (const work of works) {
    const before = rightBefore(parsed, events, work.quantity);
    const after = rightAfter(parsed, events, works, work, before !== null);
    const weak =
      after !== null &&
      after.class !== "dead" &&
      after.class !== "hurt" &&
      may(after, "H") &&
      !may(after, "A");
    if (!(after !== null && !weak && set(work, after))) set(work, before);
  }
  settleParts(parsed, works, events);
  for (const work of works) {
    if (work.class !== null || work.part) continue;
    const topical = topic(parsed, events, work);
    if (topical === null && !speaks(parsed, work)) {
      const after = predicate(parsed, events, works, work);
      if (after !== null) {
        set(work, after.event);
        work.shared = after.shared;
        continue;
      }
      set(work, rightAfter(parsed, events, works, work, false));
    }
    if (work.class === null) set(work, topical);
    if (
      work.class === null &&
      figureTopic(parsed, work, deathsBefore || works.some((one) => one.class === "dead"))
    ) {
      work.class = "dead";
      work.counted = "killed";
    }
    const spoken = deathsBefore || works.some((one) => one.class === "dead");
    if (work.class === null && furtherCases(parsed, work, spoken)) {
      work.class = "dead";
      work.counted = "killed";
    }
  }
  // "488 protesters, including 68 minors, and 62 officers were killed": the predicate is of both.
  works.forEach((work, at) => {
    const whole = works.slice(0, at).findLast(({ part }) => !part);
    if (whole === undefined || whole.class !== null || work.part || work.class === null) return;
    if (!beside(parsed, works.slice(0, at), work)) return;
    whole.class = work.class;
    whole.counted = work.counted;
    whole.event = work.event;
  });
  works.forEach((work, at) => {
    const last = works[at - 1];
    if (
      work.class === null &&
      !work.part &&
      last !== undefined &&
      last.class !== null &&
      listed(parsed, last, work) &&
      !speaks(parsed, work)
    ) {
      work.class = last.class;
      work.counted = last.counted;
      work.event = last.event;
      work.part = last.part;
      work.whole = last.whole;
    }
  });
  for (const work of works) {
    if (!work.part) continue;
    const whole = work.whole === null ? undefined : works[work.whole];
    const dead =
      work.ofDead || whole?.class === "dead" || (whole === undefined && work.class === null && deathsBefore);
    if (whole !== undefined && whole.class !== "dead") work.whole = null;
    if (work.class === null || work.class === "other") work.class = dead ? "dead" : (whole?.class ?? null);
    work.counted ??= whole?.counted ?? "killed";
  }
  return works;
}

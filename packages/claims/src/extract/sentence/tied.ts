/**
 * Events that a number is tied to: a noun right after it ("12 deaths"), a verb right before it ("killing 12"), a
 * predicate after it ("12 people were killed"). Cost: linear in the words looked at.
 */

import type { Quantity } from "../numbers/quantities.ts";
import type { Working } from "./counted.ts";
import { type Event, type EventForm, may } from "./event.ts";
import { listed, looselyListed } from "./listed.ts";
import { nounOf } from "./noun.ts";
import type { Parsed } from "./parse.ts";

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
const FAR = 26;

const found = (events: readonly Event[], at: number, form: EventForm): Event | undefined =>
  events.find((event) => event.from === at && may(event, form));

/** Whether a verb right after a number has its own number after it: "killed 12, wounded 30". */
const hasObject = (works: readonly Working[], event: Event): boolean =>
  may(event, "B") && works.some(({ quantity }) => quantity.wordedFrom === event.to);

/** The event, unless it tells of people alone and the number names none. */
function ofPeople(parsed: Parsed, quantity: Quantity, event: Event): Event | null {
  if (!may(event, "P")) return event;
  const noun = nounOf(parsed, quantity);
  return noun.to > quantity.to || noun.group !== null ? event : null;
}

const DEATH_NOUN =
  /^[بل]?(?:مقتل|وفاه|موت|سقوط|استشهاد|مصرع|جنازه|تشییع|دفن|اعدام|اغتیال|رحیل|هلاک|ارتقاء|ارتقا)$/;

export function rightBefore(parsed: Parsed, events: readonly Event[], quantity: Quantity): Event | null {
  let at = quantity.wordedFrom;
  // "Killed: 12.", "Dead: 12"
  const label =
    parsed.tokens[at - 1]?.word === ":"
      ? events.find((one) => one.to === at - 1 && one.from === 0)
      : undefined;
  if (label !== undefined) return label;
  for (let step = 0; step < 7; step += 1) {
    const event = events.find((one) => one.to === at && may(one, "B"));
    if (event !== undefined) return ofPeople(parsed, quantity, event);
    if (events.some((one) => one.to === at)) return null;
    const token = parsed.tokens[at - 1];
    if (step === 0 && /^["“«„']$/.test(token?.word ?? "")) {
      at -= 1;
      continue;
    }
    if (token === undefined || token.kind !== "word") return null;
    // "أدى مقتل الفتاة إلى خروج 10 آلاف": behind a noun of death only its own number stands.
    const noun = parsed.language === "ar" ? events.find(({ to }) => to === at - 1) : undefined;
    if (noun !== undefined && DEATH_NOUN.test(parsed.tokens[noun.to - 1]?.word ?? "")) {
      const own = /^(?:ب|ل|ال|نحو|من)$/.test(token?.word ?? "");
      if (!own && parsed.before("people", at) === undefined) return null;
    }
    const filler = /^(?:the|a|an|another|of|some|total|further|ب|ل|ال|تن|شدن)$/.test(token.word);
    // Verb, subject, number: only Arabic lets its subject stand between.
    if (!filler && parsed.language !== "ar") return null;
    if (parsed.quantities.some(({ to }) => to === at)) return null;
    if (parsed.before("clause", at) ?? parsed.before("say", at) ?? parsed.before("and", at)) return null;
    at -= 1;
  }
  return null;
}

export function rightAfter(
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
  const before = /^["“]$/.test(wordOf(parsed, event.from - 1)) ? event.from - 2 : event.from - 1;
  return parsed.of("be").some(({ to }) => to === before + 1);
}

const wordOf = ({ tokens }: Parsed, at: number): string => tokens[at]?.word ?? "";

/** '17 "rioters" died': where a short noun in quotation marks closes; -1 where what is quoted tells of deaths. */
function quotedNoun(parsed: Parsed, events: readonly Event[], at: number): number {
  if (!/^["“«]$/.test(wordOf(parsed, at))) return -1;
  for (let to = at + 1; to < at + 5; to += 1) {
    if (/^["”»]$/.test(wordOf(parsed, to))) return to;
    if (parsed.tokens[to]?.kind !== "word" || events.some(({ from }) => from === to)) return -1;
  }
  return -1;
}

/** Where an aside between dashes ends; -1 where none does. */
function dashAfter(parsed: Parsed, from: number): number {
  const dash = parsed.tokens[from]?.word;
  for (let at = from + 1; at < from + 16; at += 1) if (parsed.tokens[at]?.word === dash) return at;
  return -1;
}

/** The predicate after a number, over what may stand between; `shared` where the list went on before it. */
export function predicate(
  parsed: Parsed,
  events: readonly Event[],
  works: readonly Working[],
  work: Working,
): { readonly event: Event; readonly shared: boolean } | null {
  let shared = false;
  let last = work;
  let object = false;
  const first = Math.max(work.noun.to, work.quantity.wordedTo);
  for (let at = first; at < first + FAR && at < parsed.tokens.length; at += 1) {
    const token = parsed.tokens[at];
    if (token === undefined) return null;
    const event = events.find(
      (one) =>
        one.from === at &&
        (may(one, "A") || may(one, "H")) &&
        // "در بازداشت جان باخته‌اند": where they died.
        !(one.class === "held" && parsed.language === "fa" && wordOf(parsed, at - 1) === "در"),
    );
    if (event !== undefined) {
      if (hasObject(works, event)) return null;
      if (may(event, "P") && ofPeople(parsed, work.quantity, event) === null) return null;
      if (may(event, "A") && isPredicate(parsed, event)) return { event, shared };
      if (parsed.language === "en" && may(event, "A")) return null;
    }
    // "650 people — students and bystanders — were killed"
    const close = at === first && /^[-–—]$/.test(token.word) && !token.near ? dashAfter(parsed, at) : -1;
    if (close > 0) {
      at = close;
      continue;
    }
    const noun = quotedNoun(parsed, events, at);
    if (noun > 0) {
      at = noun;
      continue;
    }
    const quoted =
      // «۶۹۰ آشوبگر» کشته شدند: the marks enclose the number and its noun.
      (/^["”»]$/.test(token.word) && /^["“«]$/.test(wordOf(parsed, work.quantity.wordedFrom - 1))) ||
      (at === first && /^["”»]$/.test(token.word)) ||
      // 'had been "martyred"': the verb alone stands in marks.
      (/^["“«]$/.test(token.word) &&
        events.some((one) => one.from === at + 1 && /^["”»]$/.test(wordOf(parsed, one.to))));
    if (token.kind === "mark" && MARKS_STOP.has(token.word) && !quoted) return null;
    if (parsed.at("say", at) !== undefined && parsed.at("be", at) === undefined) return null;
    // "۵ نفر را زدند، ۲ نفر جان دادند": the first clause had its own verb.
    if (parsed.language === "fa" && token.word === "را") object = true;
    else if (object && token.word === "،") return null;
    const clause = parsed.at("clause", at);
    if (clause !== undefined) {
      // "۱۹ نفری بود که … کشته شدند"
      const linked =
        parsed.language === "fa" &&
        at <= first + 2 &&
        parsed.before("be", at) !== undefined &&
        token.word === "که";
      const relative = (/^(?:who|that|که|الذین)$/.test(token.word) && at <= first + 1) || linked;
      if (!relative) return null;
    }
    const next = works.find(({ quantity }) => quantity.from === at);
    if (next !== undefined && next !== work) {
      if (!next.part) {
        // "۴۹ نفر با گلوله و ۱۲ نفر زیر شکنجه جان دادند": how each died stands before the one verb.
        const means = /^(?:با|بر|به|زیر|توسط)$/.test(parsed.tokens[last.noun.to]?.word ?? "");
        const loose = parsed.language === "fa" && means && looselyListed(parsed, last, next);
        if (!listed(parsed, last, next) && !loose) return null;
        shared = true;
        last = next;
      }
      at = Math.max(at, next.noun.to - 1);
    }
  }
  return null;
}

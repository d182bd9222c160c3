/**
 * What ties a number to deaths without an event beside it: a topic ("the death toll rose to 12"), a figure
 * spoken of, cases under review; and numbers of those who speak, which are no tolls. Cost: linear in words.
 */

import type { Working } from "./counted.ts";
import { type Event, may } from "./event.ts";
import { isComma } from "./listed.ts";
import type { Parsed } from "./parse.ts";

const FAR = 26;

/** Words between "number of" and the dead: "number of people confirmed killed", "شمار کل کشته‌شدگان". */
const BETWEEN = 4;

/** "The number of people confirmed killed", "count of the dead": topics that no phrase of the lexicon has. */
function composed(parsed: Parsed, events: readonly Event[], before: number): Event[] {
  return parsed.of("figureWord").flatMap((figure) => {
    if (figure.value !== "number" || figure.to > before) return [];
    if (parsed.language === "en" && !/^(?:of|killed|dead)$/.test(parsed.tokens[figure.to]?.word ?? ""))
      return [];
    const dead = events.find(({ from }) => from >= figure.to && from <= figure.to + BETWEEN);
    if (dead === undefined || dead.class !== "dead" || dead.to > before) return [];
    const numbers = parsed.quantities.some(({ from }) => from >= figure.to && from < dead.from);
    return numbers ? [] : [{ ...dead, forms: "T", from: figure.from }];
  });
}

/** A topic before the number: "the toll … reached 12". */
export function topic(parsed: Parsed, events: readonly Event[], work: Working): Event | null {
  const { wordedFrom } = work.quantity;
  if (parsed.before("by", wordedFrom) !== undefined && parsed.tokens[wordedFrom - 1]?.word !== "an")
    return null;
  const named =
    events.filter((event) => may(event, "T") && event.to <= wordedFrom).at(-1) ??
    composed(parsed, events, wordedFrom).at(-1);
  if (named === undefined || wordedFrom - named.to > FAR) return null;
  for (let at = named.to; at < wordedFrom; at += 1) {
    const word = parsed.tokens[at]?.word ?? "";
    if (word === ";" || word === "؛") return null;
    const clause = parsed.at("clause", at);
    if (clause !== undefined && !/^(?:as|که|which|that|التی|الذی)$/.test(word)) return null;
    // "شمار کشته‌شدگان اعتراض‌های جاری به ۵۷ رسید": a noun of what happened belongs to the topic.
    const noun = (event: Event): boolean =>
      event.class === "other" && event.forms === "B" && parsed.language !== "en";
    if (events.some((event) => event.from === at && event.class !== "dead" && !noun(event))) return null;
  }
  return named;
}

const OF_FIGURES =
  /^(?:واقعی|کل|کلی|نهایی|رسمی|جدید|تازه|حقیقی|انها|انان|الحقیقی|الفعلی|الاجمالی|الکلی|الرسمی|النهایی|الان|قد)$/;

const DEAD = /^(?:شهدا|شهید|کشته|جان|قربانی|مقتول|تلفات|فوت|مرگ|جسد|اجساد|قتل|شهدا|ضحایا|وفیات)/;

/** "شمار مبتلایان به … رسید": the number of something that no lexicon has, so not of the dead. */
function ofOthers(parsed: Parsed, from: number, to: number): boolean {
  if (parsed.language === "en" || /^(?:این|هذا|هذه|ال.*)$/.test(parsed.tokens[from]?.word ?? ""))
    return false;
  const next = parsed.tokens[to];
  if (next?.kind !== "word" || OF_FIGURES.test(next.word) || DEAD.test(next.word)) return false;
  return !parsed.matches.some((match) => match.from <= to && to < match.to);
}

/** "The figure", "its count": a topic only where deaths are already spoken of. */
export function figureTopic(parsed: Parsed, work: Working, deathsBefore: boolean): boolean {
  const { wordedFrom } = work.quantity;
  if (!deathsBefore || work.noun.group !== null) return false;
  const word = parsed
    .of("figureWord")
    .filter(({ value, to }) => value === "number" && to <= wordedFrom)
    .at(-1);
  if (word === undefined || wordedFrom - word.to > 6 || ofOthers(parsed, word.from, word.to)) return false;
  // "Gave its own figure for the first time, 3,009, and …": the number stands between commas.
  const apposed = isComma(parsed, wordedFrom - 1) && isComma(parsed, work.quantity.wordedTo);
  for (let at = word.to; at < wordedFrom - Number(apposed); at += 1) {
    const token = parsed.tokens[at];
    if (token?.kind !== "word" || parsed.at("clause", at) !== undefined || token.word === "of") return false;
  }
  return true;
}

/** "A further 95 cases are under investigation": deaths, where deaths are spoken of. */
export function furtherCases(parsed: Parsed, work: Working, deathsBefore: boolean): boolean {
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

/** "Citing two sources", "according to three doctors": they speak, whatever else is told of. */
export function introduced(parsed: Parsed, { quantity, noun }: Working): boolean {
  const at = quantity.wordedFrom;
  const told = parsed.before("tell", at);
  // Persian "به" is "to" of every kind: "به ۵۳۸ نفر رسید" tells nobody.
  const to =
    told !== undefined &&
    !(parsed.language === "fa" && told.value === "" && parsed.at("say", noun.to) === undefined);
  return to || (parsed.before("according", at) ?? parsed.before("cite", at)) !== undefined;
}

/** "Bringing to 14 the number of officers killed": a topic right after its number. */
export function topicAfter(parsed: Parsed, events: readonly Event[], { quantity }: Working): Event | null {
  const the = parsed.language === "en" && parsed.tokens[quantity.to]?.word === "the";
  if (!the && parsed.language !== "ar") return null;
  const at = quantity.to + (the ? 1 : 0);
  const named = events.find(({ from, forms }) => from === at && forms.includes("T"));
  return named ?? composed(parsed, events, parsed.tokens.length).find(({ from }) => from === at) ?? null;
}

/** Numbers of those who speak are no tolls: "two doctors said", "قال طبيبان". */
export function speaks(parsed: Parsed, work: Working): boolean {
  const { quantity, noun } = work;
  const before = quantity.wordedFrom;
  if (introduced(parsed, work)) return true;
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

const COUNTS =
  /^(?:confirmed|verified|documented|recorded|counted|registered|identified|tallied|reported|estimated|claimed|cited|lists|gave|counts|records|registers|suggested|suggests|suggest|indicated|indicates|indicate)$/;

/** "Another group had confirmed 711": people, where deaths are spoken of and nothing else is counted. */
export function recorded(parsed: Parsed, work: Working, deathsBefore: boolean): boolean {
  const { quantity, noun } = work;
  if (parsed.language === "fa" && deathsBefore && noun.generic)
    return (
      /^(?:گزارش|اعلام|ثبت|شمرد|شمرده|تایید|مستند)$/.test(parsed.tokens[noun.to]?.word ?? "") &&
      parsed.at("say", noun.to) !== undefined
    );
  if (!deathsBefore || noun.to > quantity.to || noun.group !== null || parsed.language !== "en") return false;
  if (!COUNTS.test(parsed.tokens[quantity.wordedFrom - 1]?.word ?? "")) return false;
  const next = parsed.tokens[quantity.to];
  return (
    next === undefined ||
    next.kind === "mark" ||
    parsed.at("stop", quantity.to) !== undefined ||
    parsed.at("and", quantity.to) !== undefined
  );
}

/** "The names of 71 people": of the dead, where deaths are spoken of. */
export function named(parsed: Parsed, { quantity }: Working, deathsBefore: boolean): boolean {
  const behind = /^(?:names|نام|اسم)$/.test(parsed.tokens[quantity.to]?.word ?? "");
  // "فهرستی شامل اسامی ۲۹۸۶ نفر از افرادی که … جان باخته‌اند"
  const list = parsed.before("basis", quantity.wordedFrom)?.value === "named-list";
  const said = parsed.events.filter(({ from }) => from >= quantity.to);
  if (
    list &&
    said.length > 0 &&
    said.every(({ class: of }) => of === "dead" || of === "other") &&
    said.some(({ class: of }) => of === "dead")
  )
    return true;
  // "A list of 2,985 names of those killed"
  const dead =
    behind &&
    parsed.events.some(
      ({ from, class: of }) => of === "dead" && from > quantity.to && from < quantity.to + 6,
    );
  return (
    dead || (deathsBefore && (behind || parsed.before("basis", quantity.wordedFrom)?.value === "named-list"))
  );
}

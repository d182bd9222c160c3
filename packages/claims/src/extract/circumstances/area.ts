/**
 * The place that a sentence names beside a number, as worded.
 *
 * English names have capitals. Persian and Arabic have none, so a word counts as a name only where no lexicon
 * knows it and it follows "in", or a word such as "city". Cost: linear in words.
 */
import type { Frame } from "../attribution/frame.ts";
import { type Span, wordsOf } from "../attribution/span.ts";
import { mayBeNumber } from "../numbers/quantities.ts";
import type { Parsed } from "../sentence/parse.ts";
import { zoneOf } from "../sentence/zones.ts";

const KEPT = /^(?:بندر|میناء)$/;
const KINDS = /^(?:شهر|شهرستان|استان|بندر|روستای|شهرک|مدینه|محافظه|بلده|میناء|قریه|بمدینه|بمحافظه)$/;
const NO_NAME =
  /^(?:the|a|an|هر|مجلس|پارلمان|نشست|کنفرانس|گزارش|بیانیه|توییت|پیام|مصاحبه|البرلمان|مؤتمر|موتمر|تقریر|ان|این|آن|حال|حالی|همین|پی|جریان|برابر|مقابل|نتیجه|اثر|پایتخت|کشور|ایام|مجموع|کل|میان|بین|ساعات|روز|شب|سراسر|تاریخ|ذلک|البلاد|هذا|هذه|حین|اطار|اکبر|اکثر|اول|ظل|وقت|بیان|المستشفی|البیوت|کلها|الاقل|جمیع|کل|مختلف|انفجار|ادامه|پایان|ابتدا|بخشی|متن|نامه|سخنرانی|سرکوب|واژگونی|سقوط|تصادف|ریزش|آتش|اتش|سیل|حمله|حملات|درگیری|اعتراضات|جنگ|زلزله|شب|حادث|لیلتین|لیله|یومین|انقلاب|قصف|اشتباک|اشتباکات|احتجاجات|حریق|انهیار|غاره|هجوم|عملیه|تلک|معدن|المنجم|کوچه|خانه|منزل|محل|خیابان|بیمارستان|زندان|میدان|بازار|جاده|مسیر|محور|مدرسه|دانشگاه|مسجد|الطریق|الشارع|المنزل|السجن|بیت|شارع|قمع|قمعها|توییتی|پستی|پیامی|مطلبی|یادداشتی|مقاله|حادثه|حوادث|اینجا|انجا|ناارامی|ناارامیها|اعتراض|اعتراضات|جریان|دیماه|خشونت|تیراندازی|تجمع|تجمعات|راهپیمایی|خلال|الحادثه|الاحداث|الاضطرابات|المظاهرات|مظاهرات|اضطرابات|اعمال|مواجهات|المواجهات|المجموع|نفس|هناک|هنا|بیانات|تغریده|منشور|حدیث|حدیثه|کلمه|خطاب|مقابله)$/;
const TAILS = /^(?:ها|های|ی|ای|هایی)$/;

const BEFORE_NAME: ReadonlySet<string> = new Set(
  "the city port town village province district capital northern southern eastern western central northeastern northwestern of and".split(
    " ",
  ),
);

const KIND_OF_PLACE: ReadonlySet<string> = new Set(
  "city town village port province district suburb region neighbourhood neighborhood county state island".split(
    " ",
  ),
);

/** "In the lakeside city of Arden": one after "of", where a kind of place stands before it. */
function behindKind({ tokens }: Parsed, from: number): number {
  for (let at = from; at < from + 6; at += 1) {
    if (tokens[at]?.kind !== "word" || tokens[at]?.capital === true) return from;
    if (tokens[at]?.word === "of" && KIND_OF_PLACE.has(tokens[at - 1]?.word ?? "")) return at + 1;
  }
  return from;
}

/** "In the Imam Sor hospital" names a house as well. */
const HOUSE =
  /^(?:hospital|hospitals|prison|jail|morgue|mosque|church|university|school|clinic|stadium|market|square|street|building|hotel|cemetery|police|protests?|unrest|parliament|newspaper)$/;

function englishPlace(parsed: Parsed, from: number): Span | null {
  // "Which is based in Brenna": where somebody sits, and nobody died.
  if (/^(?:based|headquartered|registered|exiled|exile)$/.test(parsed.tokens[from - 2]?.word ?? ""))
    return null;
  let at = behindKind(parsed, from);
  while (
    BEFORE_NAME.has(parsed.tokens[at]?.word ?? "") &&
    parsed.tokens[at]?.capital === false &&
    at < from + 6
  )
    at += 1;
  const first = at;
  if (parsed.at("notCount", at) !== undefined) return null;
  while (at < first + 4) {
    const token = parsed.tokens[at];
    if (token?.kind !== "word" || !token.capital) break;
    if (parsed.at("month", at) ?? parsed.at("weekday", at)) break;
    at += 1;
  }
  // "At St Luke's hospital" names a house.
  if (/^['’]$/.test(parsed.tokens[at]?.word ?? "") && parsed.tokens[at]?.near === true) return null;
  if (HOUSE.test(parsed.tokens[at]?.word ?? "")) return null;
  return at > first ? { from: first, to: at } : null;
}

/** Whether the name is over: an unknown word that goes on is as likely a common noun. */
function endsThere(parsed: Parsed, at: number): boolean {
  const token = parsed.tokens[at];
  if (
    token === undefined ||
    token.kind !== "word" ||
    /^(?:وحدها|وحده|تنها|لیل|لیله|مساء|صباح|فجر|ظهر|شب|صبح|عصر|بامداد)$/.test(token.word)
  )
    return true;
  return (
    parsed.matches.some((match) => match.from === at) ||
    parsed.quantities.some(({ wordedFrom }) => wordedFrom === at)
  );
}

function otherPlace(parsed: Parsed, from: number): Span | null {
  let at = from;
  let first = from;
  if (KINDS.test(parsed.tokens[at]?.word ?? "")) {
    at += 1;
    first = KEPT.test(parsed.tokens[from]?.word ?? "") ? from : at;
  }
  const token = parsed.tokens[at];
  if (token?.kind !== "word" || NO_NAME.test(token.word) || TAILS.test(parsed.tokens[at + 1]?.word ?? ""))
    return null;
  const known = parsed.matches.some((match) => match.from <= at && at < match.to && match.role !== "media");
  // Plurals are no names of places, nor are numbers.
  if (/..ات$/.test(token.word) || mayBeNumber(token, parsed.language)) return null;
  if (known || token.word.length < 2 || !endsThere(parsed, at + 1)) return null;
  // "که مقر آن در … است": where somebody sits, and nobody died.
  if (parsed.language === "fa" && /^(?:است|قرار|مستقر)$/.test(parsed.tokens[at + 1]?.word ?? "")) return null;
  if (
    parsed.language === "ar" &&
    token.word.startsWith("ال") &&
    first === from &&
    !KINDS.test(parsed.tokens[from - 1]?.word ?? "")
  )
    return null;
  return { from: first, to: at + 1 };
}

function placesIn(parsed: Parsed): Span[] {
  const places: Span[] = [];
  for (const match of parsed.of("place")) {
    if (match.value === "whole") places.push({ from: match.from, to: match.to });
    else if (parsed.language === "en") {
      const place = englishPlace(parsed, match.to);
      if (place !== null) places.push(place);
    } else {
      const kind = [...Array(match.to - match.from).keys()]
        .map((step) => match.from + step)
        .find((at) => KEPT.test(parsed.tokens[at]?.word ?? ""));
      const place = otherPlace(parsed, kind ?? match.to);
      if (place !== null) places.push(place);
    }
  }
  return places;
}

const SPOKE = /^(?:told|tells|said|says|announced|testified|spoke)$/;

/** "Told reporters in Geneva": where it was said, and nobody died. */
function whereSaid(parsed: Parsed, { from }: Span): boolean {
  const { language, tokens, quantities, events } = parsed;
  if (language === "ar") return /^(?:للصحفیین|للصحافیین|صحفی|صحافی)$/.test(tokens[from - 2]?.word ?? "");
  if (language !== "en") return false;
  const verb = parsed
    .of("say")
    .findLast(({ from: at, to }) => to <= from && from - to < 6 && SPOKE.test(tokens[at]?.word ?? ""));
  return (
    verb !== undefined &&
    !quantities.some((one) => one.from >= verb.to && one.from < from) &&
    !events.some((event) => event.from >= verb.to && event.from < from) &&
    !tokens.slice(verb.to, from).some(({ word }) => /^(?:that|,|:|"|“)$/.test(word))
  );
}

/** The places a sentence names, outside names of those who speak. */
export function areasIn(parsed: Parsed, frames: readonly Frame[]): Span[] {
  const names = frames.flatMap(({ who, via }) => [...(who === null ? [] : [who]), ...via]);
  return placesIn(parsed).filter(
    (place) => !whereSaid(parsed, place) && !names.some(({ from, to }) => place.from < to && from < place.to),
  );
}

/** "88 in Orlem and 35 in Dastin": of two places as near, the one that follows. */
const away = (place: number, at: number): number => (place > at ? place - at - 1 : at - place);

/** The place nearest to a token, of its own clause; null where the sentence names none. */
export function areaOf(parsed: Parsed, places: readonly Span[], at: number, text: string): string | null {
  const zone = zoneOf(parsed, at);
  const nearest = places
    .filter(({ from }) => zoneOf(parsed, from) === zone)
    .sort((a, b) => away(a.from, at) - away(b.from, at))[0];
  return nearest === undefined ? null : wordsOf(parsed, nearest, text);
}

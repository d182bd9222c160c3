/**
 * The days that a sentence speaks of, beside one of its numbers.
 *
 * Days without a year, weekdays and "yesterday" are reckoned from the article's own day; without that day
 * they stay unknown. The day on which somebody spoke is no day of death. Cost: linear in words.
 */
import { addDays, isoToDays, jalaliOf, parseDate } from "@daftar/model";
import type { Frame } from "../attribution/frame.ts";
import type { Parsed } from "../sentence/parse.ts";
import { zoneOf } from "../sentence/zones.ts";

export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

export interface Dated extends Days {
  readonly at: number;
}

const JOINS: ReadonlySet<string> = new Set([
  "and",
  "to",
  "-",
  "–",
  "—",
  "و",
  "تا",
  "الی",
  "حتی",
  "until",
  "through",
]);
const LEADS =
  /^(?:the|on|of|night|nights|day|days|روز|روزهای|شب|شب های|شب ها|های|بامداد|شامگاه|لیلتی|لیله|یوم|یومی|early|late|morning|evening|between|بین|in|late|last)$/;
const JALALI =
  /^(?:dey|bahman|esfand|farvardin|aban|mehr|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)$/;
const WHOLE_MONTH =
  /^(?:in|since|during|در|فی|منذ|طی|خلال|از|of|late|early|بدایه|مطلع|اوایل|ابتدای|ابتدا|اغاز|اول|نهایه)$/;
/** Days of a month in Arabic words, before "of": "الأول من شباط". */
const ORDINALS: ReadonlyMap<string, number> = new Map(
  "الاول الثانی الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
    .split(" ")
    .map((word, at) => [word, at + 1]),
);

function numberAt(parsed: Parsed, at: number): number | null {
  const reading = parsed.tokens[at]?.reading;
  return reading?.is === "count" && !reading.parted ? reading.value : null;
}

const dayAt = (parsed: Parsed, at: number): number | null => {
  const day = numberAt(parsed, at);
  if (day !== null) return day >= 1 && day <= 31 ? day : null;
  const token = parsed.tokens[at];
  if (parsed.language === "ar") return ORDINALS.get(token?.word ?? "") ?? null;
  return token?.reading?.is === "ordinal" && Number(token.word) <= 31 ? Number(token.word) : null;
};

const yearAt = (parsed: Parsed, at: number): number | null => {
  const year = numberAt(parsed, at);
  return year !== null && ((year >= 1300 && year <= 1460) || (year >= 1900 && year <= 2199)) ? year : null;
};

/** A day of a month, in the year written or the last such day before the article's. */
function dayOf(day: number | null, month: string, year: number | null, article: string | null): Days | null {
  const read = (asked: number): Days | null => {
    const parsed = parseDate(`${day ?? ""} ${month} ${asked}`);
    return parsed.kind === "date" ? { from: parsed.span.from, to: parsed.span.to } : null;
  };
  if (year !== null) return read(year);
  if (article === null) return null;
  const gregorian = Number(article.slice(0, 4));
  const near = JALALI.test(month) ? jalaliOf(article).year : gregorian;
  const years = [near, near - 1];
  const tries = years.map(read).filter((days) => days?.from != null && days.from <= article);
  const best = tries.sort((a, b) => (b?.from ?? "").localeCompare(a?.from ?? ""))[0];
  return best ?? null;
}

interface Written {
  readonly first: number;
  readonly last: number;
  readonly days: readonly (number | null)[];
  readonly month: string;
  readonly year: number | null;
}

function writtenDays(parsed: Parsed): Written[] {
  const written: Written[] = [];
  for (const month of parsed.of("month")) {
    if (parsed.language === "en" && parsed.tokens[month.from]?.capital !== true) continue;
    const days: number[] = [];
    let first = month.from;
    let last = month.to;
    const of = /^(?:of|من)$/.test(parsed.tokens[month.from - 1]?.word ?? "");
    const before = of ? month.from - 2 : month.from - 1;
    const one = dayAt(parsed, before);
    const dot = parsed.tokens[month.to]?.word === "." ? 1 : 0;
    const after = dayAt(parsed, month.to + dot);
    if (one !== null) {
      days.unshift(one);
      first = before;
      const other = dayAt(parsed, before - 2);
      if (other !== null && JOINS.has(parsed.tokens[before - 1]?.word ?? "")) {
        days.unshift(other);
        first = before - 2;
      }
    } else if (after !== null && parsed.language === "en") {
      days.push(after);
      last = month.to + dot + 1;
      const other = dayAt(parsed, last + 1);
      if (
        other !== null &&
        JOINS.has(parsed.tokens[last]?.word ?? "") &&
        parsed.at("month", last + 2) === undefined
      ) {
        days.push(other);
        last += 2;
      }
    }
    const comma =
      parsed.tokens[last]?.word === "," ||
      parsed.tokens[last]?.word === "سال" ||
      parsed.tokens[last]?.word === "عام"
        ? 1
        : 0;
    const year = yearAt(parsed, last + comma);
    written.push({ first, last: year === null ? last : last + comma + 1, days, month: month.value, year });
  }
  return written;
}

function lastWeekday(article: string, weekday: number): string {
  // Day 0, 1970-01-01, was a Thursday.
  const today = (((isoToDays(article) + 4) % 7) + 7) % 7;
  return addDays(article, -((today - weekday + 7) % 7));
}

/** "By Sunday night": until when somebody counted. */
const countedBy = (parsed: Parsed, from: number): boolean =>
  parsed.language === "en" && parsed.tokens[from - 1]?.word === "by";

/** Whether a day stands with the verb of speech, and so says when somebody spoke. */
function daySpoken(parsed: Parsed, frames: readonly Frame[], from: number, to: number): boolean {
  let at = from;
  while (/^(?:on|روز|یوم|late|early|در)$/.test(parsed.tokens[at - 1]?.word ?? "")) at -= 1;
  const ends = frames.flatMap(({ kind, to: end, who, via }) => [
    // A Persian verb stands last: the day behind it belongs to what is said.
    ...(kind === "according" || kind === "label" || parsed.language === "fa" ? [] : [end]),
    ...(who === null || kind === "according" ? [] : [who.to]),
    ...via.map((span) => span.to),
  ]);
  if (ends.includes(at)) return true;
  return [0, 1].some((step) => parsed.of("say").some((match) => match.from === to + step));
}

/** "Between 31 December and 3 January": two days are the ends of one window. */
function joinEnds(parsed: Parsed, written: readonly Written[], dates: Dated[]): void {
  written.forEach((one, at) => {
    const next = written[at + 1];
    if (next === undefined || next.first - one.last !== 1 || !JOINS.has(parsed.tokens[one.last]?.word ?? ""))
      return;
    const low = dates.findIndex((date) => date.at === one.first);
    const high = dates.findIndex((date) => date.at === next.first);
    const [start, end] = [dates[low], dates[high]];
    if (start?.from == null || end?.to == null || start.from > end.to) return;
    dates[low] = { at: start.at, from: start.from, to: end.to };
    dates.splice(high, 1);
  });
}

/** A dateline stands within the first words of a sentence. */
const DATELINE = 8;

/** Days of a text read before, by day, month and year: stories name the same few again and again. */
export type KnownDays = Map<string, Days | null>;

/** Every day or span of days that the sentence tells of, with the token where it stands. */
export function datesIn(
  parsed: Parsed,
  frames: readonly Frame[],
  article: string | null,
  known: KnownDays,
): Dated[] {
  const dayIn = (day: number | null, month: string, year: number | null): Days | null => {
    const key = `${day} ${month} ${year}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const days = dayOf(day, month, year, article);
    known.set(key, days);
    return days;
  };
  const dates: Dated[] = [];
  const put = (first: number, days: Days | null): void => {
    if (days === null) return;
    let at = first;
    while (at > 0 && LEADS.test(parsed.tokens[at - 1]?.word ?? "")) at -= 1;
    const begun = parsed
      .of("since")
      .some(
        (match) =>
          match.to <= first &&
          first - match.to <= 8 &&
          parsed.tokens
            .slice(match.to, first)
            .some(({ word }) =>
              /^(?:start|beginning|began|started|begin|اغاز|شروع|بدایه|اندلاع|ابتدای|ابتدا|مطلع|اوایل)$/.test(
                word,
              ),
            ),
      );
    const since = begun || parsed.before("since", at) !== undefined || parsed.at("since", at) !== undefined;
    dates.push({ at: first, from: days.from, to: since ? null : days.to });
  };
  const written = writtenDays(parsed);
  for (const { first, last, days, month, year } of written) {
    if (daySpoken(parsed, frames, first, last)) continue;
    // "A document dated 11 January": when it was written.
    if (/^(?:dated|مورخ|بتاریخ|المورخه)$/.test(parsed.tokens[first - 1]?.word ?? "")) continue;
    const [one = null, two = null] = days;
    if (one === null && !WHOLE_MONTH.test(parsed.tokens[first - 1]?.word ?? "")) continue;
    const start = dayIn(one, month, year);
    const end = two === null ? start : dayIn(two, month, year);
    // "SARVAND, 12 May 2014 —": the article's own day before a dash, no day of a death.
    const aside = parsed.tokens[last]?.word === "(";
    const dateline = first <= DATELINE && (aside || /^[-–—|:)]$/.test(parsed.tokens[last]?.word ?? ""));
    if (dateline && start?.from === article) continue;
    if (start !== null && end !== null && (start.from ?? "") <= (end.to ?? ""))
      put(first, { from: start.from, to: end.to });
  }
  joinEnds(parsed, written, dates);
  for (const match of parsed.of("weekday")) {
    if (article === null || daySpoken(parsed, frames, match.from, match.to)) continue;
    if (countedBy(parsed, match.from)) continue;
    const day = lastWeekday(article, Number(match.value));
    put(match.from, { from: day, to: day });
  }
  for (const match of parsed.of("relativeDay")) {
    if (article === null || daySpoken(parsed, frames, match.from, match.to)) continue;
    // "اليوم 21": a count of days.
    if (parsed.tokens[match.to]?.kind === "number" && parsed.language === "ar") continue;
    // "That night", "تلك الليلة": some night told of before.
    if (/^(?:تلک|ذلک|هذه|ان|همان)$/.test(parsed.tokens[match.from - 1]?.word ?? "")) continue;
    const day = addDays(article, Number(match.value));
    put(match.from, { from: day, to: day });
  }
  for (const match of parsed.of("inYear")) {
    const year = yearAt(parsed, match.to);
    if (year === null || year < 1800) continue;
    const next = parsed.tokens[match.to + 1]?.word === "," ? match.to + 2 : match.to + 1;
    // "Since 1979, when hundreds were massacred": of that year, not from it on.
    const when = /^(?:when|حین|عندما|حینما)$/.test(parsed.tokens[next]?.word ?? "");
    const since = !when && /^(?:since|از|منذ)/.test(parsed.tokens[match.from]?.word ?? "");
    dates.push({ at: match.from, from: `${year}-01-01`, to: since ? null : `${year}-12-31` });
  }
  // "Last year's strike"
  for (let at = 1; at < parsed.tokens.length; at += 1) {
    const [before, word] = [parsed.tokens[at - 1]?.word ?? "", parsed.tokens[at]?.word ?? ""];
    if (
      article === null ||
      !(
        (before === "last" && word === "year" && /^['’]$/.test(parsed.tokens[at + 1]?.word ?? "")) ||
        (before === "العام" && word === "الماضی")
      )
    )
      continue;
    if (daySpoken(parsed, frames, at - 1, at + 1)) continue;
    const year = Number(article.slice(0, 4)) - 1;
    dates.push({ at, from: `${year}-01-01`, to: `${year}-12-31` });
  }
  // "In '79"
  for (let at = 2; at < parsed.tokens.length; at += 1) {
    const token = parsed.tokens[at];
    if (token?.kind !== "number" || token.word.length !== 2 || !token.near) continue;
    if (!/^['’‘]$/.test(parsed.tokens[at - 1]?.word ?? "") || parsed.before("inYear", at - 1) === undefined)
      continue;
    const now = Number((article ?? "2000").slice(2, 4));
    const year = Number(token.word) + (Number(token.word) > now ? 1900 : 2000);
    dates.push({ at, from: `${year}-01-01`, to: `${year}-12-31` });
  }
  // "The 2022 protests"
  for (let at = 1; at < parsed.tokens.length - 1; at += 1) {
    const year = parsed.tokens[at - 1]?.word === "the" ? yearAt(parsed, at) : null;
    if (year !== null && year >= 1800 && parsed.tokens[at + 1]?.kind === "word")
      dates.push({ at, from: `${year}-01-01`, to: `${year}-12-31` });
  }
  return dates;
}

/** The days nearest to a number at a token, of its own clause; both ends unknown where it tells none. */
export function windowOf(parsed: Parsed, dates: readonly Dated[], at: number): Days {
  const zone = zoneOf(parsed, at);
  const nearest = dates
    .filter((date) => zoneOf(parsed, date.at) === zone)
    .sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
  return nearest === undefined ? { from: null, to: null } : { from: nearest.from, to: nearest.to };
}

/** "The toll rose to 13 on Friday": one day is that of the count, and no day of a death. */
export function spans(dates: readonly Dated[]): Dated[] {
  return dates.filter(({ from, to }) => from !== to);
}

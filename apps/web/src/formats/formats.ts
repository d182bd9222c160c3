/**
 * Numbers, dates and intervals as the reader wants them: one place for all screens.
 *
 * Digits and calendar are choices of their own, apart from the language. No `Intl`: its month names and
 * marks differ between browsers, and the release's pages write dates this way too.
 */
import { jalaliOf, outward, toPersianDigits } from "@daftar/model";
import { inArabicScript } from "./script.ts";

export type Language = "en" | "fa";
export type Digits = "latin" | "persian";
export type Calendar = "gregorian" | "jalali";

export interface Reading {
  readonly language: Language;
  readonly digits: Digits;
  readonly calendar: Calendar;
}

export interface Formats {
  /** Digits within any text. */
  digits(text: string): string;
  number(value: number): string;
  /** With so many decimals, trailing zeros kept, so that columns line up. */
  decimal(value: number, places: number): string;
  percent(share: number): string;
  /** Whole ends: the low one down, the high one up, so that the interval is never narrower than it was. */
  interval(low: number, high: number): string;
  /** 8 May 2014. What is no ISO day comes back as it is. */
  day(iso: string): string;
  /** 8 May. */
  dayMonth(iso: string): string;
  year(iso: string): string;
  /** Of `2014-05-08` or `2014-05-08/2014-05-10`. */
  span(text: string): string;
  /** Day and clock of an ISO instant, in UTC. */
  moment(iso: string): string;
  /** “as worded”, whatever the script of the words. */
  quote(text: string): string;
  list(parts: readonly string[]): string;
  /** City and province, each in the reader's script where it has a name in it; null for neither. */
  place(names: readonly (readonly string[])[]): string | null;
}

const words = (text: string): readonly string[] => text.split(" ");
const MONTHS: Readonly<Record<Language, Readonly<Record<Calendar, readonly string[]>>>> = {
  en: {
    gregorian: words("January February March April May June July August September October November December"),
    jalali: words("Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"),
  },
  fa: {
    gregorian: words("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    jalali: words("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"),
  },
};

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const SHORT = 3;

export function formatsFor({ language, digits, calendar }: Reading): Formats {
  const inDigits = digits === "persian" ? toPersianDigits : (text: string) => text;
  const persian = language === "fa";
  const mark = digits === "persian" ? { group: "٬", point: "٫" } : { group: ",", point: "." };
  const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, mark.group);
  const months = MONTHS[language][calendar];

  const parts = (iso: string) => {
    const found = ISO_DAY.exec(iso);
    if (found === null) return null;
    const [, year = "", month = "", day = ""] = found;
    const read =
      calendar === "jalali" ? jalaliOf(iso) : { year: Number(year), month: Number(month), day: Number(day) };
    return { year: String(read.year), month: months[read.month - 1] ?? "", day: String(read.day) };
  };
  const number = (value: number) => {
    const whole = String(Math.round(Math.abs(value)));
    return `${value <= -0.5 ? "−" : ""}${inDigits(grouped(whole))}`;
  };
  const day = (iso: string) => {
    const read = parts(iso);
    return read === null ? iso : inDigits(`${read.day} ${read.month} ${read.year}`);
  };
  const to = persian ? "تا" : "to";

  const span = (text: string) => {
    const [from = "", until = from] = text.split("/");
    const [a, b] = [parts(from), parts(until)];
    if (a === null || b === null || from === until) return day(from);
    if (a.year !== b.year) return `${day(from)} ${to} ${day(until)}`;
    const dash = persian ? " تا " : "–";
    return a.month === b.month
      ? inDigits(`${a.day}${dash}${b.day} ${a.month} ${a.year}`)
      : inDigits(`${a.day} ${a.month} ${to} ${b.day} ${b.month} ${a.year}`);
  };

  const own = (name: string) => inArabicScript(name) === persian;
  const list = (all: readonly string[]) => all.map((one) => `\u2068${one}\u2069`).join(persian ? "، " : ", ");

  return {
    digits: inDigits,
    number,
    decimal: (value, places) => {
      const [whole = "0", rest = ""] = Math.abs(value).toFixed(places).split(".");
      const sign = value < 0 && Number(value.toFixed(places)) !== 0 ? "−" : "";
      return `${sign}${inDigits(grouped(whole) + (rest === "" ? "" : mark.point + rest))}`;
    },
    percent: (share) => inDigits(`${Math.round(share * 100)}${digits === "persian" ? "٪" : "%"}`),
    interval: (low, high) => {
      const { low: a, high: b } = outward({ low, high });
      return a === b ? number(a) : `${number(a)} ${to} ${number(b)}`;
    },
    day,
    dayMonth: (iso) => {
      const read = parts(iso);
      if (read === null) return iso;
      return inDigits(`${read.day} ${persian ? read.month : read.month.slice(0, SHORT)}`);
    },
    year: (iso) => inDigits(parts(iso)?.year ?? iso),
    span,
    moment: (iso) => {
      const [date = "", clock = ""] = iso.split("T");
      return `${day(date)}${persian ? "،" : ","} ${inDigits(clock.slice(0, 5))} UTC`;
    },
    // The words keep their own direction inside the marks.
    quote: (text) => (persian ? `«\u2068${text}\u2069»` : `“\u2068${text}\u2069”`),
    list,
    place: (names) => {
      const parts = names.flatMap((forms) => forms.find(own) ?? forms[0] ?? []);
      return parts.length === 0 ? null : list([...new Set(parts)]);
    },
  };
}

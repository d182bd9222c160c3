/** What the gate measures, in words with unit and direction, in both languages. Ids are those of `packages/toll`. */
import { toPersianDigits } from "@daftar/model";
import type { Language } from "./language.ts";
import { number } from "./layout.ts";

interface MeasureWords {
  readonly label: string;
  /** A number of what. */
  readonly unit: (n: string) => string;
}

interface GateWords {
  readonly open: (policy: string) => string;
  readonly shut: (policy: string) => string;
  readonly silence: (policy: string) => string;
  readonly header: readonly [measure: string, found: string, asked: string, met: string];
  readonly atLeast: (value: string) => string;
  readonly atMost: (value: string) => string;
  readonly met: string;
  readonly notMet: string;
  readonly shown: string;
  readonly missing: string;
  /** @param everyDays how many days lie between two told of */
  readonly history: (everyDays: string, firstOpen: string | null) => string;
  readonly historyHeader: readonly [day: string, gate: string, unmet: string];
  readonly openWord: string;
  readonly shutWord: string;
  readonly measures: Readonly<Record<string, MeasureWords>>;
  readonly leftOut: string;
  readonly people: string;
  /** Whom the figures leave out, by the desk's own words for it. */
  readonly what: Readonly<Record<string, string>>;
  readonly number: (value: number) => string;
}

const itself = (n: string): string => n;

export const GATE_WORDS: Readonly<Record<Language, GateWords>> = {
  en: {
    open: (policy) => `The gate is open by policy ${policy}: figures may be proposed for release.`,
    shut: (policy) => `The gate is shut by policy ${policy}.`,
    silence: (policy) =>
      `The gate is shut by policy ${policy}: intake has fallen, and silence is not convergence.`,
    header: ["measure", "found", "asked", ""],
    atLeast: (value) => `at least ${value}`,
    atMost: (value) => `at most ${value}`,
    met: "met",
    notMet: "NOT MET",
    shown: "shown",
    missing: "What is missing",
    history: (everyDays, firstOpen) =>
      `Over time, ${everyDays === "1" ? "each day" : `every ${everyDays} days`}: ${firstOpen === null ? "open on none of these days" : `first open on ${firstOpen}`}. A day is told as it was then, under the policy then in force.`,
    historyHeader: ["day", "gate", "not met"],
    openWord: "open",
    shutWord: "shut",
    measures: {
      scope: { label: "scope that is printed with every figure", unit: itself },
      origins: { label: "distinct known origins behind the reported figure", unit: (n) => `${n} origins` },
      "undecided-pairs": { label: "undecided pairs", unit: (n) => `${n} per 1,000 people` },
      "reviews-asked": { label: "signatures with review asked", unit: (n) => `${n} signatures` },
      "count-agreement": {
        label: "widest gap between a count and the names",
        unit: (n) => `${n} per 1,000 of the count`,
      },
      "places-without-source": {
        label: "provinces of the scope with no source listed",
        unit: (n) => `${n} provinces`,
      },
      intake: { label: "records of the last days, against those before", unit: (n) => `${n} records` },
      "sample-coverage": { label: "sample coverage", unit: (n) => `${n} per 1,000` },
      "new-victims-per-record": {
        label: "new people on the last day with intake",
        unit: (n) => `${n} per 1,000 new records`,
      },
      conditions: { label: "what was cut where", unit: (n) => `${n} entries` },
    },
    leftOut: "What the figures leave out",
    people: "people",
    what: {},
    number,
  },
  fa: {
    open: (policy) => `دروازه بر پایه‌ی سیاست ${policy} باز است: رقم‌ها را می‌توان برای انتشار پیشنهاد کرد.`,
    shut: (policy) => `دروازه بر پایه‌ی سیاست ${policy} بسته است.`,
    silence: (policy) => `دروازه بر پایه‌ی سیاست ${policy} بسته است: دریافت کم شده، و سکوت همگرایی نیست.`,
    header: ["سنجه", "یافته", "خواسته", ""],
    atLeast: (value) => `دست‌کم ${value}`,
    atMost: (value) => `حداکثر ${value}`,
    met: "برآورده",
    notMet: "برآورده نشده",
    shown: "تنها نمایش",
    missing: "چه کم است",
    history: (everyDays, firstOpen) =>
      `در گذر زمان، ${everyDays === "۱" ? "هر روز" : `هر ${everyDays} روز`}: ${firstOpen === null ? "در هیچ‌یک از این روزها باز نبود" : `نخستین بار باز در ${firstOpen}`}. هر روز چنان‌که آن روز بود، زیر سیاستی که آن روز در کار بود.`,
    historyHeader: ["روز", "دروازه", "برآورده نشده"],
    openWord: "باز",
    shutWord: "بسته",
    measures: {
      scope: { label: "گستره‌ای که با هر رقم چاپ می‌شود", unit: itself },
      origins: { label: "خاستگاه‌های معلوم و جدای رقم گزارش‌شده", unit: (n) => `${n} خاستگاه` },
      "undecided-pairs": { label: "جفت‌های بی‌تصمیم", unit: (n) => `${n} در هر ۱۰۰۰ نفر` },
      "reviews-asked": { label: "امضاهایی که بازبینی خواسته‌اند", unit: (n) => `${n} امضا` },
      "count-agreement": {
        label: "بیشترین فاصله‌ی یک شمار و نام‌ها",
        unit: (n) => `${n} در هر ۱۰۰۰ نفرِ شمار`,
      },
      "places-without-source": { label: "استان‌های گستره که منبعی ندارند", unit: (n) => `${n} استان` },
      intake: { label: "رکوردهای روزهای اخیر، در برابر پیش از آن", unit: (n) => `${n} رکورد` },
      "sample-coverage": { label: "پوشش نمونه", unit: (n) => `${n} در هر ۱۰۰۰` },
      "new-victims-per-record": {
        label: "کسان تازه در واپسین روز دریافت",
        unit: (n) => `${n} در هر ۱۰۰۰ رکورد تازه`,
      },
      conditions: { label: "چه چیزی کجا قطع بود", unit: (n) => `${n} ثبت` },
    },
    leftOut: "آنچه رقم‌ها در بر نمی‌گیرند",
    people: "شمار",
    what: {
      "alleged: no account assessed": "ادعاشده: هیچ روایتی ارزیابی نشده",
      "set aside": "کنارگذاشته",
      "known to lie outside the scope": "دانسته‌شده که بیرون از گستره است",
      "missing and presumed dead": "ناپدید و مرده انگاشته",
    },
    number: (value) => toPersianDigits(number(value).replaceAll(",", "٬")),
  },
};

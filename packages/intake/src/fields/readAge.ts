/**
 * Reads an age as people write it: a number, a range, a guess, months of an infant.
 *
 * A guess is widened rather than believed: "about 30" is 25–35 (round numbers are rounded by five),
 * "about 33" is 31–35. "30s" is 30–39, "30+" 30–130, "under 18" 0–17. A word without a number
 * ("child", "جوان") gives no years: the account does not say. Cost: constant.
 */
import { type AgeSpan, toAsciiDigits } from "@daftar/model";
import { foldForSearch } from "@daftar/names";
import { saysNothing } from "./placeholder.ts";

export type ReadAge =
  | { readonly kind: "age"; readonly age: AgeSpan }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

const OLDEST = 130;
const words = (text: string) => text.split(" ").map((word) => foldForSearch(word.replaceAll("_", " ")));

const ABOUT = words(
  "about approx approximately around circa c ca nearly almost roughly est estimated حدود حدودا تقریبا نزدیک نحو حوالی تقریبی",
);
const OVER = words("over above older_than more_than at_least بالای بیش_از بیشتر_از اکثر_من فوق");
const UNDER = words("under below younger_than less_than زیر کمتر_از اقل_من تحت دون");
const MONTHS = words("month months mo mos ماهه ماه شهر اشهر شهور");
const DAYS = words("day days week weeks روزه روز هفته یوم ایام اسبوع اسابیع");
const INFANT = words("infant newborn baby نوزاد شیرخوار رضیع");
const VAGUE = words(
  "child kid minor teen teenager adolescent young young_man young_woman youth adult elderly old middle_aged boy girl man woman " +
    "کودک بچه نوجوان جوان میانسال میان_سال سالمند مسن پیر بزرگسال طفل شاب بالغ مسن کهل فتی قاصر",
);
const UNITS = words(
  "age aged years year yrs yr y o yo old ساله سال سالگی سن سنه سنوات عام عاما عمر between and to بین از تا و الی من بین",
);

const within = (low: number, high: number): ReadAge =>
  low < 0 || low > OLDEST || high > OLDEST || low > high
    ? { kind: "unreadable", why: `years of age are 0 to ${OLDEST}, the lower first` }
    : { kind: "age", age: { low, high } };

/**
 * @param text the cell as written, in digits of any of the three scripts
 * @example readAge("حدود ۳۰") // { kind: "age", age: { low: 25, high: 35 } }
 */
export function readAge(text: string): ReadAge {
  if (saysNothing(text)) return { kind: "missing" };
  const digits = toAsciiDigits(text);
  if (/^\d{1,3}$/.test(digits)) return within(Number(digits), Number(digits)); // nearly every cell there is
  const plain = digits
    .normalize("NFKC")
    .replace(/[\u066b٫]/g, ".")
    .replace(/[‐‑‒–—−]/g, "-");
  if (/(?:^|[^\d\p{L}])-\s*\d/u.test(plain) && !/\d\s*-\s*\d/.test(plain))
    return { kind: "unreadable", why: "an age is not negative" };
  const numbers = (plain.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const decade = /\b(\d0)(?:'|’)?s\b/i.exec(plain);
  const folded = foldForSearch(plain.replace(/\d+(?:\.\d+)?/g, " "));
  const said = folded === "" ? [] : folded.split(" ");
  const has = (list: readonly string[]) => list.some((word) => ` ${folded} `.includes(` ${word} `));
  const [first, second] = numbers;

  if (first === undefined) {
    if (has(INFANT)) return within(0, 1);
    return has(VAGUE) ? { kind: "missing" } : { kind: "unreadable", why: "not a number of years" };
  }
  if (numbers.length > 2) return { kind: "unreadable", why: "more than two numbers" };
  if (decade) {
    const low = Number(decade[1]);
    return within(low, low + 9);
  }
  const known = [ABOUT, OVER, UNDER, MONTHS, DAYS, INFANT, VAGUE, UNITS].flat();
  const rest = known
    .reduce((left, phrase) => left.replace(` ${phrase} `, " "), ` ${said.join("  ")} `)
    .trim();
  if (rest !== "" && !rest.split(/\s+/).every((word) => known.includes(word)))
    return { kind: "unreadable", why: "words that belong to no age" };
  if (has(DAYS)) return within(0, 0);
  if (has(MONTHS)) return within(Math.floor(first / 12), Math.floor((second ?? first) / 12));
  if (second !== undefined) {
    if (!/\d\s*(?:[-/~,،]|to|and|تا|الی|الى|إلى|و|until)\s*\d/i.test(plain))
      return { kind: "unreadable", why: "two numbers that make no range" };
    return within(Math.floor(first), Math.floor(second));
  }
  const years = Math.floor(first);
  if (has(OVER) || /\d\s*\+|[>≥]\s*\d/.test(plain))
    return within(/>\s*\d/.test(plain) ? years + 1 : years, OLDEST);
  if (has(UNDER) || /<\s*\d/.test(plain)) return within(0, Math.max(0, years - 1));
  if (has(ABOUT) || /[~≈±?]/.test(plain)) {
    const by = years % 5 === 0 ? 5 : 2;
    return years > OLDEST
      ? within(years, years)
      : within(Math.max(0, years - by), Math.min(OLDEST, years + by));
  }
  return within(years, years);
}

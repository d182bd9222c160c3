/**
 * How each of the six lists writes a victim down: one row format a list.
 *
 * Formats differ as those of real lists do (issue 2; study of linkage, 2): language, calendar, which parts
 * of a name, what is left out. Reporters and telephone numbers are invented source identity: the prefix
 * 000 is given to nobody, and reporters are numbered, not named.
 */
import { type Population, toPersianDigits } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import type { SimulatedVictim } from "../people/victims.ts";
import { provinceOfCity } from "../place/sarvand.ts";
import { dayFirst, jalaliInWords, jalaliSlashed } from "../place/writtenDates.ts";
import {
  arabicLetters,
  guessedAge,
  latinName,
  nearAge,
  nearDay,
  orGap,
  spelled,
  withSlip,
} from "./asWritten.ts";
import { CAUSE_EN, CAUSE_FA } from "./causes.ts";

export interface ListFormat {
  /** Columns after `invented` and `id`. */
  readonly columns: readonly string[];
  /** Cells of one row about the victim. */
  readonly row: (victim: SimulatedVictim, rng: Rng, quotes: string | null) => string[];
  /** Chance that a victim stands on the list twice. */
  readonly twice: number;
}

const sexFa = (victim: SimulatedVictim): string => (victim.sex === "female" ? "زن" : "مرد");
const phone = (rng: Rng): string => `000 555 ${String(rng.integer(10_000)).padStart(4, "0")}`;

export const hospitalLedger: ListFormat = {
  columns: [
    "نام",
    "نام پدر",
    "نام خانوادگی",
    "جنسیت",
    "سن",
    "تاریخ مجروحیت",
    "تاریخ فوت",
    "شهر",
    "استان",
    "بخش",
    "علت فوت",
  ],
  twice: 0,
  row: (v, rng) => [
    withSlip(spelled(v.given.fa, 0.2, rng), 0.02, rng),
    orGap(spelled(v.father.fa, 0.2, rng), 0.1, rng),
    withSlip(spelled(v.family.fa, 0.25, rng), 0.03, rng),
    sexFa(v),
    orGap(toPersianDigits(String(nearAge(v.ageYears, 0.1, rng))), 0.05, rng),
    jalaliSlashed(v.injuryDate),
    // A ledger never has a death before the injury.
    jalaliSlashed([v.injuryDate, nearDay(v.deathDate, 0.04, rng)].sort().at(-1)!),
    v.city.fa,
    provinceOfCity(v.city).fa,
    rng.pick(["اورژانس", "جراحی", "مراقبت ویژه", "سردخانه"]),
    CAUSE_FA[v.cause],
  ],
};

export const rightsGroup: ListFormat = {
  columns: ["name", "age", "sex", "date_of_death", "city", "province", "cause", "population", "notes"],
  twice: 0.005,
  row: (v, rng) => [
    withSlip(latinName(v.given, v.family, 0.35, rng), 0.02, rng),
    orGap(String(nearAge(v.ageYears, 0.15, rng)), 0.15, rng),
    v.sex,
    orGap(nearDay(v.deathDate, 0.08, rng), 0.06, rng),
    spelled(v.city.latin, 0.25, rng),
    spelled(provinceOfCity(v.city).latin, 0.1, rng),
    orGap(CAUSE_EN[v.cause], 0.2, rng),
    v.population === "unknown" ? "" : v.population,
    rng.bernoulli(0.1) ? "confirmed by a relative" : "",
  ],
};

/** The labels of this invented office; categories of a claimant, never fields of ours (J1). */
const OFFICIAL_LABEL: Readonly<Record<Population, string>> = {
  protester: "اخلالگر",
  bystander: "رهگذر",
  "security-forces": "شهید امنیت",
  prisoner: "فوت طبیعی",
  unknown: "نامعلوم",
};

export const officialList: ListFormat = {
  columns: ["نام و نام خانوادگی", "نام پدر", "شش رقم آخر کد ملی", "دسته"],
  twice: 0.05,
  row: (v, rng) => {
    // One in five deaths is relabelled: a person hit by gunfire stands as an accident or as a passer-by.
    const label = rng.bernoulli(0.2) ? rng.pick(["رهگذر", "حادثه", "نامعلوم"]) : OFFICIAL_LABEL[v.population];
    return [
      arabicLetters(
        withSlip(`${spelled(v.given.fa, 0.3, rng)} ${spelled(v.family.fa, 0.3, rng)}`, 0.03, rng),
      ),
      arabicLetters(spelled(v.father.fa, 0.3, rng)),
      toPersianDigits(v.nationalId.slice(-6)),
      label,
    ];
  },
};

export const witnessForms: ListFormat = {
  columns: [
    "نام",
    "نام خانوادگی",
    "سن تقریبی",
    "جنسیت",
    "تاریخ فوت",
    "شهر",
    "شرح",
    "نام گزارش‌دهنده",
    "تلفن گزارش‌دهنده",
  ],
  twice: 0.03,
  row: (v, rng) => {
    const shape = rng.uniform();
    const given = withSlip(spelled(v.given.fa, 0.3, rng), 0.04, rng);
    const family = withSlip(spelled(v.family.fa, 0.35, rng), 0.05, rng);
    // Half of those who saw somebody hit never learn that the death came later.
    const known = rng.bernoulli(0.5) ? v.deathDate : v.injuryDate;
    const date = nearDay(known, 0.1, rng);
    return [
      shape > 0.88 ? "" : given,
      shape > 0.68 && shape <= 0.88 ? "" : family,
      orGap(guessedAge(v.ageYears, rng), 0.1, rng),
      sexFa(v),
      orGap(rng.bernoulli(0.6) ? jalaliInWords(date) : date, 0.12, rng),
      v.city.fa,
      `خودم دیدم؛ ${CAUSE_FA[v.cause]}`,
      `گزارش‌دهنده ساختگی ${toPersianDigits(String(1 + rng.integer(9000)))}`,
      phone(rng),
    ];
  },
};

export const familyForms: ListFormat = {
  columns: [
    "نام",
    "نام پدر",
    "نام خانوادگی",
    "سن",
    "جنسیت",
    "تاریخ فوت",
    "شهر",
    "استان",
    "نسبت",
    "نام گزارش‌دهنده",
    "تلفن گزارش‌دهنده",
  ],
  twice: 0.01,
  row: (v, rng) => [
    spelled(v.given.fa, 0.2, rng),
    spelled(v.father.fa, 0.2, rng),
    // Some families withhold the name that would point at them.
    orGap(spelled(v.family.fa, 0.25, rng), 0.12, rng),
    toPersianDigits(rng.bernoulli(0.15) ? `حدود ${v.ageYears}` : String(v.ageYears)),
    sexFa(v),
    jalaliInWords(nearDay(v.deathDate, 0.03, rng)),
    v.city.fa,
    provinceOfCity(v.city).fa,
    rng.pick(["پدر", "مادر", "خواهر", "برادر", "همسر"]),
    `خویشاوند ساختگی ${toPersianDigits(String(1 + rng.integer(9000)))}`,
    phone(rng),
  ],
};

export const mediaList: ListFormat = {
  columns: ["full_name", "age", "died", "city", "quotes", "summary"],
  twice: 0.02,
  row: (v, rng, quotes) => [
    withSlip(latinName(v.given, v.family, 0.5, rng), 0.03, rng),
    orGap(String(nearAge(v.ageYears, 0.12, rng)), 0.25, rng),
    orGap(dayFirst(nearDay(v.deathDate, 0.1, rng)), 0.15, rng),
    spelled(v.city.latin, 0.35, rng),
    quotes ?? "own reporting",
    rng.bernoulli(0.2) ? "An invented report for practice." : "",
  ],
};

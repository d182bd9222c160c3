/**
 * Names of months that lists use, with the calendar each belongs to. Lower case; Arabic yeh and kaf
 * written the Persian way, since `parseDate` folds them first.
 */
import type { Calendar } from "./dateSpan.ts";

export interface NamedMonth {
  readonly calendar: Calendar;
  readonly month: number;
}

const NAMES: Record<Calendar, readonly string[]> = {
  gregorian: [
    "january jan ژانویه جنوری ینایر",
    "february feb فوریه فبرایر",
    "march mar مارس",
    "april apr آوریل ابریل",
    "may مه می مایو",
    "june jun ژوئن یونیو",
    "july jul ژوئیه جولای یولیو",
    "august aug اوت آگوست اغسطس",
    "september sep sept سپتامبر سبتمبر",
    "october oct اکتبر اکتوبر",
    "november nov نوامبر نوفمبر",
    "december dec دسامبر دیسمبر",
  ],
  jalali: [
    "farvardin فروردین",
    "ordibehesht اردیبهشت",
    "khordad خرداد",
    "tir تیر",
    "mordad amordad مرداد امرداد",
    "shahrivar شهریور",
    "mehr مهر",
    "aban آبان ابان",
    "azar آذر اذر",
    "dey دی",
    "bahman بهمن",
    "esfand اسفند",
  ],
  hijri: [
    "muharram محرم",
    "safar صفر",
    "ربیع_الاول rabi_al-awwal",
    "ربیع_الثانی ربیع_الآخر",
    "جمادی_الاولی جمادی_الاول",
    "جمادی_الثانیة جمادی_الثانی جمادی_الآخرة",
    "rajab رجب",
    "shaban شعبان",
    "ramadan رمضان",
    "shawwal شوال",
    "ذو_القعدة ذی_القعده ذوالقعدة ذیقعده",
    "ذو_الحجة ذی_الحجه ذوالحجة ذیحجه",
  ],
};

export const MONTH_NAMES: ReadonlyMap<string, NamedMonth> = new Map(
  (Object.keys(NAMES) as Calendar[]).flatMap((calendar) =>
    NAMES[calendar].flatMap((names, at) =>
      names
        .split(" ")
        .map((name): [string, NamedMonth] => [name.replaceAll("_", " "), { calendar, month: at + 1 }]),
    ),
  ),
);

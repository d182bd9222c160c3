/**
 * Arithmetic on calendar days written `YYYY-MM-DD` in the proleptic Gregorian calendar.
 *
 * Source: the days-from-civil algorithm (era of 400 years); no time zone enters, since a day of
 * death is a day where the person died. No schema is here, so that a page that only reckons loads none.
 */
/** Days since 1970-01-01 of a Gregorian date. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** A day since 1970-01-01 as its digits are written, year · 10000 + month · 100 + day, without making a text. */
export function writtenDay(days: number): number {
  const z0 = days + 719_468;
  const era = Math.floor(z0 / 146_097);
  const doe = z0 - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return (yoe + era * 400 + (month <= 2 ? 1 : 0)) * 10_000 + month * 100 + day;
}

function fromDayNumber(days: number): string {
  const written = writtenDay(days);
  const year = Math.floor(written / 10_000);
  const ofYear = written - year * 10_000;
  const month = Math.floor(ofYear / 100);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(ofYear - month * 100).padStart(2, "0")}`;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01. @throws RangeError unless `iso` is a day that exists */
export function isoToDays(iso: string): number {
  const match = SHAPE.exec(iso);
  const days = match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : Number.NaN;
  if (!match || fromDayNumber(days) !== iso)
    throw new RangeError(`not a calendar day: ${JSON.stringify(iso)}`);
  return days;
}

/** The day that many days after 1970-01-01. */
export function daysToIso(days: number): string {
  if (!Number.isSafeInteger(days)) throw new RangeError("days must be a whole number");
  return fromDayNumber(days);
}

/** The day `count` days later (earlier where negative). */
export function addDays(iso: string, count: number): string {
  return daysToIso(isoToDays(iso) + count);
}

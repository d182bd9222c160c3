/**
 * How people write what they know: spellings, slips and gaps.
 *
 * Kinds of error are those measured on published lists (study of linkage, 2): Arabic for Persian letters
 * throughout a source, glued and split names, a lost last letter, another romanisation, ages a year off,
 * dates a day off. Rates are invented. Everything is drawn from the stream passed in.
 */
import { addDays, toPersianDigits } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import type { SpelledName } from "../people/givenNames.ts";

/** One spelling: the usual one, or with chance `other` one of the others. */
export function spelled(forms: readonly string[], other: number, rng: Rng): string {
  const usual = forms[0] ?? "";
  const varies = rng.bernoulli(other);
  return varies && forms.length > 1 ? rng.pick(forms.slice(1)) : usual;
}

/** Given and family name in Latin letters. */
export function latinName(given: SpelledName, family: SpelledName, other: number, rng: Rng): string {
  return `${spelled(given.latin, other, rng)} ${spelled(family.latin, other, rng)}`;
}

/** The letters that a source with an Arabic keyboard writes for Persian ones. */
export function arabicLetters(text: string): string {
  return text.replaceAll("ی", "ي").replaceAll("ک", "ك").replaceAll("\u200c", " ");
}

/** With chance `odds`, a slip of the pen: the last letter lost, or two letters swapped. */
export function withSlip(text: string, odds: number, rng: Rng): string {
  if (!rng.bernoulli(odds) || text.length < 5) return text;
  if (rng.bernoulli(0.5)) return text.slice(0, -1);
  const at = 1 + rng.integer(text.length - 3);
  return `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
}

/** With chance `odds` a year more or less; never below 0. */
export function nearAge(ageYears: number, odds: number, rng: Rng): number {
  if (!rng.bernoulli(odds)) return ageYears;
  return Math.max(0, ageYears + (rng.bernoulli(0.5) ? 1 : -1));
}

/** With chance `odds` the day before or after. */
export function nearDay(iso: string, odds: number, rng: Rng): string {
  if (!rng.bernoulli(odds)) return iso;
  return addDays(iso, rng.bernoulli(0.5) ? 1 : -1);
}

/** An empty cell with chance `odds`. */
export function orGap(text: string, odds: number, rng: Rng): string {
  return rng.bernoulli(odds) ? "" : text;
}

/** An age as a witness guesses it: five years wide, up to three years off. */
export function guessedAge(ageYears: number, rng: Rng): string {
  const off = rng.integer(7) - 3;
  const low = Math.max(1, Math.floor((ageYears + off) / 5) * 5);
  return toPersianDigits(`${low}-${low + 5}`);
}

/**
 * The invented dead: who they were, and how, where and when they died.
 *
 * Model (see the README): units are single people or, one in twenty-five, households of two to four
 * killed together, who share father, family, place and night. City, night, cause, age and sex are drawn
 * apart from one another, so that a list that leans on one of them stays independent of a list that leans
 * on another. Assumes nothing about any real event. Cost: linear in victims.
 */
import { addDays, type CauseClass, type Population, type Sex } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import { NIGHTS } from "../place/practiceScope.ts";
import type { PracticeCity } from "../place/sarvand.ts";
import { FAMILY_NAMES } from "./familyNames.ts";
import { FEMALE_NAMES, MALE_NAMES, type SpelledName } from "./givenNames.ts";
import { CAUSE, CITY, deathAfter, drawAge, impossibleNationalId, NIGHT, POPULATION } from "./victimDraws.ts";
import { byRank, drawFrom } from "./weights.ts";

export interface SimulatedVictim {
  /** `PRACTICE-V-…`; in no list, only in the truth. */
  readonly id: string;
  readonly given: SpelledName;
  readonly father: SpelledName;
  readonly family: SpelledName;
  readonly sex: Sex;
  readonly ageYears: number;
  readonly population: Population;
  readonly city: PracticeCity;
  /** 0, 1, 2: which of the three nights. */
  readonly night: number;
  readonly injuryDate: string;
  readonly deathDate: string;
  readonly cause: CauseClass;
  /** People killed together share it; null for a person alone. */
  readonly household: string | null;
  /** Ten digits whose check digit is wrong on purpose, so that nobody can hold this number. */
  readonly nationalId: string;
}

const GIVEN = { male: byRank(MALE_NAMES, 6), female: byRank(FEMALE_NAMES, 6) };
const FAMILIES = byRank(FAMILY_NAMES, 20);
const HOUSEHOLD_ODDS = 0.04;

/**
 * @param count how many people die; whole, 1 or more
 * @throws RangeError when it is not
 */
export function drawVictims(count: number, rng: Rng): SimulatedVictim[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`victims must be whole, 1 or more; it is ${count}`);
  }
  const width = Math.max(4, String(count).length);
  const victims: SimulatedVictim[] = [];
  let households = 0;
  while (victims.length < count) {
    const together = rng.bernoulli(HOUSEHOLD_ODDS);
    const size = Math.min(together ? 2 + rng.integer(3) : 1, count - victims.length);
    if (size > 1) households += 1;
    const household = size > 1 ? `PRACTICE-HH-${String(households).padStart(4, "0")}` : null;
    const family = drawFrom(FAMILIES, rng);
    const father = drawFrom(GIVEN.male, rng);
    const city = drawFrom(CITY, rng);
    const night = drawFrom(NIGHT, rng);
    // Three in ten of a night's dead are hit after midnight.
    const injuryDate = addDays(NIGHTS[night]!, rng.bernoulli(0.3) ? 1 : 0);
    const taken = new Set<SpelledName>([father]);
    for (let member = 0; member < size; member += 1) {
      const sex: Sex = rng.bernoulli(0.2) ? "female" : "male";
      let given = drawFrom(GIVEN[sex], rng);
      // Brothers do not bear one name, nor their father's.
      while (taken.has(given)) given = drawFrom(GIVEN[sex], rng);
      taken.add(given);
      const [population] = drawFrom(POPULATION, rng);
      const [cause] = drawFrom(CAUSE, rng);
      victims.push({
        id: `PRACTICE-V-${String(victims.length + 1).padStart(width, "0")}`,
        given,
        father,
        family,
        sex,
        ageYears: drawAge(rng),
        population,
        city,
        night,
        injuryDate,
        deathDate: household === null ? deathAfter(injuryDate, rng) : injuryDate,
        cause: population === "prisoner" ? "in-custody" : cause,
        household,
        nationalId: impossibleNationalId(rng),
      });
    }
  }
  return victims;
}

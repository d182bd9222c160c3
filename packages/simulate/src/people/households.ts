/**
 * The invented dead of a mass killing in which half of them die with relatives.
 *
 * Relatives share family name, father's name, day and place, and siblings are near in age: what tells them
 * apart is a given name, a year or two, sometimes the sex. Records of them look like two accounts of one
 * person, and joining them is the error that linkage of such lists makes most (study of linkage, 4.5).
 * Shares and kinds are invented; the README has them. Cost: linear in victims.
 */
import type { Sex } from "@daftar/model";
import { addDays } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import { NIGHTS } from "../place/practiceScope.ts";
import type { SpelledName } from "./givenNames.ts";
import { MANY_FEMALE_NAMES, MANY_MALE_NAMES, manyFamilyNames } from "./manyNames.ts";
import { CAUSE, CITY, deathAfter, drawAge, impossibleNationalId, NIGHT, POPULATION } from "./victimDraws.ts";
import type { SimulatedVictim } from "./victims.ts";
import { byRank, drawFrom, type Weighted, weighted } from "./weights.ts";

/** Who of a family is killed together. */
type Kind = "siblings" | "parent" | "cousins";

/** All numbers of the model, as the README prints them. */
export const HOUSEHOLDS = {
  /** Part of the victims who die with a relative. */
  share: 0.5,
  sizes: [
    [2, 35],
    [3, 25],
    [4, 20],
    [5, 12],
    [6, 8],
  ],
  kinds: [
    ["siblings", 55],
    ["parent", 30],
    ["cousins", 15],
  ],
  /** Chance that a sibling is the next one's twin; else births are one to four years apart. */
  twins: 0.06,
  oldestChild: { from: 8, to: 40 },
  youngestParent: 18,
} as const;

const SIZE = weighted(HOUSEHOLDS.sizes, ([, weight]) => weight);
const KIND = weighted<readonly [Kind, number]>(HOUSEHOLDS.kinds, ([, weight]) => weight);
const GIVEN: Readonly<Record<Sex, Weighted<SpelledName>>> = {
  male: byRank(MANY_MALE_NAMES, 6),
  female: byRank(MANY_FEMALE_NAMES, 6),
};

/** Chance that a unit is a household, so that `share` of the people are in one. */
function householdOdds(): number {
  const weights = HOUSEHOLDS.sizes.reduce((sum, [, weight]) => sum + weight, 0);
  const mean = HOUSEHOLDS.sizes.reduce((sum, [size, weight]) => sum + size * weight, 0) / weights;
  return HOUSEHOLDS.share / (HOUSEHOLDS.share + (1 - HOUSEHOLDS.share) * mean);
}

interface Member {
  readonly given: SpelledName;
  readonly father: SpelledName;
  readonly sex: Sex;
  readonly ageYears: number;
}

const sexOf = (rng: Rng): Sex => (rng.bernoulli(0.45) ? "female" : "male");

function givenBut(sex: Sex, taken: Set<SpelledName>, rng: Rng): SpelledName {
  let given = drawFrom(GIVEN[sex], rng);
  while (taken.has(given)) given = drawFrom(GIVEN[sex], rng);
  taken.add(given);
  return given;
}

/** Children of one father, the oldest first; no two bear one name, nor their father's. */
function children(count: number, father: SpelledName, oldest: number, rng: Rng): Member[] {
  const taken = new Set([father]);
  const members: Member[] = [];
  let ageYears = oldest;
  for (let child = 0; child < count; child += 1) {
    const sex = sexOf(rng);
    members.push({ given: givenBut(sex, taken, rng), father, sex, ageYears });
    ageYears = Math.max(0, ageYears - (rng.bernoulli(HOUSEHOLDS.twins) ? 0 : 1 + rng.integer(4)));
  }
  return members;
}

function household(size: number, rng: Rng): Member[] {
  const [kind] = drawFrom(KIND, rng);
  const { from, to } = HOUSEHOLDS.oldestChild;
  const oldest = from + rng.integer(to - from + 1);
  const father = drawFrom(GIVEN.male, rng);
  if (kind === "siblings") return children(size, father, oldest, rng);
  const grandfather = givenBut("male", new Set([father]), rng);
  if (kind === "parent") {
    const ageYears = Math.min(84, oldest + HOUSEHOLDS.youngestParent + rng.integer(15));
    return [
      { given: father, father: grandfather, sex: "male", ageYears },
      ...children(size - 1, father, oldest, rng),
    ];
  }
  // Cousins: children of two brothers, so one family name and one grandfather, and two fathers.
  const uncle = givenBut("male", new Set([father, grandfather]), rng);
  const first = Math.ceil(size / 2);
  const near = Math.max(from, oldest + rng.integer(9) - 4);
  return [...children(first, father, oldest, rng), ...children(size - first, uncle, near, rng)];
}

function alone(rng: Rng): Member {
  const father = drawFrom(GIVEN.male, rng);
  const sex = sexOf(rng);
  return { given: givenBut(sex, new Set([father]), rng), father, sex, ageYears: drawAge(rng) };
}

/**
 * @param count how many people die; whole, 1 or more
 * @throws RangeError when it is not
 */
export function drawHouseholds(count: number, rng: Rng): SimulatedVictim[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`victims must be whole, 1 or more; it is ${count}`);
  }
  const families = byRank(manyFamilyNames(), 60);
  const odds = householdOdds();
  const width = Math.max(4, String(count).length);
  const victims: SimulatedVictim[] = [];
  let households = 0;
  while (victims.length < count) {
    const together = rng.bernoulli(odds);
    const size = Math.min(together ? drawFrom(SIZE, rng)[0] : 1, count - victims.length);
    const members = size > 1 ? household(size, rng) : [alone(rng)];
    if (size > 1) households += 1;
    const family = drawFrom(families, rng);
    const city = drawFrom(CITY, rng);
    const night = drawFrom(NIGHT, rng);
    const injuryDate = addDays(NIGHTS[night]!, rng.bernoulli(0.3) ? 1 : 0);
    const [cause] = drawFrom(CAUSE, rng);
    for (const member of members) {
      const [population] = drawFrom(POPULATION, rng);
      victims.push({
        id: `PRACTICE-V-${String(victims.length + 1).padStart(width, "0")}`,
        ...member,
        family,
        population,
        city,
        night,
        injuryDate,
        deathDate: size > 1 ? injuryDate : deathAfter(injuryDate, rng),
        cause: population === "prisoner" ? "in-custody" : cause,
        household: size > 1 ? `PRACTICE-HH-${String(households).padStart(4, "0")}` : null,
        nationalId: impossibleNationalId(rng),
      });
    }
  }
  return victims;
}

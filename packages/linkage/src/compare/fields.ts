/**
 * The comparisons: their levels, worst first, and what is believed of them before any data.
 *
 * `m` starts the fit and weighs in it like `PRIOR_PAIRS` matched pairs, so that a small desk is not ruled by
 * its accidents. `chance` fields are those on which relatives agree no more often than strangers; `pinned`
 * stay so throughout, and on `shared` fields relatives agree as matches do. Without the first the class of
 * relatives turns into a second class of matches; without the second, into one of people of the same town.
 */

export interface FieldRule {
  readonly levels: readonly string[];
  /** Chance of each level in two accounts of one person; sums to 1. */
  readonly m: readonly number[];
  /** Chance of each level in accounts of two people, where the data say nothing; sums to 1. */
  readonly u: readonly number[];
  /** Relatives start at chance here. */
  readonly chance: boolean;
  readonly pinned: boolean;
  /** Relatives agree here as one person's accounts do; see `fit.ts`. */
  readonly shared: boolean;
  /** The level whose agreement is weighed by how common the value is. */
  readonly frequent: boolean;
}

const NAME = ["differs", "similar", "one letter apart", "variant spelling", "same"] as const;
const NAME_M = [0.04, 0.05, 0.08, 0.13, 0.7] as const;
const NAME_U = [0.96, 0.01, 0.01, 0.01, 0.01] as const;

function plain(
  levels: readonly string[],
  m: readonly number[],
  u: readonly number[],
  more: Partial<FieldRule> = {},
): FieldRule {
  return { levels, m, u, chance: false, pinned: false, shared: false, frequent: false, ...more };
}

function name(more: Partial<FieldRule> = {}): FieldRule {
  return plain(NAME, NAME_M, NAME_U, { frequent: true, ...more });
}

export const FIELD_NAMES = [
  "given",
  "father",
  "grandfather",
  "family",
  "sex",
  "age",
  "birthDate",
  "deathDate",
  "place",
  "origin",
  "nationalId",
  "contact",
  "text",
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** A table by field, from what each has at its place. */
export function byField<T>(of: (at: number) => T): Readonly<Record<FieldName, T>> {
  return {
    given: of(0),
    father: of(1),
    grandfather: of(2),
    family: of(3),
    sex: of(4),
    age: of(5),
    birthDate: of(6),
    deathDate: of(7),
    place: of(8),
    origin: of(9),
    nationalId: of(10),
    contact: of(11),
    text: of(12),
  };
}

/** Place of each field in `FIELD_NAMES`. */
export const AT = byField((at) => at);
export const FIELD_COUNT = FIELD_NAMES.length;

export const FIELDS: Readonly<Record<FieldName, FieldRule>> = {
  given: name({ chance: true, pinned: true }),
  father: name(),
  grandfather: name(),
  family: name({ shared: true }),
  sex: plain(["differs", "same"], [0.02, 0.98], [0.4, 0.6], { chance: true }),
  age: plain(
    ["more than 7 years apart", "up to 7 years apart", "up to 3 years apart", "up to 1 year apart", "same"],
    [0.03, 0.06, 0.11, 0.25, 0.55],
    [0.66, 0.17, 0.08, 0.06, 0.03],
    { chance: true },
  ),
  birthDate: plain(
    [
      "differs",
      "within 10 years",
      "same year or within a year",
      "within a month",
      "one digit or swapped",
      "same day",
    ],
    [0.04, 0.04, 0.07, 0.05, 0.13, 0.67],
    [0.7, 0.259, 0.035, 0.004, 0.001, 0.001],
    { chance: true },
  ),
  deathDate: plain(
    [
      "more than a year apart",
      "within a year",
      "within a month",
      "within a week or swapped",
      "one day apart",
      "same day",
    ],
    [0.04, 0.1, 0.1, 0.11, 0.15, 0.5],
    [0.3, 0.3, 0.15, 0.1, 0.05, 0.1],
    { frequent: true },
  ),
  place: plain(
    ["differs", "same province", "similar", "same place"],
    [0.12, 0.18, 0.05, 0.65],
    [0.8, 0.1, 0.01, 0.09],
    {
      frequent: true,
    },
  ),
  origin: plain(["differs", "similar", "same place"], [0.2, 0.1, 0.7], [0.9, 0.02, 0.08], { frequent: true }),
  nationalId: plain(
    ["differs", "one sign apart or part of it", "same"],
    [0.05, 0.12, 0.83],
    [0.998, 0.001, 0.001],
    {
      chance: true,
      pinned: true,
    },
  ),
  contact: plain(
    ["differs", "similar user", "same user", "same"],
    [0.2, 0.08, 0.12, 0.6],
    [0.99, 0.005, 0.002, 0.003],
  ),
  text: plain(
    ["no word shared", "a word shared", "half shared", "most shared"],
    [0.08, 0.12, 0.25, 0.55],
    [0.7, 0.2, 0.07, 0.03],
  ),
};

/** How many matched pairs the starting `m` weighs. */
export const PRIOR_PAIRS = 20;

/**
 * The least a disagreement may weigh, in bits: a death date that differs lowers and never vetoes, since in a
 * blackout one death is told with many dates; likewise the place (killed in one town, mourned in another).
 */
export const FLOOR_BITS: Readonly<Partial<Record<FieldName, number>>> = {
  deathDate: -4,
  place: -3,
  origin: -3,
  age: -7,
  text: -3,
  contact: -3,
};

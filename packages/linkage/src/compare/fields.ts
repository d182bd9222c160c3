/**
 * The comparisons: their levels, worst first, and what is believed of them before any data.
 *
 * `m` starts the fit and weighs in it like `PRIOR_PAIRS` matched pairs, so that a small desk is not ruled by
 * its accidents. `chance` fields are those on which relatives agree no more often than strangers; `pinned`
 * stay so throughout, and on `shared` fields relatives agree as matches do. Without the first the class of
 * relatives turns into a second class of matches; without the second, into one of people of the same town.
 */

import { CONTACT_LEVELS, ID_LEVELS } from "./idLevels.ts";

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

/** Fields that every table is looked at for; columns of other text follow them, each a field of its own. */
export const FIELD_NAMES = [
  "given",
  "father",
  "grandfather",
  "family",
  "wholeName",
  "sex",
  "age",
  "birthDate",
  "deathDate",
  "place",
  "origin",
  "nationalId",
  "contact",
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

const FIELDS: Readonly<Record<FieldName, FieldRule>> = {
  given: name({ chance: true, pinned: true }),
  father: name(),
  grandfather: name(),
  family: name({ shared: true }),
  wholeName: plain(
    ["no word shared", "a word shared", "half shared", "one holds the other", "same"],
    [0.1, 0.15, 0.25, 0.25, 0.25],
    [0.93, 0.05, 0.01, 0.005, 0.005],
    { shared: true },
  ),
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
      "two digits differ",
      "within a month",
      "a slip apart",
      "same year, and no more told",
      "same day",
    ],
    [0.04, 0.04, 0.05, 0.04, 0.04, 0.13, 0.1, 0.56],
    [0.7, 0.25, 0.03, 0.008, 0.004, 0.002, 0.005, 0.001],
    { chance: true },
  ),
  deathDate: plain(
    [
      "more than a year apart",
      "within a year",
      "within a month",
      "within a week or a slip apart",
      "one day apart",
      "same week or month, and no more told",
      "same day",
    ],
    [0.04, 0.1, 0.1, 0.11, 0.1, 0.1, 0.45],
    [0.3, 0.3, 0.15, 0.1, 0.04, 0.01, 0.1],
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
  nationalId: plain(ID_LEVELS, [0.05, 0.02, 0.09, 0.04, 0.8], [0.998, 0.0005, 0.0005, 0.0005, 0.0005], {
    chance: true,
    pinned: true,
  }),
  contact: plain(CONTACT_LEVELS, [0.2, 0.07, 0.03, 0.12, 0.58], [0.99, 0.005, 0.001, 0.001, 0.003]),
};

/** Other text in a column of its own: a postcode, a trade, an address. */
const TEXT: FieldRule = plain(
  ["differs", "a word shared", "similar", "same"],
  [0.15, 0.1, 0.15, 0.6],
  [0.9, 0.05, 0.02, 0.03],
  { frequent: true },
);

/** What a text column is called among the fields. */
export const textFieldName = (label: string): string => `text:${label}`;

/** @param name one of `FIELD_NAMES`, or of a text column */
export function ruleOf(name: string): FieldRule {
  for (const known of FIELD_NAMES) if (known === name) return FIELDS[known];
  return TEXT;
}

/** How many matched pairs the starting `m` weighs. */
export const PRIOR_PAIRS = 20;

/**
 * The least a disagreement may weigh, in bits: a death date that differs lowers and never vetoes, since in a
 * blackout one death is told with many dates; likewise the place (killed in one town, mourned in another).
 */
const FLOOR_BITS: Readonly<Partial<Record<FieldName, number>>> = {
  deathDate: -4,
  place: -3,
  origin: -3,
  age: -7,
  contact: -3,
};

export function floorOf(name: string): number {
  for (const known of FIELD_NAMES) if (known === name) return FLOOR_BITS[known] ?? -20;
  return -3;
}

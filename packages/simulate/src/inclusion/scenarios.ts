/**
 * Scenarios by name: who is on which list.
 *
 * Source: the seven coverage scenarios by which estimation is tested (study of estimation, 8.2: four
 * lists; lists five and six are ours), `practice`, which is what `npm start` shows, and two in which half
 * of the people die with relatives, by which linkage is tested. Probabilities are
 * per person and list, in list order: hospital, rights group, official, witnesses, families, media.
 */

export const SCENARIOS = [
  "independent",
  "positive-dependence",
  "negative-dependence",
  "two-class",
  "logit-normal",
  "sparse",
  "unreachable",
  "practice",
  "households",
  "households-sparse",
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** What a scenario does; every number that is needed to work its answers out by hand. */
export interface ScenarioModel {
  /** Chance of each list for an average person (of the reachable, where some are not). */
  readonly probabilities: readonly number[];
  /** Chance of list two given that list one holds the person, and given that it does not. */
  readonly secondGivenFirst: { readonly on: number; readonly off: number } | null;
  /** Part of the people who have `probabilities`; the rest have them times `times`. */
  readonly classes: { readonly share: number; readonly times: number } | null;
  /** Standard deviation of a normal effect of the person on the logit of every list. */
  readonly personEffect: number;
  /** Part of the people whom no list could reach. */
  readonly unreachable: number;
  /**
   * Standard deviation of a normal effect that people killed together share, on the logit of every list:
   * who counts one of a family mostly counts the others. Absent where few die with relatives.
   */
  readonly householdEffect?: number;
}

const plain = (probabilities: readonly number[]): ScenarioModel => ({
  probabilities,
  secondGivenFirst: null,
  classes: null,
  personEffect: 0,
  unreachable: 0,
});
const USUAL = [0.3, 0.25, 0.2, 0.15, 0.12, 0.1];

/** Models of all scenarios but `practice`, whose effects stand in `practiceCaptures.ts`. */
export const MODELS: Readonly<Record<Exclude<Scenario, "practice">, ScenarioModel>> = {
  independent: plain(USUAL),
  "positive-dependence": { ...plain(USUAL), secondGivenFirst: { on: 0.43, off: 0.18 } },
  "negative-dependence": { ...plain(USUAL), secondGivenFirst: { on: 0.1, off: 0.31 } },
  "two-class": { ...plain([0.5, 0.45, 0.4, 0.35, 0.3, 0.25]), classes: { share: 0.3, times: 0.25 } },
  "logit-normal": { ...plain(USUAL), personEffect: 1 },
  sparse: plain([0.08, 0.06, 0.05, 0.04, 0.03, 0.03]),
  unreachable: { ...plain([0.35, 0.3, 0.25, 0.2, 0.15, 0.12]), unreachable: 0.2 },
  households: { ...plain([0.5, 0.45, 0.4, 0.35, 0.3, 0.25]), householdEffect: 1 },
  "households-sparse": { ...plain([0.08, 0.06, 0.05, 0.04, 0.03, 0.03]), householdEffect: 1 },
};

/** Who is on which list. */
export interface Captures {
  /** By victim, then by list. */
  readonly on: readonly (readonly boolean[])[];
  /** Whether any list could have reached the victim. */
  readonly reachable: readonly boolean[];
  /** By victim: the list whose words the media list repeats; null where it reports by itself or not at all. */
  readonly mediaQuotes: readonly (number | null)[];
}

/**
 * Panel B of the coverage benchmark: settings that nothing was chosen on.
 *
 * Written after the method was frozen (decision 0051) and before its first score: other rates, three and five lists,
 * 500 and 20,000 people, lists that divide a territory, strong heterogeneity, three kinds. Rates and shares are ours.
 */
import { betaRates, copying, independent, kinds, personEffect, second } from "./capture.mjs";

const b = (name, lists, people, person, reach = "all") => ({
  panel: "B",
  name,
  lists,
  people,
  person,
  reach,
});

const FOUR = [0.35, 0.2, 0.25, 0.1];
const FIVE = [0.35, 0.25, 0.2, 0.12, 0.1];
const half = (rates) => rates.map((p) => p / 2);

export const PANEL_B = [
  b("b-rates-falling", 4, 2000, independent([0.5, 0.25, 0.12, 0.06])),
  b("b-rates-even", 4, 2000, independent([0.25, 0.25, 0.25, 0.25])),
  b("b-two-dependences", 4, 2000, copying(copying(independent(FOUR), 0, 3, 0.35), 1, 2, 0.15)),
  b("b-avoid", 4, 2000, second(0.4, 0.1, 0.35, [0.25, 0.15])),
  b("b-kinds", 4, 2000, kinds([0.25, [0.55, 0.4, 0.45, 0.3]], [0.75, [0.16, 0.1, 0.12, 0.08]])),
  b(
    "b-three-kinds",
    4,
    2000,
    kinds([0.3, [0.5, 0.4, 0.4, 0.3]], [0.4, [0.25, 0.2, 0.2, 0.15]], [0.3, [0.08, 0.06, 0.07, 0.05]]),
  ),
  b("b-effect", 4, 2000, personEffect(1.2, FOUR)),
  b("b-strong-effect", 4, 2000, personEffect(1.8, FOUR)),
  b("b-territory", 4, 2000, kinds([0.55, [0.45, 0.12, 0.3, 0.08]], [0.45, [0.1, 0.4, 0.08, 0.25]])),
  b("b-territory-mild", 4, 2000, kinds([0.5, [0.35, 0.3, 0.2, 0.15]], [0.5, [0.15, 0.12, 0.35, 0.3]])),
  b("b-beta", 4, 2000, betaRates(2, 4, 4)),
  b("b-three-indep", 3, 2000, independent([0.45, 0.25, 0.2])),
  b("b-three-copy", 3, 2000, copying(independent([0.4, 0.3, 0.2]), 0, 2, 0.25)),
  b("b-three-kinds-of-two", 3, 2000, kinds([0.35, [0.55, 0.45, 0.5]], [0.65, [0.18, 0.15, 0.12]])),
  b("b-three-territory", 3, 2000, kinds([0.5, [0.45, 0.12, 0.3]], [0.5, [0.12, 0.4, 0.1]])),
  b("b-five-indep", 5, 2000, independent(FIVE)),
  b("b-five-copy", 5, 2000, copying(independent(FIVE), 2, 4, 0.3)),
  b("b-five-kinds", 5, 2000, kinds([0.3, [0.5, 0.4, 0.4, 0.3, 0.3]], [0.7, [0.14, 0.12, 0.1, 0.08, 0.07]])),
  b(
    "b-five-territory",
    5,
    2000,
    kinds([0.6, [0.4, 0.3, 0.08, 0.25, 0.1]], [0.4, [0.08, 0.1, 0.4, 0.07, 0.35]]),
  ),
  b("b-few-indep", 4, 500, independent(FOUR)),
  b("b-few-kinds", 4, 500, kinds([0.3, [0.6, 0.45, 0.5, 0.35]], [0.7, [0.18, 0.14, 0.15, 0.1]])),
  b("b-few-territory", 4, 500, kinds([0.5, [0.5, 0.1, 0.4, 0.12]], [0.5, [0.12, 0.45, 0.1, 0.35]])),
  b("b-many-avoid", 4, 20_000, second(0.35, 0.12, 0.3, [0.2, 0.1])),
  b("b-many-kinds", 4, 20_000, kinds([0.4, [0.5, 0.4, 0.4, 0.3]], [0.6, half([0.3, 0.2, 0.25, 0.15])])),
  b("b-many-territory", 4, 20_000, kinds([0.5, [0.4, 0.1, 0.3, 0.1]], [0.5, [0.1, 0.35, 0.08, 0.3]])),
  b("b-beta-1-5", 4, 2000, betaRates(1, 5, 4), "near-none"),
  b("b-unreach25", 4, 2000, kinds([0.25, [0, 0, 0, 0]], [0.75, [0.35, 0.3, 0.25, 0.2]]), "part"),
];

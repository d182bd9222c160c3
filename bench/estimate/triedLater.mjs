/**
 * Settings that were panel B for a day: written before their first score, and tried since, because weights were set
 * once lists that divide a territory had been seen to fail here (decision 0051). Rates and shares are ours.
 */
import { betaRates, copying, independent, kinds, personEffect, second } from "./capture.mjs";

const b = (name, lists, people, person, reach = "all") => ({
  panel: "tried",
  name,
  lists,
  people,
  person,
  reach,
});

const FOUR = [0.3, 0.25, 0.2, 0.15];
const THREE_KINDS = [
  [0.25, [0.55, 0.4, 0.5, 0.35]],
  [0.45, [0.28, 0.2, 0.25, 0.18]],
  [0.3, [0.1, 0.08, 0.09, 0.06]],
];
const UNEVEN = [
  [0.7, [0.45, 0.3, 0.07, 0.2]],
  [0.3, [0.06, 0.1, 0.5, 0.2]],
];

export const TRIED_LATER = [
  // Other rates
  b("rates-skewed", 4, 2000, independent([0.6, 0.1, 0.1, 0.05])),
  b("rates-low-alike", 4, 2000, independent([0.12, 0.12, 0.12, 0.12])),
  b("rates-high", 4, 2000, independent([0.7, 0.6, 0.3, 0.5])),
  b("kinds-of-unlike-rates", 4, 2000, kinds([0.35, [0.6, 0.2, 0.5, 0.3]], [0.65, [0.15, 0.1, 0.1, 0.12]])),

  // Three lists
  b("three-skewed", 3, 2000, independent([0.6, 0.3, 0.15])),
  b("three-few-posdep", 3, 500, second(0.4, 0.6, 0.3, [0.3])),
  b("three-many-negdep", 3, 20_000, second(0.3, 0.12, 0.3, [0.2])),
  b("three-even-kinds", 3, 2000, kinds([0.5, [0.6, 0.5, 0.45]], [0.5, [0.25, 0.2, 0.18]])),
  b("three-territory", 3, 2000, kinds([0.6, [0.5, 0.4, 0.1]], [0.4, [0.1, 0.15, 0.5]])),
  b(
    "three-three-kinds",
    3,
    3000,
    kinds([0.2, [0.6, 0.55, 0.5]], [0.4, [0.35, 0.3, 0.3]], [0.4, [0.15, 0.12, 0.1]]),
  ),
  b("three-strong", 3, 2000, personEffect(1.5, [0.35, 0.3, 0.25])),

  // Five lists
  b("five-skewed", 5, 2000, independent([0.5, 0.3, 0.1, 0.08, 0.05])),
  b("five-few", 5, 500, independent([0.3, 0.25, 0.2, 0.2, 0.15])),
  b(
    "five-many-kinds",
    5,
    20_000,
    kinds([0.4, [0.45, 0.4, 0.3, 0.3, 0.2]], [0.6, [0.15, 0.12, 0.1, 0.1, 0.08]]),
  ),
  b(
    "five-territory",
    5,
    2000,
    kinds([0.5, [0.4, 0.35, 0.3, 0.08, 0.06]], [0.5, [0.08, 0.07, 0.1, 0.35, 0.4]]),
  ),
  b("five-strong", 5, 2000, personEffect(1.5, [0.3, 0.25, 0.2, 0.15, 0.15])),
  b(
    "five-three-kinds",
    5,
    2000,
    kinds(...THREE_KINDS.map(([share, rates]) => [share, [...rates, rates[3] * 0.8]])),
  ),
  b(
    "five-two-copies",
    5,
    2000,
    copying(copying(independent([0.3, 0.25, 0.2, 0.1, 0.1]), 0, 3, 0.3), 1, 4, 0.25),
  ),

  // 500 people
  b("few-territory", 4, 500, kinds(...UNEVEN)),
  b("few-three-kinds", 4, 500, kinds(...THREE_KINDS)),
  b("few-strong", 4, 500, personEffect(1.5, FOUR)),
  b("few-low", 4, 500, independent([0.2, 0.18, 0.15, 0.12])),
  b("few-effect-and-copy", 4, 500, copying(personEffect(0.8, FOUR), 1, 2, 0.25)),

  // 20,000 people
  b("many-territory", 4, 20_000, kinds(...UNEVEN)),
  b("many-three-kinds", 4, 20_000, kinds(...THREE_KINDS)),
  b("many-strong", 4, 20_000, personEffect(1.5, FOUR)),
  b("many-two-copies", 4, 20_000, copying(copying(independent(FOUR), 0, 1, 0.2), 2, 3, 0.3)),

  // Lists that divide people
  b("territory-uneven", 4, 2000, kinds(...UNEVEN)),
  b("two-pairs-avoid", 4, 2000, (stream) => {
    const one = second(0.3, 0.12, 0.3, [])(stream);
    return one | (second(0.25, 0.08, 0.22, [])(stream) << 2);
  }),
  b("effect-on-two-lists", 4, 2000, personEffect(1.5, FOUR, [1, 1, 0, 0])),
  b("effect-divides", 4, 2000, personEffect(1.2, FOUR, [1, 1, -1, -1])),

  // Strong heterogeneity
  b("strong", 4, 2000, personEffect(1.5, [0.35, 0.3, 0.15, 0.2])),
  b("very-strong", 4, 2000, personEffect(2, FOUR)),
  b("three-kinds-apart", 4, 2000, kinds(...THREE_KINDS)),
  b(
    "strong-kinds-and-copy",
    4,
    2000,
    copying(kinds([0.3, [0.6, 0.5, 0.5, 0.4]], [0.7, [0.15, 0.12, 0.12, 0.1]]), 0, 2, 0.2),
  ),
  b("beta-2-5", 4, 2000, betaRates(2, 5, 4)),
  b("beta-1-4", 4, 2000, betaRates(1, 4, 4), "near-none"),
  b("fifth-on-one-list-only", 4, 2000, kinds([0.2, [0.4, 0.01, 0.01, 0.01]], [0.8, FOUR]), "near-none"),
  // Written after one of the settings above ("territory-and-copy", tried since) had a model added for it.
  b("sides-of-one-and-copy", 4, 2000, copying(personEffect(1, FOUR, [1, -1, 1, 1]), 2, 3, 0.25)),
  b(
    "uneven-territory-and-negdep",
    4,
    3000,
    (() => {
      const north = second(0.45, 0.2, 0.5, [0.1, 0.15]);
      const south = second(0.08, 0.05, 0.1, [0.4, 0.35]);
      return (stream) => (stream.bernoulli(0.6) ? north : south)(stream);
    })(),
  ),
  b(
    "five-territory-and-copy",
    5,
    2000,
    copying(kinds([0.5, [0.4, 0.3, 0.3, 0.1, 0.08]], [0.5, [0.1, 0.1, 0.08, 0.3, 0.35]]), 3, 4, 0.25),
  ),
  b("few-effect-divides", 4, 500, personEffect(1, FOUR, [1, 1, -1, -1])),
  b("many-effect-turned", 4, 20_000, personEffect(1, FOUR, [1, 1, 1, -1])),
  b("three-effect-turned", 3, 2000, personEffect(1, [0.35, 0.3, 0.25], [1, 1, -1])),
  b(
    "three-territories",
    4,
    2500,
    kinds([0.4, [0.45, 0.1, 0.1, 0.2]], [0.35, [0.1, 0.4, 0.12, 0.2]], [0.25, [0.08, 0.1, 0.45, 0.2]]),
  ),
  b("mild-kinds", 4, 2000, kinds([0.4, [0.4, 0.35, 0.3, 0.25]], [0.6, [0.22, 0.18, 0.15, 0.12]])),
  b("unreach15", 4, 2000, kinds([0.15, [0, 0, 0, 0]], [0.85, [0.4, 0.3, 0.25, 0.2]]), "part"),
];

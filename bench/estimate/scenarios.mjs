/**
 * The tables on which coverage is measured: invented people whose number is known.
 *
 * Panel A: the seven scenarios of the study (estimation.md 8.2); methods and their constants are chosen on it.
 * Panel B: other settings, scored after the choice; nothing may be chosen by it. Those of the feasibility
 * study first (rates are ours where it does not tell), then ours.
 * `reach`: `all` where every person has a fair chance of being on some list; `near-none` where many have
 * nearly none; `part` where some have none at all. Only `all` is judged.
 */
import { betaRates, copying, households, independent, kinds, personEffect, second } from "./capture.mjs";

const RATES = [0.3, 0.25, 0.2, 0.15];
const SPARSE = [0.08, 0.06, 0.05, 0.04];
const EASY = [0.5, 0.45, 0.4, 0.35];
const quarter = (rates) => rates.map((p) => p / 4);
const two = (share, rates) => kinds([share, rates], [1 - share, quarter(rates)]);
const positive = second(0.3, 0.43, 0.18, [0.2, 0.15]);
const negative = second(0.3, 0.1, 0.31, [0.2, 0.15]);

const scenario = (panel, name, lists, people, person, reach = "all") => ({
  panel,
  name,
  lists,
  people,
  person,
  reach,
});
const a = (name, person, reach) => scenario("A", name, 4, 2000, person, reach);
const b = (name, lists, people, person, reach) => scenario("B", name, lists, people, person, reach);

const THREE = [0.35, 0.3, 0.25];
const FIVE = [0.3, 0.25, 0.2, 0.15, 0.15];

export const SCENARIOS = [
  a("indep", independent(RATES)),
  a("posdep", positive),
  a("negdep", negative),
  a("latent2", two(0.3, EASY)),
  a("logitnorm", personEffect(1, RATES)),
  a("sparse", independent(SPARSE)),
  a("unreach20", kinds([0.2, [0, 0, 0, 0]], [0.8, [0.35, 0.3, 0.25, 0.2]]), "part"),

  b("three-indep", 3, 2000, independent(THREE)),
  b("three-posdep", 3, 2000, second(0.35, 0.5, 0.22, [0.25])),
  b("three-negdep", 3, 2000, second(0.35, 0.14, 0.38, [0.25])),
  b("three-two-kinds", 3, 2000, two(0.3, [0.55, 0.5, 0.45])),
  b("three-logitnorm", 3, 2000, personEffect(1, THREE)),
  b("five-indep", 5, 2000, independent(FIVE)),
  b("five-posdep", 5, 2000, second(0.3, 0.43, 0.18, [0.2, 0.15, 0.15])),
  b("five-two-kinds", 5, 2000, two(0.3, [...EASY, 0.3])),
  b("five-logitnorm", 5, 2000, personEffect(1, FIVE)),
  b("few-indep", 4, 500, independent(RATES)),
  b("few-posdep", 4, 500, positive),
  b("few-negdep", 4, 500, negative),
  b("few-two-kinds", 4, 500, two(0.3, EASY)),
  b("few-logitnorm", 4, 500, personEffect(1, RATES)),
  b("many-indep", 4, 20_000, independent(RATES)),
  b("many-posdep", 4, 20_000, positive),
  b("many-negdep", 4, 20_000, negative),
  b("many-sparse", 4, 20_000, independent(SPARSE)),
  b("many-two-kinds", 4, 20_000, two(0.3, EASY)),
  b("many-logitnorm", 4, 20_000, personEffect(1, RATES)),
  b("high-indep", 4, 2000, independent([0.6, 0.5, 0.45, 0.4])),
  b("high-two-kinds", 4, 2000, kinds([0.5, [0.8, 0.7, 0.65, 0.6]], [0.5, [0.3, 0.25, 0.22, 0.2]])),
  b("tenth-easy", 4, 2000, kinds([0.1, [0.7, 0.65, 0.6, 0.55]], [0.9, [0.2, 0.17, 0.14, 0.1]])),
  b("three-kinds", 4, 2000, kinds([0.2, [0.6, 0.55, 0.5, 0.45]], [0.4, RATES], [0.4, quarter(RATES)])),
  b("logitnorm-half", 4, 2000, personEffect(0.5, RATES)),
  b("logitnorm-one-half-more", 4, 2000, personEffect(1.5, RATES)),
  b("logitnorm-posdep", 4, 2000, copying(personEffect(1, RATES), 0, 1, 0.2)),
  b(
    "two-kinds-negdep",
    4,
    2000,
    (() => {
      const easy = second(0.5, 0.2, 0.6, [0.4, 0.35]);
      const hard = second(0.125, 0.05, 0.13, [0.1, 0.09]);
      return (stream) => (stream.bernoulli(0.3) ? easy : hard)(stream);
    })(),
  ),
  b("copies-half", 4, 2000, copying(independent(RATES), 0, 3, 0.5)),
  b("posdep-and-negdep", 4, 2000, (stream) => {
    const one = second(0.3, 0.43, 0.18, [])(stream);
    return one | (second(0.2, 0.06, 0.18, [])(stream) << 2);
  }),
  b("territory", 4, 2000, kinds([0.5, [0.4, 0.35, 0.1, 0.08]], [0.5, [0.1, 0.08, 0.35, 0.3]])),
  b("beta-1-3", 4, 2000, betaRates(1, 3, 4), "near-none"),

  b("referral-chain", 4, 2000, copying(copying(independent([0.3, 0.15, 0.15, 0.2]), 0, 1, 0.3), 1, 2, 0.3)),
  b("third-list-checks-two", 4, 2000, (stream) => {
    const history = independent([0.3, 0.25, 0.12, 0.15])(stream);
    return (history & 3) === 3 && stream.bernoulli(0.5) ? history | 4 : history;
  }),
  b("one-large-list", 4, 2000, independent([0.55, 0.08, 0.06, 0.05])),
  b("half-and-half-thousand", 4, 1000, kinds([0.5, [0.45, 0.4, 0.35, 0.3]], [0.5, [0.15, 0.13, 0.12, 0.1]])),
  b("early-and-late", 4, 3000, kinds([0.6, [0.4, 0.3, 0.05, 0.15]], [0.4, [0.04, 0.12, 0.35, 0.15]])),
  b(
    "three-regions",
    5,
    3000,
    kinds(
      [0.4, [0.4, 0.3, 0.05, 0.05, 0.15]],
      [0.35, [0.05, 0.3, 0.35, 0.05, 0.15]],
      [0.25, [0.05, 0.05, 0.3, 0.35, 0.15]],
    ),
  ),
  b("five-sparse", 5, 3000, independent([0.08, 0.07, 0.06, 0.05, 0.04])),
  b("one-list-turned-round", 5, 2000, personEffect(1, FIVE, [1, 1, 1, 1, -1])),
  b("beta-3-7", 4, 3000, betaRates(3, 7, 4)),
  b(
    "three-lists-kinds-negdep",
    3,
    3000,
    (() => {
      const easy = second(0.5, 0.25, 0.5, [0.45]);
      const hard = second(0.2, 0.08, 0.18, [0.15]);
      return (stream) => (stream.bernoulli(0.4) ? easy : hard)(stream);
    })(),
  ),
  b("households", 4, 2000, households(3, 0.8, RATES)),
  b("few-three-lists", 3, 300, independent([0.4, 0.35, 0.3])),
  b("logitnorm-sparse", 4, 5000, personEffect(0.8, SPARSE)),
  b("unreach10", 4, 2000, kinds([0.1, [0, 0, 0, 0]], [0.9, RATES]), "part"),
];

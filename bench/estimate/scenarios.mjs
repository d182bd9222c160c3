/**
 * The tables on which coverage is measured: invented people whose number is known.
 *
 * Panel A: the seven scenarios of the study (estimation.md 8.2); methods and their constants are chosen on it.
 * Panel "tried": settings of the feasibility study (rates are ours where it does not tell) and ours. They were panel B
 * of decision 0047; since models were added for what failed there, they count as tried (decision 0051).
 * So do those of triedLater.mjs. Panel B (panelB.mjs): written after the last choice and scored once; nothing may be
 * chosen by it.
 * `reach`: `all` where every person has a fair chance of being on some list; `near-none` where many have
 * nearly none; `part` where some have none at all. Only `all` is judged.
 */
import { betaRates, copying, households, independent, kinds, personEffect, second } from "./capture.mjs";
import { PANEL_B } from "./panelB.mjs";
import { TRIED_LATER } from "./triedLater.mjs";

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
const t = (name, lists, people, person, reach) => scenario("tried", name, lists, people, person, reach);

const THREE = [0.35, 0.3, 0.25];
const FIVE = [0.3, 0.25, 0.2, 0.15, 0.15];

const CHOSEN_ON = [
  a("indep", independent(RATES)),
  a("posdep", positive),
  a("negdep", negative),
  a("latent2", two(0.3, EASY)),
  a("logitnorm", personEffect(1, RATES)),
  a("sparse", independent(SPARSE)),
  a("unreach20", kinds([0.2, [0, 0, 0, 0]], [0.8, [0.35, 0.3, 0.25, 0.2]]), "part"),

  t("three-indep", 3, 2000, independent(THREE)),
  t("three-posdep", 3, 2000, second(0.35, 0.5, 0.22, [0.25])),
  t("three-negdep", 3, 2000, second(0.35, 0.14, 0.38, [0.25])),
  t("three-two-kinds", 3, 2000, two(0.3, [0.55, 0.5, 0.45])),
  t("three-logitnorm", 3, 2000, personEffect(1, THREE)),
  t("five-indep", 5, 2000, independent(FIVE)),
  t("five-posdep", 5, 2000, second(0.3, 0.43, 0.18, [0.2, 0.15, 0.15])),
  t("five-two-kinds", 5, 2000, two(0.3, [...EASY, 0.3])),
  t("five-logitnorm", 5, 2000, personEffect(1, FIVE)),
  t("few-indep", 4, 500, independent(RATES)),
  t("few-posdep", 4, 500, positive),
  t("few-negdep", 4, 500, negative),
  t("few-two-kinds", 4, 500, two(0.3, EASY)),
  t("few-logitnorm", 4, 500, personEffect(1, RATES)),
  t("many-indep", 4, 20_000, independent(RATES)),
  t("many-posdep", 4, 20_000, positive),
  t("many-negdep", 4, 20_000, negative),
  t("many-sparse", 4, 20_000, independent(SPARSE)),
  t("many-two-kinds", 4, 20_000, two(0.3, EASY)),
  t("many-logitnorm", 4, 20_000, personEffect(1, RATES)),
  t("high-indep", 4, 2000, independent([0.6, 0.5, 0.45, 0.4])),
  t("high-two-kinds", 4, 2000, kinds([0.5, [0.8, 0.7, 0.65, 0.6]], [0.5, [0.3, 0.25, 0.22, 0.2]])),
  t("tenth-easy", 4, 2000, kinds([0.1, [0.7, 0.65, 0.6, 0.55]], [0.9, [0.2, 0.17, 0.14, 0.1]])),
  t("three-kinds", 4, 2000, kinds([0.2, [0.6, 0.55, 0.5, 0.45]], [0.4, RATES], [0.4, quarter(RATES)])),
  t("logitnorm-half", 4, 2000, personEffect(0.5, RATES)),
  t("logitnorm-one-half-more", 4, 2000, personEffect(1.5, RATES)),
  t("logitnorm-posdep", 4, 2000, copying(personEffect(1, RATES), 0, 1, 0.2)),
  t(
    "two-kinds-negdep",
    4,
    2000,
    (() => {
      const easy = second(0.5, 0.2, 0.6, [0.4, 0.35]);
      const hard = second(0.125, 0.05, 0.13, [0.1, 0.09]);
      return (stream) => (stream.bernoulli(0.3) ? easy : hard)(stream);
    })(),
  ),
  t("copies-half", 4, 2000, copying(independent(RATES), 0, 3, 0.5)),
  t("posdep-and-negdep", 4, 2000, (stream) => {
    const one = second(0.3, 0.43, 0.18, [])(stream);
    return one | (second(0.2, 0.06, 0.18, [])(stream) << 2);
  }),
  t("territory", 4, 2000, kinds([0.5, [0.4, 0.35, 0.1, 0.08]], [0.5, [0.1, 0.08, 0.35, 0.3]])),
  t("beta-1-3", 4, 2000, betaRates(1, 3, 4), "near-none"),

  t("referral-chain", 4, 2000, copying(copying(independent([0.3, 0.15, 0.15, 0.2]), 0, 1, 0.3), 1, 2, 0.3)),
  t("third-list-checks-two", 4, 2000, (stream) => {
    const history = independent([0.3, 0.25, 0.12, 0.15])(stream);
    return (history & 3) === 3 && stream.bernoulli(0.5) ? history | 4 : history;
  }),
  t("one-large-list", 4, 2000, independent([0.55, 0.08, 0.06, 0.05])),
  t("half-and-half-thousand", 4, 1000, kinds([0.5, [0.45, 0.4, 0.35, 0.3]], [0.5, [0.15, 0.13, 0.12, 0.1]])),
  t("early-and-late", 4, 3000, kinds([0.6, [0.4, 0.3, 0.05, 0.15]], [0.4, [0.04, 0.12, 0.35, 0.15]])),
  t(
    "three-regions",
    5,
    3000,
    kinds(
      [0.4, [0.4, 0.3, 0.05, 0.05, 0.15]],
      [0.35, [0.05, 0.3, 0.35, 0.05, 0.15]],
      [0.25, [0.05, 0.05, 0.3, 0.35, 0.15]],
    ),
  ),
  t("five-sparse", 5, 3000, independent([0.08, 0.07, 0.06, 0.05, 0.04])),
  t("one-list-turned-round", 5, 2000, personEffect(1, FIVE, [1, 1, 1, 1, -1])),
  t("beta-3-7", 4, 3000, betaRates(3, 7, 4)),
  t(
    "three-lists-kinds-negdep",
    3,
    3000,
    (() => {
      const easy = second(0.5, 0.25, 0.5, [0.45]);
      const hard = second(0.2, 0.08, 0.18, [0.15]);
      return (stream) => (stream.bernoulli(0.4) ? easy : hard)(stream);
    })(),
  ),
  t("households", 4, 2000, households(3, 0.8, RATES)),
  t("few-three-lists", 3, 300, independent([0.4, 0.35, 0.3])),
  t("logitnorm-sparse", 4, 5000, personEffect(0.8, SPARSE)),
  // Of panel B as first scored.
  t(
    "territory-and-copy",
    4,
    2000,
    copying(kinds([0.5, [0.4, 0.35, 0.1, 0.1]], [0.5, [0.1, 0.1, 0.35, 0.3]]), 0, 1, 0.2),
  ),
  t("unreach10", 4, 2000, kinds([0.1, [0, 0, 0, 0]], [0.9, RATES]), "part"),
];

export const SCENARIOS = [...CHOSEN_ON, ...TRIED_LATER, ...PANEL_B];

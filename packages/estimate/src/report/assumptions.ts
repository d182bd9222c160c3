/**
 * What every estimate takes for granted, in plain words. These sentences stand beside every number: nothing
 * in a table can warn of the first two failing (measured: with a fifth of the victims out of every list's
 * reach no method covers the truth, and none notices).
 */
import type { MethodId } from "./types.ts";

export const ASSUMPTIONS = {
  unreachable:
    "People no list could ever reach are not counted, and nothing in these numbers can show how many they are.",
  population:
    "All lists are taken to speak of one population: the same place, the same period, the same meaning of victim, nobody joining or leaving it.",
  linkage:
    "Records of one person are taken to be joined, and records of two people kept apart; joins that were missed raise the estimate, false joins lower it.",
  records: "Every record is taken to be of a real death within the scope.",
  untestable:
    "How lists depend on one another can be seen only among people on some list; that the same holds for people on no list cannot be tested.",
  independent: "The two lists are taken to be independent, which two lists can never show.",
  alike: "Everyone is taken to be equally likely to be on a given list.",
  equalReach: "The lists are taken to be of equal reach.",
  notCompeting:
    "The lists are taken not to divide people among themselves; where lists compete, this is no lower bound.",
  graphsAlike:
    "Within each pattern of dependence, people are taken to be alike in how easily they are listed; where they differ, this is too low.",
  chosen:
    "The model was chosen by looking at the same table; the interval does not know that, and is too narrow by that much.",
  averaged:
    "One of the models averaged over is taken to hold for people on no list too, and people to differ in how easily they are recorded no more than the penalty allows; a model that the average does not hold can still be true.",
  classes:
    "People are taken to be of a few kinds, and within a kind the lists to be independent; people on no list to be of the kinds that are seen.",
} as const;

const ALWAYS = [
  ASSUMPTIONS.unreachable,
  ASSUMPTIONS.population,
  ASSUMPTIONS.linkage,
  ASSUMPTIONS.records,
] as const;

const OF_METHOD: Record<MethodId, readonly string[]> = {
  chapman: [ASSUMPTIONS.independent, ASSUMPTIONS.alike],
  chao: [ASSUMPTIONS.equalReach, ASSUMPTIONS.notCompeting],
  "chao-mth": [ASSUMPTIONS.notCompeting],
  "loglinear-bic": [ASSUMPTIONS.untestable, ASSUMPTIONS.chosen],
  "loglinear-aic": [ASSUMPTIONS.untestable, ASSUMPTIONS.chosen],
  "loglinear-stepwise": [ASSUMPTIONS.untestable, ASSUMPTIONS.chosen],
  dga: [ASSUMPTIONS.untestable, ASSUMPTIONS.graphsAlike],
  averaged: [ASSUMPTIONS.untestable, ASSUMPTIONS.averaged],
  lcmcr: [ASSUMPTIONS.untestable, ASSUMPTIONS.classes],
};

/** The sentences that hold for one method, those of every method first. */
export function assumptionsOf(method: MethodId): readonly string[] {
  return [...ALWAYS, ...OF_METHOD[method]];
}

/** How the headline is made, for printing beside it. */
export const HEADLINE_LABEL =
  "Averaged over models in which lists depend on one another, people differ in how easily they are recorded, or lists take sides; lower bounds are no part of it.";
/** The same from six lists on. */
export const STAND_IN_LABEL =
  "Union of the intervals of the admissible log-linear models chosen by BIC and by AIC; people who differ in how easily they are recorded are in neither. Lower bounds are no part of it.";

/**
 * Draws who is on which list under a named scenario.
 *
 * Source: `scenarios.ts`. On top, each list leans on one thing, and no two lists on the same one: the
 * hospital on cause, the rights group on city, the official list on the night, witnesses on age, families
 * on sex. The factors average 1, and those things are drawn apart from one another, so capture
 * probabilities stay those of the scenario and no dependence between lists comes in by this door.
 * All six lists are always drawn, so that the first lists are the same however many are asked for.
 * Cost: linear in victims.
 */
import type { CauseClass, Sex } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import type { SimulatedVictim } from "../people/victims.ts";
import { drawPracticeCaptures } from "./practiceCaptures.ts";
import { type Captures, MODELS, type Scenario } from "./scenarios.ts";

/** As many lists as there are formats. */
const MOST_LISTS = 6;

// Weighted by the chances of `victims.ts`, each of these averages 1 (a test checks it).
const BY_CAUSE: Readonly<Partial<Record<CauseClass, number>>> = {
  gunfire: 1.07,
  pellets: 1,
  beating: 0.85,
  "in-custody": 0.4,
};
const OTHER_CAUSES = (1 - 0.6664 * 1.07 - 0.1176 - 0.098 * 0.85 - 0.02 * 0.4) / 0.098;
const BY_CITY = { large: 1.12, small: 0.72 } as const;
const BY_NIGHT = [1.2, 0.9, 1 - (0.28 * 0.2 - 0.5 * 0.1) / 0.22] as const;
const YOUNG = 1.12;
const NOT_YOUNG = 0.82;
const BY_SEX: Readonly<Record<Sex, number>> = { female: 1.2, male: 0.95 };

/** How much likelier than the average person this one is on each list. */
export function leanings(victim: SimulatedVictim): readonly number[] {
  return [
    BY_CAUSE[victim.cause] ?? OTHER_CAUSES,
    BY_CITY[victim.city.size],
    BY_NIGHT[victim.night] ?? 1,
    victim.ageYears < 30 ? YOUNG : NOT_YOUNG,
    BY_SEX[victim.sex],
    1,
  ];
}

const EVEN: readonly number[] = Array.from({ length: MOST_LISTS }, () => 1);

/** By household, and for people who died alone by their id; empty where there is no such effect. */
function effectsOf(victims: readonly SimulatedVictim[], deviation: number, rng: Rng): Map<string, number> {
  const effects = new Map<string, number>();
  if (deviation === 0) return effects;
  const own = rng.fork("households");
  for (const { household, id } of victims) {
    const unit = household ?? id;
    if (!effects.has(unit)) effects.set(unit, deviation * own.normal());
  }
  return effects;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (p: number): number => Math.log(p / (1 - p));

export function drawCaptures(scenario: Scenario, victims: readonly SimulatedVictim[], rng: Rng): Captures {
  if (scenario === "practice") return drawPracticeCaptures(victims, rng);
  const model = MODELS[scenario];
  const householdEffects = effectsOf(victims, model.householdEffect ?? 0, rng);
  const on: boolean[][] = [];
  const reachable: boolean[] = [];
  for (const victim of victims) {
    const reached = !rng.bernoulli(model.unreachable);
    const inFirstClass = model.classes === null || rng.bernoulli(model.classes.share);
    const times = inFirstClass ? 1 : (model.classes?.times ?? 1);
    const own = model.personEffect === 0 ? 0 : model.personEffect * rng.normal();
    const effect = own + (householdEffects.get(victim.household ?? victim.id) ?? 0);
    // Sexes and causes of the household scenarios are others, and factors would no longer average 1.
    const lean = model.householdEffect === undefined ? leanings(victim) : EVEN;
    const row: boolean[] = [];
    for (let list = 0; list < MOST_LISTS; list += 1) {
      let p = model.probabilities[list] ?? 0;
      if (list === 1 && model.secondGivenFirst !== null) {
        p = row[0] ? model.secondGivenFirst.on : model.secondGivenFirst.off;
      }
      if (effect !== 0) p = sigmoid(logit(p) + effect);
      // One draw per list whatever the chance, so that scenarios differ in chances and not in streams.
      row.push(rng.uniform() < (reached ? p * times * (lean[list] ?? 1) : 0));
    }
    on.push(row);
    reachable.push(reached);
  }
  return { on, reachable, mediaQuotes: victims.map(() => null) };
}

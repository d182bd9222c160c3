/**
 * Who is on which list in the practice crackdown.
 *
 * Model: each list has a logit of its own, moved by city, night, cause and person, and by an effect that a
 * person has on all lists at once (some deaths are known to many, some to nobody). Before that, some
 * people are out of reach of every list: more of them in small cities. The media list takes most of its
 * names from the hospital's, the rights group's and the witnesses' lists and says so.
 * The numbers are invented; they are chosen so that lists lean apart and overlap as published ones do.
 */
import type { Rng } from "@daftar/numeric";
import type { SimulatedVictim } from "../people/victims.ts";
import type { Captures } from "./scenarios.ts";

/** All numbers of the model, as `simulation.json` prints them. */
export const PRACTICE_MODEL = {
  unreachable: { large: 0.05, small: 0.18 },
  personEffect: 0.6,
  base: { hospital: -0.75, rights: -0.55, official: -0.75, witness: -1.2, family: -1.0 },
  mediaQuotes: 0.35,
  mediaAlone: 0.04,
} as const;

const SMALL_CITY = [-0.7, -0.6, 0.2, 0.4, 0.2] as const;
const WORST_NIGHT = [-0.3, -0.1, 0, 0.3, 0] as const;
const YOUNG = [0, 0.3, 0, 0.2, 0.3] as const;
const FEMALE = [0, 0.2, 0, 0, 0.3] as const;
const QUOTABLE = [0, 1, 3] as const;

function byCause(victim: SimulatedVictim): readonly number[] {
  switch (victim.cause) {
    case "gunfire":
      return [0.3, 0, 0, 0.3, 0];
    case "in-custody":
      return [-2, 0.3, -1.5, -1.5, 0.4];
    case "beating":
      return [-0.3, 0, -0.2, 0.2, 0.1];
    default:
      return [0, 0, 0, 0, 0];
  }
}

function byPopulation(victim: SimulatedVictim): readonly number[] {
  if (victim.population === "security-forces") return [0.4, -1.6, 3, -0.6, -1.5];
  if (victim.population === "protester") return [0, 0.2, -0.3, 0.2, 0];
  return [0, 0, 0, 0, 0];
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export function drawPracticeCaptures(victims: readonly SimulatedVictim[], rng: Rng): Captures {
  const { base, unreachable, personEffect, mediaQuotes, mediaAlone } = PRACTICE_MODEL;
  const bases = [base.hospital, base.rights, base.official, base.witness, base.family];
  const on: boolean[][] = [];
  const reachable: boolean[] = [];
  const quotes: (number | null)[] = [];
  for (const victim of victims) {
    const reached = !rng.bernoulli(unreachable[victim.city.size]);
    const person = personEffect * rng.normal();
    const cause = byCause(victim);
    const population = byPopulation(victim);
    const row = bases.map((start, list) => {
      const small = victim.city.size === "small" ? (SMALL_CITY[list] ?? 0) : 0;
      const night = victim.night === 1 ? (WORST_NIGHT[list] ?? 0) : 0;
      const young = victim.ageYears < 30 ? (YOUNG[list] ?? 0) : 0;
      const female = victim.sex === "female" ? (FEMALE[list] ?? 0) : 0;
      const x =
        start + person + small + night + young + female + (cause[list] ?? 0) + (population[list] ?? 0);
      return rng.uniform() < (reached ? sigmoid(x) : 0);
    });
    const quotable = QUOTABLE.filter((list) => row[list]);
    const draw = rng.uniform();
    const quoted = quotable.length > 0 && draw < mediaQuotes ? rng.pick(quotable) : null;
    row.push(quoted !== null || (reached && draw >= 1 - mediaAlone));
    on.push(row);
    reachable.push(reached);
    quotes.push(quoted);
  }
  return { on, reachable, mediaQuotes: quotes };
}

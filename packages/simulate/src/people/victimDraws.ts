/**
 * Where, when, how and at what age the invented dead die: draws that all scenarios share, each apart from
 * the others.
 */
import { addDays, type CauseClass, type Population } from "@daftar/model";
import type { Rng } from "@daftar/numeric";
import { LAST_DEATH } from "../place/practiceScope.ts";
import { CITIES } from "../place/sarvand.ts";
import { drawFrom, weighted } from "./weights.ts";

export const CITY = weighted(CITIES, (city) => city.share);
export const NIGHT = weighted([0, 1, 2], (_, at) => [28, 50, 22][at]!);
export const CAUSE = weighted<[CauseClass, number]>(
  [
    ["gunfire", 68],
    ["pellets", 12],
    ["beating", 10],
    ["tear-gas", 3],
    ["vehicle", 3],
    ["other", 2],
    ["unknown", 2],
  ],
  ([, weight]) => weight,
);
export const POPULATION = weighted<[Population, number]>(
  [
    ["protester", 73],
    ["bystander", 15],
    ["security-forces", 6],
    ["prisoner", 2],
    ["unknown", 4],
  ],
  ([, weight]) => weight,
);
const AGES = weighted<[number, number, number]>(
  [
    [6, 17, 10],
    [18, 29, 50],
    [30, 44, 27],
    [45, 64, 10],
    [65, 84, 3],
  ],
  ([, , weight]) => weight,
);
export function drawAge(rng: Rng): number {
  const [from, to] = drawFrom(AGES, rng);
  return from + rng.integer(to - from + 1);
}

/** Nine digits and a check digit that is off by one. */
export function impossibleNationalId(rng: Rng): string {
  const digits = Array.from({ length: 9 }, () => rng.integer(10));
  const sum = digits.reduce((total, digit, at) => total + digit * (10 - at), 0);
  const rest = sum % 11;
  const check = rest < 2 ? rest : 11 - rest;
  return `${digits.join("")}${(check + 1) % 10}`;
}

export function deathAfter(injuryDate: string, rng: Rng): string {
  if (!rng.bernoulli(0.12)) return injuryDate;
  const later = addDays(injuryDate, 1 + rng.integer(26));
  // ISO days compare as text.
  return [later, LAST_DEATH].sort()[0]!;
}

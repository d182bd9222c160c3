/**
 * How often two accounts of two people agree at each level: the `u` of Fellegi and Sunter.
 *
 * From pairs of records drawn at random, where the share that is one person is too small to matter; a tenth
 * of an observation is added to every level, so that none is impossible. Small inputs take all pairs. Cost: one comparison for each pair drawn.
 */
import { rng } from "@daftar/numeric";
import type { FieldSet } from "../compare/fieldSet.ts";
import type { LevelsOf } from "../compare/levels.ts";

const DRAWS = 120_000;
/** What the starting `u` weighs, in pairs: enough where no list tells a field, nothing where one does. */
const PRIOR_DRAWS = 5;

/** @param size number of records, 2 or more for anything to be learnt */
export function chanceLevels(
  fields: FieldSet,
  size: number,
  levelsOf: LevelsOf,
  seed: number,
): Float64Array[] {
  const counts = fields.rules.map(({ u }) => Float64Array.from(u, (chance) => chance * PRIOR_DRAWS + 0.1));
  const levels = new Int8Array(fields.names.length);
  const see = (i: number, j: number): void => {
    levelsOf(i, j, levels);
    for (let field = 0; field < levels.length; field += 1) {
      const level = levels[field]!;
      if (level >= 0) counts[field]![level]! += 1;
    }
  };
  if ((size * (size - 1)) / 2 <= DRAWS) {
    for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) see(i, j);
  } else {
    const draw = rng(seed).fork("chance");
    for (let drawn = 0; drawn < DRAWS; drawn += 1) {
      const i = draw.integer(size);
      const j = draw.integer(size - 1);
      see(i, j >= i ? j + 1 : j);
    }
  }
  return counts.map((field) => {
    const sum = field.reduce((total, count) => total + count, 0);
    return field.map((count) => count / sum);
  });
}

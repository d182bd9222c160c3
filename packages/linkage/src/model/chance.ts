/**
 * How often two accounts of two people agree at each level: the `u` of Fellegi and Sunter.
 *
 * From pairs of records drawn at random, where the share that is one person is too small to matter; a tenth
 * of an observation is added to every level, so that none is impossible. Small inputs take all pairs. Cost: one comparison for each pair drawn.
 */
import { rng } from "@daftar/numeric";
import type { FieldSet } from "../compare/fieldSet.ts";
import type { LevelsOfMany } from "../compare/levels.ts";

const DRAWS = 60_000;
/** What the starting `u` weighs, in pairs: enough where no list tells a field, nothing where one does. */
const PRIOR_DRAWS = 5;

/** @param size number of records, 2 or more for anything to be learnt */
export function chanceLevels(
  fields: FieldSet,
  size: number,
  levelsOf: LevelsOfMany,
  seed: number,
): Float64Array[] {
  const counts = fields.rules.map(({ u }) => Float64Array.from(u, (chance) => chance * PRIOR_DRAWS + 0.1));
  const pairs = drawn(size, seed);
  const count = pairs.left.length;
  const levels = fields.names.map(() => new Int8Array(count).fill(-1));
  levelsOf(pairs.left, pairs.right, 0, count, levels);
  levels.forEach((own, field) => {
    for (const level of own) if (level >= 0) counts[field]![level]! += 1;
  });
  return counts.map((field) => {
    const sum = field.reduce((total, count) => total + count, 0);
    return field.map((count) => count / sum);
  });
}

/** Pairs of two rows at random; of few rows all. */
function drawn(size: number, seed: number): { left: Int32Array; right: Int32Array } {
  const all = (size * (size - 1)) / 2;
  const count = Math.min(all, DRAWS);
  const [left, right] = [new Int32Array(count), new Int32Array(count)];
  let at = 0;
  if (all <= DRAWS)
    for (let i = 0; i < size; i += 1)
      for (let j = i + 1; j < size; j += 1, at += 1) {
        left[at] = i;
        right[at] = j;
      }
  else
    for (const draw = rng(seed).fork("chance"); at < count; at += 1) {
      const i = draw.integer(size);
      const j = draw.integer(size - 1);
      left[at] = i;
      right[at] = j >= i ? j + 1 : j;
    }
  return { left, right };
}

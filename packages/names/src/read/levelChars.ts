/**
 * Chances as single characters of the generated files: -log2 in thirds of a bit, counted from "0".
 *
 * 2 to the power of -1/3 is written out and multiplied: the last digits of `Math.pow` differ between
 * engines. Cost: constant.
 */
const THIRD_OF_A_BIT = 0.7937005259840998;
const FIRST = 48;

const CHANCES = new Float64Array(43);
for (let level = 0, chance = 1; level < CHANCES.length; level += 1, chance *= THIRD_OF_A_BIT)
  CHANCES[level] = chance;

export function bitsOfLevel(level: string): number {
  return (level.charCodeAt(0) - FIRST) / 3;
}

export function chanceOfLevel(level: string): number {
  return CHANCES[level.charCodeAt(0) - FIRST] ?? 0;
}

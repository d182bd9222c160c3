/**
 * How deep a value from outside is nested, asked before anything walks through it by calling itself: JSON of
 * a few hundred kilobytes can be nested deeper than a stack. Cost: linear; no recursion.
 */

/** More than any form, setting or message of ours has. */
export const DEEPEST_INPUT = 32;

/** Whether a value of JSON has more levels of arrays and objects than `levels`. */
export function isDeeper(value: unknown, levels = DEEPEST_INPUT): boolean {
  let level: object[] = typeof value === "object" && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((one) =>
      Object.values(one).filter(
        (inner: unknown): inner is object => typeof inner === "object" && inner !== null,
      ),
    );
  }
  return false;
}

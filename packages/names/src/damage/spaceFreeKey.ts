/**
 * A key of a whole name that does not see its spaces: words split within (نرمی ن), glued (سالمداود) or
 * written as one by custom (محمد رضا) share it.
 *
 * Cost: linear.
 */
import { damageKey } from "./damageKeys.ts";

/**
 * @param tokens folded words of a name, in the order written
 * @example spaceFreeKey(["نرمی", "ن"]) === spaceFreeKey(["نرمین"]) // true
 */
export function spaceFreeKey(tokens: readonly string[]): string {
  return damageKey(tokens.join(""));
}

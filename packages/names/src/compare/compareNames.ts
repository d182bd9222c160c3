/**
 * How well two spellings of one part of a name agree, in five levels.
 *
 * Source: the levels of `../shared/research/linkage.md` 4.3. In one script the best level is the same word
 * (`withinLevel.ts`); across scripts it is a known spelling, or one that the rules allow and that is not
 * unlikely (`acrossLevel.ts`). An initial agrees, weakly, with what it may begin, and differs from the
 * rest. Frequency is not looked at here; linkage weighs agreement on a rare name more.
 * Cost: less than a microsecond, mostly far less; nothing is allocated on forms compared before.
 */
import { normaliseName } from "../normalise/normaliseName.ts";
import type { ReadingTable } from "../read/readingTable.ts";
import { acrossLevel } from "./acrossLevel.ts";
import { joinedForm, type NameForm } from "./nameForm.ts";
import { withinLevel } from "./withinLevel.ts";

/** Best last: `NAME_LEVELS[level]`. */
export const NAME_LEVELS = ["differs", "similar", "one letter apart", "variant spelling", "same"] as const;
export type NameLevel = 0 | 1 | 2 | 3 | 4;

/**
 * "A." and Ali: level 1, whichever is the initial, since one name in ten begins so; "A." and "A." likewise.
 * Across scripts the first sounds are compared, and all vowels are one.
 */
function initialLevel(a: NameForm, b: NameForm): 0 | 1 {
  if (a.arabic === b.arabic) return a.points[0] === b.points[0] ? 1 : 0;
  return a.sound !== "" && a.sound[0] === b.sound[0] ? 1 : 0;
}

/**
 * The same on forms made before; symmetric.
 *
 * @param learnt pairs of spellings learnt from records that carry both scripts
 */
export function compareForms(a: NameForm, b: NameForm, learnt?: ReadingTable): NameLevel {
  if (a.initial || b.initial) return initialLevel(a, b);
  if (a.token === b.token) return 4;
  if (a.arabic === b.arabic) return withinLevel(a, b);
  return a.arabic ? acrossLevel(a, b, learnt) : acrossLevel(b, a, learnt);
}

/**
 * Level of two texts read as one part of a name each; null where either is empty or a placeholder, since
 * missing is not disagreement.
 *
 * @example compareNames("محمد رضا", "Mohammadreza") // 4
 */
export function compareNames(a: string, b: string): NameLevel | null {
  const [left, right] = [normaliseName(a), normaliseName(b)];
  if (left.tokens.length === 0 || right.tokens.length === 0) return null;
  return compareForms(joinedForm(left.tokens), joinedForm(right.tokens));
}

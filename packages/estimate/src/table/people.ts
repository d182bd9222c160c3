/**
 * Two kinds of number that must never be added: people documented and people estimated.
 *
 * Both are plain numbers when they run and in JSON. To the compiler they are opaque, so that `+`, `<` and
 * passing one for the other do not compile; `people` is the one door out. Cost: none.
 */
import { highEnd, lowEnd } from "@daftar/model";

declare const kind: unique symbol;

/** People who stand in a table: a count of what was recorded. */
export interface DocumentedCount {
  readonly [kind]: "documented";
}

/** A total that a model gives, listed or not: never a count. In people, to a hundredth. */
export interface EstimatedTotal {
  readonly [kind]: "estimated";
}

/**
 * @param count whole, 0 or more
 * @throws RangeError otherwise
 */
export function documentedCount(count: number): DocumentedCount {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`count must be whole, 0 or more; it is ${count}`);
  }
  return count as unknown as DocumentedCount;
}

/**
 * Rounded to a hundredth of a person: far below any model's precision, and coarse enough that two
 * machines write the same digits.
 *
 * @param total finite, 0 or more
 * @param end of an interval: rounded outward; absent for a point, which is rounded to the nearest
 * @throws RangeError otherwise
 */
export function estimatedTotal(total: number, end: "low" | "high" | null = null): EstimatedTotal {
  if (!(total >= 0 && Number.isFinite(total))) {
    throw new RangeError(`total must be finite, 0 or more; it is ${total}`);
  }
  const shown =
    end === null ? Math.round(total * 100) / 100 : end === "low" ? lowEnd(total, 100) : highEnd(total, 100);
  return shown as unknown as EstimatedTotal;
}

/** The bare number, for printing and comparing. */
export function people(count: DocumentedCount | EstimatedTotal): number {
  return count as unknown as number;
}

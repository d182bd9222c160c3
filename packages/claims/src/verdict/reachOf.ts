/**
 * How far the words of a claim reach: the least and the most people they can mean.
 *
 * Source: rules J13 and J14. Nothing here is stored: a claim keeps only what its words set.
 * "About" reaches half a unit of its last significant digit either way (about 2,000: 1,500 to 2,500;
 * about 650: 645 to 655). "Fewer than 100" reaches 99, "more than 100" begins at 101, since people are
 * whole. A denial that names no number and rebuts no other figure says that nobody was killed: exact 0;
 * one that only rebuts reaches nothing (decision 0010). Cost: constant.
 */
import type { Claim } from "@daftar/model";

export interface Reach {
  /** Least number of people; null where the words set none. */
  readonly low: number | null;
  /** Greatest number of people; may end in .5 for "about"; null where the words set none. */
  readonly high: number | null;
}

/** The place value of the last digit that is not a trailing zero: 2,000 → 1,000; 1,540 → 10; 0 → 1. */
export function lastSignificantUnit(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`value must be a whole number, 0 or more; it is ${value}`);
  }
  let unit = 1;
  if (value === 0) return unit;
  while (value % (unit * 10) === 0) unit *= 10;
  return unit;
}

/** Least and greatest number of people that the words of the claim can mean; null: no figure at all. */
export function reachOf(claim: Claim): Reach | null {
  const { value, low, high, qualifier } = claim.figure;
  if (claim.kind === "refusal-to-state") return null;
  if (claim.kind === "denial") {
    const namesNoNumber = value === null && claim.rebuts !== null;
    return namesNoNumber ? null : { low: 0, high: 0 };
  }
  switch (qualifier) {
    case "exact":
    case "between":
      return { low, high };
    case "at-least":
      return { low, high: null };
    case "more-than":
      return { low: low === null ? null : low + 1, high: null };
    case "up-to":
      return { low: null, high };
    case "fewer-than":
      return { low: null, high: high === null ? null : high - 1 };
    case "about": {
      if (value === null) return null;
      const half = lastSignificantUnit(value) / 2;
      return { low: Math.max(0, value - half), high: value + half };
    }
    // These name a number without saying on which side of it the toll lies.
    case "could-exceed":
    case "worded":
    case null:
      return null;
  }
}

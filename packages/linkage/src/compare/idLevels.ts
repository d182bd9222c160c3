/**
 * Levels of two ids, of two phone numbers, of two e-mail addresses: the same, a slip apart, or in agreement as far as a
 * list shows them. Lists give ids in part (the last four digits, all but those hidden by stars), lose leading zeros,
 * and mistype.
 *
 * Agreement on four signs is met by chance once in ten thousand pairs, on a whole id never: each has a level of its own,
 * so that the fit weighs it by itself. Cost: linear in the signs; remembered by the caller.
 */
import { editDistance } from "@daftar/names";

const STAR = "*";
/** Below this many signs seen, agreement is no evidence; from `MANY_SIGNS` on it is nearly the whole id. */
const FEW_SIGNS = 4;
const MANY_SIGNS = 6;

export const ID_LEVELS = [
  "differs",
  "a few signs agree, no more told",
  "a slip apart",
  "most signs agree, no more told",
  "same",
] as const;

const partLevel = (signs: number): number => (signs >= MANY_SIGNS ? 3 : signs >= FEW_SIGNS ? 1 : -1);

/** What can be seen at the start and at the end; of an id without stars each is all of it. */
const startOf = (text: string): string => text.slice(0, (text.indexOf(STAR) + 1 || text.length + 1) - 1);
const endOf = (text: string): string => text.slice(text.lastIndexOf(STAR) + 1);

/** Signs at start and end on which two ids of which one is hidden in part agree; -1 where they contradict. */
function seenAlike(a: string, b: string): number {
  const [startA, startB, endA, endB] = [startOf(a), startOf(b), endOf(a), endOf(b)];
  const end = Math.min(endA.length, endB.length);
  if (endA.slice(endA.length - end) !== endB.slice(endB.length - end)) return -1;
  const whole = a.includes(STAR) ? (b.includes(STAR) ? null : b) : a;
  const hidden = whole === a ? b : a;
  // What one list gives is itself the end of an id: its start cannot be held against the other's.
  if (whole !== null && whole.length < hidden.length) return end;
  const start = Math.min(startA.length, startB.length);
  return startA.slice(0, start) === startB.slice(0, start) ? start + end : -1;
}

const withoutZeros = (text: string): string => text.replace(/^0+(?=\d)/, "");

/** Whether two ids as long as one another, or with one sign more, are one mistyped. */
function slipApart(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < MANY_SIGNS || Math.abs(a.length - b.length) > 1) return false;
  if (editDistance(a, b) <= 1) return true;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  // Two neighbours in each other's place.
  return (
    a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

/** @param a as `idText` gives it */
export function idLevel(a: string, b: string): number {
  if (a.includes(STAR) || b.includes(STAR)) {
    const signs = seenAlike(a, b);
    return signs < 0 ? 0 : partLevel(signs);
  }
  const [left, right] = [withoutZeros(a), withoutZeros(b)];
  if (left === right) return Math.max(a.length, b.length) >= MANY_SIGNS ? 4 : 1;
  if (slipApart(a, b)) return 2;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < FEW_SIGNS || short.length === long.length) return 0;
  return long.endsWith(short) || long.startsWith(short) ? partLevel(short.length) : 0;
}

export const CONTACT_LEVELS = [
  "differs",
  "similar user",
  "part of it agrees, no more told",
  "same user or nearly the same",
  "same",
] as const;

/** @param a as `phoneText` gives it */
export function phoneLevel(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.endsWith(short)) return short.length >= MANY_SIGNS ? 4 : 2;
  return slipApart(a, b) ? 3 : 0;
}

/** Fewer letters of a user than these are shared by too many. */
const LEAST_USER = 3;

/**
 * Level of two e-mail addresses by their letters; whether the users' names are alike is for the caller to say.
 *
 * @param a as `emailText` gives it
 */
export function emailLevel(a: string, b: string): number {
  if (!a.includes(STAR) && !b.includes(STAR)) return a === b ? 4 : editDistance(a, b) <= 2 ? 3 : 0;
  const [userA = "", placeA = ""] = a.split("@");
  const [userB = "", placeB = ""] = b.split("@");
  const places = seenAlike(placeA, placeB);
  const users = seenAlike(userA, userB);
  if (places < 0 || users < 0) return 0;
  return users >= LEAST_USER ? 2 : -1;
}

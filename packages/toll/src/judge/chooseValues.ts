/**
 * The value of each field where accounts disagree.
 *
 * Where each value comes from is asked, not where its account does (T27): ten accounts that took one date from
 * one place support it once.
 *
 * Rule (SPEC V1): all values are kept in their records; shown is the value that most distinct origins
 * support, then one with a direct account behind it, then the one more accounts support, then the more
 * precise, then the earlier or smaller text. A decision `resolve` holds before all of that.
 * Cost: square of the distinct values of one person.
 */
import { type AssertionField, type DateSpan, daysIn, intersects, type PlacePath } from "@daftar/model";
import { type Account, assertionOf } from "./account.ts";
import { isKnown, type OriginAccount, originId } from "./origins.ts";

interface Choice<T> {
  readonly value: T | null;
  readonly disagree: boolean;
}

interface Candidate<T> {
  readonly value: T;
  readonly text: string;
  /** Smaller is more precise. */
  readonly width: number;
  readonly accounts: Account[];
}

function candidates<T>(
  accounts: readonly Account[],
  read: (account: Account) => T | null,
  textOf: (value: T) => string,
  widthOf: (value: T) => number,
): Candidate<T>[] {
  const only = accounts.length === 1 ? accounts[0] : undefined;
  if (only) {
    const value = read(only);
    return value === null ? [] : [{ value, text: "", width: 0, accounts: [only] }];
  }
  const byText = new Map<string, Candidate<T>>();
  for (const account of accounts) {
    const value = read(account);
    if (value === null) continue;
    const text = textOf(value);
    const known = byText.get(text);
    if (known) known.accounts.push(account);
    else byText.set(text, { value, text, width: widthOf(value), accounts: [account] });
  }
  return [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** J3: of unknown lineage are one origin in all, or none beside a known one. */
function originsBehind(assertions: readonly OriginAccount[]): number {
  const known = new Set(assertions.filter(isKnown).map(originId)).size;
  return known === 0 && assertions.length > 0 ? 1 : known;
}

/**
 * @param compatible whether one value can be true where the other is: its accounts then support both
 */
function choose<T>(
  field: AssertionField,
  options: readonly Candidate<T>[],
  compatible: (a: T, b: T) => boolean,
): Choice<T> {
  if (options.length <= 1) return { value: options[0]?.value ?? null, disagree: false };
  let best: { option: Candidate<T>; score: readonly number[] } | null = null;
  let disagree = false;
  for (const option of options) {
    const behind = options.filter((other) => compatible(option.value, other.value));
    if (behind.length < options.length) disagree = true;
    const accounts = behind.flatMap((other) => other.accounts);
    const assertions = accounts.map((account) => assertionOf(account, field));
    const score = [
      originsBehind(assertions),
      assertions.some(({ held }) => held.lineage.direct) ? 1 : 0,
      accounts.length,
      -option.width,
    ];
    const at = best === null ? 0 : score.findIndex((part, i) => part !== best!.score[i]);
    if (best === null || (at >= 0 && score[at]! > best.score[at]!)) best = { option, score };
  }
  return { value: best?.option.value ?? null, disagree };
}

export function chooseText<T extends string>(
  field: AssertionField,
  accounts: readonly Account[],
  read: (account: Account) => T | null,
): Choice<T> {
  return choose(
    field,
    candidates(
      accounts,
      read,
      (value) => value,
      () => 0,
    ),
    (a, b) => a === b,
  );
}

/** Windows that share a day support each other; of these the narrowest is shown. */
export function chooseDate(
  field: "deathDate" | "injuryDate",
  accounts: readonly Account[],
): Choice<DateSpan> {
  return choose(
    field,
    candidates(
      accounts,
      (account) => account.fields[field],
      (d) => `${d.from} ${d.to} ${d.precision} ${d.calendar} ${d.asWritten}`,
      daysIn,
    ),
    intersects,
  );
}

/** Spans that share a year support each other. */
export function chooseAge(
  accounts: readonly Account[],
): Choice<{ readonly low: number; readonly high: number }> {
  return choose(
    "age",
    candidates(
      accounts,
      (account) => account.fields.age,
      (age) => `${String(age.low).padStart(3, "0")}-${String(age.high).padStart(3, "0")}`,
      (age) => age.high - age.low,
    ),
    (a, b) => a.low <= b.high && b.low <= a.high,
  );
}

/** A city supports its province. */
export function choosePlace(
  field: "deathPlace" | "injuryPlace",
  accounts: readonly Account[],
): Choice<PlacePath> {
  const same = (a: string | null, b: string | null) => a === null || b === null || a === b;
  return choose(
    field,
    candidates(
      accounts,
      (account) => account[field],
      (place) => `${place.province ?? ""}/${place.city ?? ""}`,
      (place) => (place.city === null ? 1 : 0),
    ),
    (a, b) => same(a.province, b.province) && same(a.city, b.city),
  );
}

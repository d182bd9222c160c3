/**
 * The lists that caught a person, for an estimate: one origin is one capture, however many lists carry it.
 *
 * Source: J21 (a capture counts only where the list has an origin of its own; aggregators are no list), J3.
 * Each list stands on one of its accounts such that no two lists stand on one origin; of all ways the one
 * with most lists holds, and among those the lists that come first by name. Two lists that print one
 * witness would otherwise overlap where nobody looked twice, and the estimate would come out too low.
 * Cost: exact to 24 accounts of a person; beyond, lists are taken in order of name.
 */
import { type Account, isCredited } from "./account.ts";
import type { Lineages } from "./lineages.ts";
import { isKnown, oneOrigin } from "./origins.ts";

const EXACT_UP_TO = 24;

/** Whether the person stands on a list that this account's list takes from. */
function copiedFrom(account: Account, all: readonly Account[]): boolean {
  return all.some((other) => account.ancestry.copies.has(other.list) && oneOrigin(account, other));
}

function mostLists(lists: readonly (readonly Account[])[], exact: boolean): readonly Account[] {
  let best: readonly Account[] = [];
  const choose = (at: number, taken: readonly Account[]): void => {
    if (taken.length > best.length) best = taken;
    const accounts = lists[at];
    if (accounts === undefined || taken.length + lists.length - at <= best.length) return;
    for (const account of accounts) {
      if (taken.some((other) => oneOrigin(account, other))) continue;
      choose(at + 1, [...taken, account]);
      if (!exact) return;
    }
    choose(at + 1, taken);
  };
  choose(0, []);
  return best;
}

/** @returns names of lists, sorted */
export function capturesOf(accounts: readonly Account[], lineages: Lineages): string[] {
  const credited = accounts.filter(isCredited);
  const byList = new Map<string, Account[]>();
  for (const account of credited) {
    if (!isKnown(account) || account.ancestry.isCopy) continue;
    if (lineages.coverage(account.list)?.aggregator || copiedFrom(account, credited)) continue;
    const own = byList.get(account.list) ?? [];
    byList.set(account.list, own);
    own.push(account);
  }
  const lists = [...byList]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => own.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const exact = lists.reduce((sum, own) => sum + own.length, 0) <= EXACT_UP_TO;
  return mostLists(lists, exact).map((account) => account.list);
}

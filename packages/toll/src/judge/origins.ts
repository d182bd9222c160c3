/**
 * How many distinct known origins a set of accounts has.
 *
 * Source: J3. Two accounts are one origin when they share an origin, a body or a source; when they are of
 * one household and not both saw for themselves; when their sealed sources have one class, overlapping
 * windows and places not known to be two, and no custodian attested that they differ; when one copies the other or its list.
 * "One origin" is not handed on: a forged account that resembles two others must not make them one (J8),
 * so the count is the largest set of accounts no two of which are one origin.
 * Cost: exact up to 24 different lineages of one person; beyond, a greedy lower bound.
 */
import { intersects, type PlacePath } from "@daftar/model";
import { type Ancestry, sameWords, type Terminal } from "./lineages.ts";

export interface OriginAccount {
  readonly id: string;
  readonly list: string;
  readonly ancestry: Ancestry;
}

const EXACT_UP_TO = 24;
/** Up to here a search costs less than telling which lineages are alike. */
const FEW = 6;

export function isKnown(account: OriginAccount): boolean {
  return account.ancestry.terminals.some((terminal) => terminal.known);
}

const mayHold = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** One place, one within the other, or not known to be two: only two places that are known apart differ. */
function perhapsOnePlace(a: PlacePath | null, b: PlacePath | null): boolean {
  if (a === null || b === null) return true;
  return mayHold(a.province, b.province) && mayHold(a.city, b.city);
}

function sameTerminal(a: Terminal, b: Terminal): boolean {
  if (a.keys.some((key) => b.keys.includes(key))) return true;
  const [x, y] = [a.lineage, b.lineage];
  const household =
    x.household !== null && y.household !== null && sameWords(x.household) === sameWords(y.household);
  if (household && !(x.sawThemself && y.sawThemself)) return true;
  const [s, t] = [x.sealedSource, y.sealedSource];
  if (s === null || t === null) return false;
  const attested =
    (a.attested && s.attestedDifferentFrom.includes(t.id)) ||
    (b.attested && t.attestedDifferentFrom.includes(s.id));
  return (
    x.sourceClass === y.sourceClass &&
    perhapsOnePlace(a.sourcePlace, b.sourcePlace) &&
    intersects(s, t) &&
    !attested
  );
}

/** Whether two accounts come from one origin, as far as is known. */
export function oneOrigin(a: OriginAccount, b: OriginAccount): boolean {
  if (a.ancestry.copies.has(b.list) || b.ancestry.copies.has(a.list)) return true;
  return a.ancestry.terminals.some((t) => b.ancestry.terminals.some((u) => sameTerminal(t, u)));
}

/** The id under which an account's origin is listed; stable under the order of accounts. */
export function originId(account: OriginAccount): string {
  const keys = account.ancestry.terminals.filter((t) => t.known).flatMap((t) => t.keys);
  return keys.sort()[0] ?? "unknown";
}

function lineageKey({ list, ancestry }: OriginAccount): string {
  const ends = ancestry.terminals.map((t) => JSON.stringify([t.keys, t.attested, t.lineage])).sort();
  return JSON.stringify([list, ends, [...ancestry.copies].sort()]);
}

/** Largest independent set: take or leave the first vertex, with vertices as bits. */
function largest(left: number, edges: readonly number[]): number {
  if (left === 0) return 0;
  const first = 31 - Math.clz32(left & -left);
  const rest = left & ~(1 << first);
  const near = edges[first]! & left;
  const taken = 1 + largest(rest & ~near, edges);
  return near === 0 ? taken : Math.max(taken, largest(rest, edges));
}

/** One account of each lineage: those of one lineage are one origin, and many would make the search long. */
function ofDifferentLineage(accounts: readonly OriginAccount[]): OriginAccount[] {
  const different = new Map<string, OriginAccount>();
  for (const account of accounts) {
    const key = lineageKey(account);
    if (!different.has(key)) different.set(key, account);
  }
  return [...different].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
}

export interface OriginCount {
  readonly known: number;
  readonly unknown: boolean;
  readonly ids: readonly string[];
}

export function countOrigins(accounts: readonly OriginAccount[]): OriginCount {
  const knownAccounts = accounts.filter(isKnown);
  if (knownAccounts.length <= 1)
    return {
      known: knownAccounts.length,
      unknown: knownAccounts.length < accounts.length,
      ids: knownAccounts.map(originId),
    };
  const nodes = knownAccounts.length <= FEW ? knownAccounts : ofDifferentLineage(knownAccounts);
  const ids = [...new Set(nodes.map(originId))].sort();
  const unknown = knownAccounts.length < accounts.length;
  if (nodes.length > EXACT_UP_TO) {
    const picked: OriginAccount[] = [];
    for (const node of nodes) if (!picked.some((other) => oneOrigin(other, node))) picked.push(node);
    return { known: picked.length, unknown, ids };
  }
  const edges = nodes.map((a, i) =>
    nodes.reduce((bits, b, j) => (i !== j && oneOrigin(a, b) ? bits | (1 << j) : bits), 0),
  );
  return { known: largest(2 ** nodes.length - 1, edges), unknown, ids };
}

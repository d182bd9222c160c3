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

function oneHousehold({ lineage: x }: Terminal, { lineage: y }: Terminal): boolean {
  if (x.household === null || y.household === null || (x.sawThemself && y.sawThemself)) return false;
  return sameWords(x.household) === sameWords(y.household);
}

/** Two sealed sources that nothing tells apart, a custodian's word set aside. */
export function alikeSources(a: Terminal, b: Terminal): boolean {
  const [s, t] = [a.lineage.sealedSource, b.lineage.sealedSource];
  return (
    s !== null &&
    t !== null &&
    a.lineage.sourceClass === b.lineage.sourceClass &&
    perhapsOnePlace(a.sourcePlace, b.sourcePlace) &&
    intersects(s, t)
  );
}

/** Somebody said of one of the two that the other is another person; T3 asks who. */
export function saidToDiffer(a: Terminal, b: Terminal, who: "a custodian" | "anybody"): boolean {
  const says = (one: Terminal, of: Terminal): boolean =>
    (who === "anybody" || one.attested) &&
    of.lineage.sealedSource !== null &&
    one.lineage.sealedSource?.attestedDifferentFrom.includes(of.lineage.sealedSource.id) === true;
  return says(a, b) || says(b, a);
}

function sameTerminal(a: Terminal, b: Terminal): boolean {
  if (a.keys.some((key) => b.keys.includes(key)) || oneHousehold(a, b)) return true;
  return alikeSources(a, b) && !saidToDiffer(a, b, "a custodian");
}

/** Whether two accounts come from one origin, as far as is known. */
export function oneOrigin(a: OriginAccount, b: OriginAccount): boolean {
  if (a.ancestry.copies.has(b.list) || b.ancestry.copies.has(a.list)) return true;
  return a.ancestry.terminals.some((t) => b.ancestry.terminals.some((u) => sameTerminal(t, u)));
}

export const TIES = [
  "same-circle",
  "copies-list",
  "copied-by-list",
  "same-origin",
  "same-list",
  "same-body",
  "same-source",
  "household",
  "perhaps-same-source",
] as const;

/** Why two accounts are one origin. */
export interface Tie {
  readonly kind: (typeof TIES)[number];
  /** The list, origin, body, household or source that they share, as the first of the two words it. */
  readonly name: string | null;
}

const KEY_TIES: Readonly<Record<string, Tie["kind"]>> = {
  ring: "same-circle",
  origin: "same-origin",
  list: "same-list",
  body: "same-body",
  source: "same-source",
};

function keyTie(key: string, { lineage }: Terminal): Tie {
  const kind = KEY_TIES[key.slice(0, key.indexOf(":"))] ?? "same-origin";
  const worded = { "same-origin": lineage.origin, "same-body": lineage.body };
  const name = kind === "same-origin" || kind === "same-body" ? worded[kind] : null;
  return { kind, name: kind === "same-circle" ? null : (name ?? key.slice(key.indexOf(":") + 1)) };
}

function terminalTies(a: Terminal, b: Terminal): Tie[] {
  const ties = a.keys.filter((key) => b.keys.includes(key)).map((key) => keyTie(key, a));
  if (oneHousehold(a, b)) ties.push({ kind: "household", name: a.lineage.household });
  if (alikeSources(a, b) && !saidToDiffer(a, b, "a custodian"))
    ties.push({ kind: "perhaps-same-source", name: b.lineage.sealedSource?.id ?? null });
  return ties;
}

/**
 * Every reason for which two accounts are one origin, the plainest first; empty exactly where `oneOrigin` says
 * that they are two. @param a the account that is spoken of
 */
export function tiesOf(a: OriginAccount, b: OriginAccount): readonly Tie[] {
  const ties: Tie[] = [];
  if (a.ancestry.copies.has(b.list)) ties.push({ kind: "copies-list", name: b.list });
  if (b.ancestry.copies.has(a.list)) ties.push({ kind: "copied-by-list", name: b.list });
  for (const t of a.ancestry.terminals)
    for (const u of b.ancestry.terminals) ties.push(...terminalTies(t, u));
  const byText = new Map(ties.map((tie) => [`${tie.kind} ${tie.name}`, tie]));
  return [...byText.values()].sort((x, y) => TIES.indexOf(x.kind) - TIES.indexOf(y.kind));
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

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Largest independent set, as bits: take or leave the first vertex; of two that are as large, the one with it. */
function largest(left: number, edges: readonly number[]): number {
  if (left === 0) return 0;
  const first = 31 - Math.clz32(left & -left);
  const rest = left & ~(1 << first);
  const near = edges[first]! & left;
  const taken = (1 << first) | largest(rest & ~near, edges);
  if (near === 0) return taken;
  const without = largest(rest, edges);
  return bitCount(taken) >= bitCount(without) ? taken : without;
}

/** An account that tells of its own origin stands for it before one that takes from others. */
const takesFrom = ({ ancestry }: OriginAccount): number =>
  ancestry.isCopy ? 2 : ancestry.copies.size > 0 ? 1 : 0;

/**
 * Accounts of known lineage that stand for the distinct origins: a largest set no two of which are one origin.
 * Of several such sets always the same one, with accounts that copy nobody first.
 */
export function standForOrigins(accounts: readonly OriginAccount[]): readonly OriginAccount[] {
  const knownAccounts = accounts.filter(isKnown);
  if (knownAccounts.length <= 1) return knownAccounts;
  return largestApart(ofDifferentLineage(knownAccounts));
}

/** The largest set of these no two of which are one origin; exact up to a number of them, in their order. */
function largestApart(nodes: readonly OriginAccount[]): readonly OriginAccount[] {
  if (nodes.length > EXACT_UP_TO) {
    const picked: OriginAccount[] = [];
    for (const node of nodes) if (!picked.some((other) => oneOrigin(other, node))) picked.push(node);
    return picked;
  }
  const edges = nodes.map((a, i) =>
    nodes.reduce((bits, b, j) => (i !== j && oneOrigin(a, b) ? bits | (1 << j) : bits), 0),
  );
  const chosen = largest(2 ** nodes.length - 1, edges);
  return nodes.filter((_, at) => (chosen & (1 << at)) !== 0);
}

/** One account of each lineage: those of one lineage are one origin, and many would make the search long. */
function ofDifferentLineage(accounts: readonly OriginAccount[]): OriginAccount[] {
  const different = new Map<string, OriginAccount>();
  for (const account of accounts) {
    const key = lineageKey(account);
    if (!different.has(key)) different.set(key, account);
  }
  return [...different]
    .sort(([a, one], [b, other]) => takesFrom(one) - takesFrom(other) || (a < b ? -1 : 1))
    .map(([, account]) => account);
}

export interface OriginCount {
  readonly known: number;
  readonly unknown: boolean;
  readonly ids: readonly string[];
}

export function countOrigins(accounts: readonly OriginAccount[]): OriginCount {
  const known = accounts.filter(isKnown);
  const nodes = known.length <= FEW ? known : ofDifferentLineage(known);
  return {
    known: known.length <= 1 ? known.length : largestApart(nodes).length,
    unknown: known.length < accounts.length,
    ids: known.length <= 1 ? known.map(originId) : [...new Set(known.map(originId))].sort(),
  };
}

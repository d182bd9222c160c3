/**
 * What became of people between two judgements of one desk: on two days, or under two policies.
 *
 * Source: J10, J12 and the duty to say why a toll moved. People are followed by their records, since an id may be joined
 * or parted meanwhile: whoever shares a record, however many steps, is one change. Reasons are read from what differs,
 * and are what changed, not a proof of cause; where nothing about the people differs, the rules or numbers in force do.
 * Cost: linear in records, by union–find.
 */
import type { DeathLevel } from "@daftar/model";
import type { Victim } from "../judge/victim.ts";
import { asCountable } from "../lines/asCountable.ts";

export const CHANGE_REASONS = [
  "new-accounts",
  "joined",
  "parted",
  "set-aside",
  "set-aside-ended",
  "signature",
  "dispute",
  "assessment",
  "origins",
  "values",
  "settings",
] as const;
export type ChangeReason = (typeof CHANGE_REASONS)[number];

/** Where people stand: in no line, or at a level of one. */
export type Standing = "in-no-line" | "reported" | "corroborated" | "verified";

export interface PersonStanding {
  readonly id: string;
  readonly level: DeathLevel;
  readonly standing: Standing;
  /** Counts in the line of those verified and named. */
  readonly named: boolean;
}

export interface PeopleChange {
  /** People of the earlier judgement, in the order of their ids; empty where all records are new. */
  readonly before: readonly PersonStanding[];
  readonly after: readonly PersonStanding[];
  /** What differs, the more telling first. */
  readonly reasons: readonly ChangeReason[];
}

const standingOf = (victim: Victim): PersonStanding => {
  const row = asCountable(victim);
  const counted = row !== null && row.status !== "missing-presumed";
  return {
    id: victim.id,
    level: victim.level,
    standing: counted && row.level !== "alleged" && row.level !== "set-aside" ? row.level : "in-no-line",
    named: counted && row.named,
  };
};

/** People of both judgements that share records, together. */
function followed(
  before: readonly Victim[],
  after: readonly Victim[],
): { readonly before: Victim[]; readonly after: Victim[] }[] {
  const all = [...before, ...after];
  const parent = all.map((_, at) => at);
  const find = (start: number): number => {
    let root = start;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = start; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const first = new Map<string, number>();
  for (const [at, { records }] of all.entries()) {
    for (const record of records) {
      const known = first.get(record);
      if (known === undefined) first.set(record, at);
      else parent[find(at)] = find(known);
    }
  }
  const groups = new Map<number, { before: Victim[]; after: Victim[] }>();
  for (const [at, victim] of all.entries()) {
    const root = find(at);
    const group = groups.get(root) ?? { before: [], after: [] };
    groups.set(root, group);
    (at < before.length ? group.before : group.after).push(victim);
  }
  return [...groups.values()];
}

const sorted = (values: Iterable<string>): string => JSON.stringify([...new Set(values)].sort());
const differs = (
  before: readonly Victim[],
  after: readonly Victim[],
  of: (victim: Victim) => readonly string[],
): boolean =>
  sorted(before.flatMap((victim) => of(victim))) !== sorted(after.flatMap((victim) => of(victim)));

function reasonsOf(before: readonly Victim[], after: readonly Victim[]): ChangeReason[] {
  // Of somebody new nothing was there to differ from.
  if (before.length === 0) return ["new-accounts"];
  const known = new Set(before.flatMap(({ records }) => records));
  const differ = (of: (victim: Victim) => readonly string[]) => differs(before, after, of);
  const wasSetAside = before.some(({ setAside }) => setAside !== null);
  const isSetAside = after.some(({ setAside }) => setAside !== null);
  const found: Record<ChangeReason, boolean> = {
    "new-accounts": after.some(({ records }) => records.some((record) => !known.has(record))),
    joined: before.length > 1 && after.some(({ records }) => spans(records, before) > 1),
    parted: after.length > 1 && before.some(({ records }) => spans(records, after) > 1),
    "set-aside": isSetAside && !wasSetAside,
    "set-aside-ended": wasSetAside && !isSetAside,
    signature: differ(({ signatures }) => signatures.map((one) => JSON.stringify(one))),
    dispute: differ(({ dispute }) => [dispute]),
    assessment: differ(({ credited }) => credited),
    origins: differ(({ originIds, direct }) => [...originIds, `direct ${direct}`]),
    values: differ(valuesOf) || differ(({ versions }) => versions),
    settings: false,
  };
  const reasons = CHANGE_REASONS.filter((reason) => found[reason]);
  return reasons.length > 0 ? reasons : ["settings"];
}

/** What of a person decides whether they count, besides accounts. */
function valuesOf({ status, named, inScope, death, deathPlace, injuryPlace }: Victim): readonly string[] {
  return [JSON.stringify([status, named, inScope.state, death, deathPlace, injuryPlace])];
}

/** In how many of the people the records lie. */
function spans(records: readonly string[], people: readonly Victim[]): number {
  const own = new Set(records);
  return people.filter((victim) => victim.records.some((record) => own.has(record))).length;
}

const shown = (people: readonly PersonStanding[]): string =>
  people
    .map(({ standing, named }) => `${standing} ${named}`)
    .sort()
    .join();

/**
 * Those whose place in the lines differs, and those who were joined or parted there; in the order of their first id.
 *
 * @param before victims of the earlier judgement
 * @param after victims of the later one
 */
export function peopleChanges(before: readonly Victim[], after: readonly Victim[]): readonly PeopleChange[] {
  const changes: PeopleChange[] = [];
  for (const group of followed(before, after)) {
    const was = group.before.map(standingOf).sort(byId);
    const is = group.after.map(standingOf).sort(byId);
    const counts = (people: readonly PersonStanding[]) =>
      people.filter(({ standing }) => standing !== "in-no-line");
    if (shown(counts(was)) === shown(counts(is))) continue;
    changes.push({ before: was, after: is, reasons: reasonsOf(group.before, group.after) });
  }
  const idOf = ({ before: was, after: is }: PeopleChange): string => (is[0] ?? was[0])?.id ?? "";
  return changes.sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
}

const byId = (a: PersonStanding, b: PersonStanding): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

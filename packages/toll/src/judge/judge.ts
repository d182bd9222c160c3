/**
 * Facts to judged victims and counts.
 *
 * Source: rules J1–J9, J15; pure in (facts, partition, undecided pairs, scope, policy), so the same
 * function serves now, a past date (`factsAsOf`), another policy and a linkage draw.
 * Assumes: approvals were checked when the ops were applied; the classes are disjoint.
 * Cost: linear in records, decisions and signatures, times the square of one person's accounts.
 */
import type { Facts, PersonFact, Policy, Scope } from "@daftar/model";
import type { IncludingScope } from "../lines/narrowTo.ts";
import { placeResolver, type ResolvePlace } from "./account.ts";
import { Bench } from "./bench.ts";
import { type Draft, draftVictim } from "./draftVictim.ts";
import { type CountScopes, finishVictim } from "./finishVictim.ts";
import { claimedTwice, judgeCounts } from "./judgeCounts.ts";
import type { JudgedConflict, JudgedCount, JudgedList, Judgement, Victim } from "./victim.ts";

export interface JudgeInput {
  readonly facts: Facts;
  /** Record ids of each victim; every record in one class at most. */
  readonly classes: readonly (readonly string[])[];
  /** Ids in the order of `classes`. */
  readonly victimIds: readonly string[];
  /**
   * Pairs of records in the grey band or judged "cannot tell", undecided; with the time since when, so that
   * a pair that was open when somebody signed blocks that signature (J10). Without a time it blocks only
   * what is signed from now on.
   */
  readonly openPairs: readonly (readonly [a: string, b: string, since?: string | undefined])[];
  /** "Same" decisions that others make impossible, and that the classes do not follow: flagged. */
  readonly notFollowed?: readonly (readonly [string, string])[];
  readonly scope: Scope | null;
  readonly policy: Policy;
  readonly resolvePlace: ResolvePlace;
  /** The record that a former victim id was made from, so that decisions follow a merge. */
  readonly anchorOf?: (formerVictimId: string) => string | null;
}

/** Undecided pairs by class: classes each has still to be told apart from. */
function nearOf(bench: Bench, openPairs: JudgeInput["openPairs"]): Map<number, Set<number>> {
  const near = new Map<number, Set<number>>();
  const link = (a: number, b: number): void => {
    const known = near.get(a);
    if (known === undefined) near.set(a, new Set([b]));
    else known.add(b);
  };
  for (const [left, right] of openPairs) {
    const a = bench.classOf.get(left);
    const b = bench.classOf.get(right);
    if (a === undefined || b === undefined || a === b) continue;
    link(a, b);
    link(b, a);
  }
  return near;
}

/** Pairs of victims that lower reported low: a pair with an account nobody found credible says nothing of the people counted (J8). */
function creditedPairs(
  bench: Bench,
  victims: readonly Victim[],
  openPairs: JudgeInput["openPairs"],
): [string, string][] {
  const found = new Map<string, [string, string]>();
  for (const [left, right] of openPairs) {
    const a = victims[bench.classOf.get(left) ?? -1];
    const b = victims[bench.classOf.get(right) ?? -1];
    if (a === undefined || b === undefined || a === b) continue;
    if (!a.credited.includes(left) || !b.credited.includes(right)) continue;
    const [x, y] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    found.set(`${x} ${y}`, [x, y]);
  }
  return [...found].sort(([p], [q]) => (p < q ? -1 : 1)).map(([, pair]) => pair);
}

/** Everybody judged. What waits for others' levels is finished last; no other draft is kept. */
function judgeVictims(
  bench: Bench,
  near: ReadonlyMap<number, ReadonlySet<number>>,
  scopes: CountScopes,
): Victim[] {
  const { classes, scope } = bench.input;
  const waiting = new Map<number, Draft>();
  const victims = classes.map((_, at): Victim | null => {
    const draft = draftVictim(bench, at);
    if (!near.has(at)) return finishVictim(draft, [], scope, scopes);
    waiting.set(at, draft);
    return null;
  });
  return victims.map((victim, at) => {
    if (victim !== null) return victim;
    const others = [...(near.get(at) ?? [])].map((other) => waiting.get(other)!);
    return finishVictim(waiting.get(at)!, others, scope, scopes);
  });
}

function judgedLists(bench: Bench, facts: Facts): JudgedList[] {
  const records = new Map<string, number>();
  for (const { list } of facts.records) records.set(list, (records.get(list) ?? 0) + 1);
  for (const { list } of facts.counts) records.set(list, records.get(list) ?? 0);
  for (const fact of facts.imports) records.set(fact.body.list, records.get(fact.body.list) ?? 0);
  for (const { list } of bench.now.lineages.coverages()) records.set(list, records.get(list) ?? 0);
  return [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => {
      const verdict = bench.now.verdictOf(name);
      const coverage = bench.now.lineages.coverage(name);
      return {
        name,
        records: count,
        granted: [...verdict.granted].sort(),
        halfAssessed: [...verdict.half].sort(),
        aggregator: coverage?.aggregator ?? false,
        coverageDeclared: coverage !== null,
      };
    });
}

/** Distinct known origins behind people at reported or above. */
function originsBehind(victims: readonly Victim[]): Set<string> {
  const ids = new Set<string>();
  for (const { level, originIds } of victims) {
    if (level === "alleged" || level === "set-aside") continue;
    for (const id of originIds) ids.add(id);
  }
  return ids;
}

function countScopes(counts: readonly JudgedCount[]): CountScopes {
  const verified = counts.filter((count) => count.level === "verified");
  const signed = new Set(verified.flatMap((count) => count.restsOn));
  const including = new Map<string, IncludingScope[]>();
  for (const { id, level, place, window, includes } of counts) {
    if (level !== "credible") continue;
    for (const victim of includes) {
      const scopes = including.get(victim) ?? [];
      including.set(victim, scopes);
      scopes.push({ place, window, signed: signed.has(id) });
    }
  }
  return { including, verified: verified.map(({ place, window }) => ({ place, window })) };
}

/**
 * @throws RangeError when `victimIds` and `classes` differ in length, or a record is in two classes
 */
export function judge(input: JudgeInput): Judgement {
  const { facts, classes, victimIds, scope, policy } = input;
  if (classes.length !== victimIds.length)
    throw new RangeError(`victimIds: ${victimIds.length} for ${classes.length} classes`);
  const people = new Map<string, PersonFact>(facts.people.map((person) => [person.person, person]));
  const bench = new Bench({
    facts,
    classes,
    victimIds,
    people,
    policy,
    scope,
    openPairs: input.openPairs,
    notFollowed: input.notFollowed ?? [],
    placeOf: placeResolver(input.resolvePlace),
    anchorOf: input.anchorOf ?? (() => null),
  });
  const counts = judgeCounts(bench);
  const near = nearOf(bench, input.openPairs);
  const victims = judgeVictims(bench, near, countScopes(counts));
  const origins = originsBehind(victims);
  for (const id of bench.countOrigins) origins.add(id);
  return {
    victims,
    counts,
    openPairs: creditedPairs(bench, victims, input.openPairs),
    undecidedPairs: [...near.values()].reduce((sum, others) => sum + others.size, 0) / 2,
    lists: judgedLists(bench, facts),
    conflicts: [
      ...bench.book.conflicts().map(
        (one): JudgedConflict => ({
          ...one,
          victimId: victimIds[bench.subjects.find(one.subject)?.at ?? -1] ?? null,
        }),
      ),
      ...claimedTwice(facts.counts).map((one) => ({ type: "count-account", victimId: null, ...one })),
    ],
    origins: origins.size,
    people,
    scope,
  };
}

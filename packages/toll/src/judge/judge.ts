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
import { isKnown, originId } from "./origins.ts";
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

function pairsOfVictims(
  bench: Bench,
  drafts: readonly Draft[],
  openPairs: JudgeInput["openPairs"],
): { all: Map<number, Set<number>>; credited: [number, number][]; undecided: number } {
  const all = new Map<number, Set<number>>();
  const credited = new Map<string, [number, number]>();
  let undecided = 0;
  const link = (a: number, b: number): boolean => {
    const near = all.get(a) ?? new Set<number>();
    all.set(a, near);
    const fresh = !near.has(b);
    near.add(b);
    return fresh;
  };
  for (const [left, right] of openPairs) {
    const a = bench.classOf.get(left);
    const b = bench.classOf.get(right);
    if (a === undefined || b === undefined || a === b) continue;
    if (link(a, b)) undecided += 1;
    link(b, a);
    // A pair with an account nobody found credible says nothing of the people counted (J8).
    if (!drafts[a]!.creditedIds.has(left) || !drafts[b]!.creditedIds.has(right)) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    credited.set(`${low} ${high}`, [low, high]);
  }
  return { all, credited: [...credited.values()], undecided };
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

function originsBehind(drafts: readonly Draft[], victims: readonly Victim[]): Set<string> {
  const ids = new Set<string>();
  victims.forEach((victim, at) => {
    if (victim.level === "alleged" || victim.level === "set-aside") return;
    for (const account of drafts[at]!.support.credited) if (isKnown(account)) ids.add(originId(account));
  });
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
  const drafts = classes.map((_, at) => draftVictim(bench, at));
  const pairs = pairsOfVictims(bench, drafts, input.openPairs);
  const counts = judgeCounts(bench);
  const scopes = countScopes(counts);
  const victims = drafts.map((draft, at) =>
    finishVictim(
      draft,
      [...(pairs.all.get(at) ?? [])].map((other) => drafts[other]!),
      scope,
      scopes,
    ),
  );
  const origins = originsBehind(drafts, victims);
  for (const id of bench.countOrigins) origins.add(id);
  return {
    victims,
    counts,
    openPairs: pairs.credited
      .map(([a, b]): [string, string] => {
        const [x, y] = [victimIds[a]!, victimIds[b]!];
        return x < y ? [x, y] : [y, x];
      })
      .sort((p, q) => (`${p[0]} ${p[1]}` < `${q[0]} ${q[1]}` ? -1 : 1)),
    undecidedPairs: pairs.undecided,
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

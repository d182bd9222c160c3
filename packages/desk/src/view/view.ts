/**
 * What the desk's facts come down to: victims with their levels, counts, open pairs, and the toll.
 *
 * A pure function of the set of ops and the day asked for: the same code for now, for a past date, and
 * for every verb, so that no two verbs can disagree. Cost: linear in records, once per command.
 */
import {
  type DecisionsInForce,
  type DecisionType,
  type Facts,
  type Policy,
  pairSubject,
  type RecordFact,
  type Scope,
} from "@daftar/model";
import { gazetteer } from "@daftar/names";
import type { OpenDesk } from "@daftar/store";
import {
  type JudgeInput,
  type Judgement,
  Judging,
  judge,
  linesOf,
  signedSets,
  type TollLines,
  type Victim,
} from "@daftar/toll";
import { readRun } from "../link/keptRun.ts";
import type { RunResult } from "../link/runResult.ts";
import { countedDecisions, decisionsOf } from "./counted.ts";
import { openSince } from "./openSince.ts";
import { pairDecisions } from "./pairDecisions.ts";
import { KeptResults, partitionOf } from "./partition.ts";
import { scopeNarrowing } from "./scopeNarrowing.ts";
import { policyInForce, scopeInForce } from "./settings.ts";

export interface OpenPair {
  readonly a: string;
  readonly b: string;
  /** Match weight in bits; null where only people left the pair open. */
  readonly weight: number | null;
  /** By how much an answer lowers the variance of the number of people of the scope; null where that was not worked out. */
  readonly narrows: number | null;
  /** Somebody looked and cannot tell. */
  readonly cannotTell: boolean;
}

export class DeskView {
  readonly facts: Facts;
  readonly decisions: DecisionsInForce;
  readonly scope: Scope | null;
  readonly policy: Policy;
  readonly judgement: Judgement;
  /** Undecided pairs of records. */
  readonly openPairs: readonly OpenPair[];
  /** Variance of the number of people of the scope, by the run's draws; null where nothing was drawn. */
  readonly variance: number | null;
  readonly redirects: ReadonlyMap<string, string>;
  readonly #byId: ReadonlyMap<string, Victim>;
  readonly #byRecord: ReadonlyMap<string, Victim>;
  #records: ReadonlyMap<string, RecordFact> | null = null;
  #openOf: ReadonlyMap<string, readonly OpenPair[]> | null = null;
  #heads: ReadonlyMap<string, readonly string[]> | null = null;
  #lines: TollLines | null = null;

  constructor(parts: {
    facts: Facts;
    decisions: DecisionsInForce;
    scope: Scope | null;
    policy: Policy;
    judgement: Judgement;
    openPairs: readonly OpenPair[];
    variance: number | null;
    redirects: ReadonlyMap<string, string>;
  }) {
    this.facts = parts.facts;
    this.decisions = parts.decisions;
    this.scope = parts.scope;
    this.policy = parts.policy;
    this.judgement = parts.judgement;
    this.openPairs = parts.openPairs;
    this.variance = parts.variance;
    this.redirects = parts.redirects;
    this.#byId = new Map(parts.judgement.victims.map((victim) => [victim.id, victim]));
    this.#byRecord = new Map(
      parts.judgement.victims.flatMap((victim) => victim.records.map((record) => [record, victim] as const)),
    );
  }

  /** The victim of an id, also of one that was joined with another. */
  victimById(id: string): Victim | null {
    return this.#byId.get(id) ?? this.#byId.get(this.redirects.get(id) ?? "") ?? null;
  }

  victimOfRecord(record: string): Victim | null {
    return this.#byRecord.get(record) ?? null;
  }

  recordById(id: string): RecordFact | null {
    this.#records ??= new Map(this.facts.records.map((record) => [record.id, record]));
    return this.#records.get(id) ?? null;
  }

  /** Undecided pairs of one of the victim's records with another's. */
  openPairsOf(victim: Victim): readonly OpenPair[] {
    this.#openOf ??= byVictim(this.openPairs, this.#byRecord);
    return this.#openOf.get(victim.id) ?? [];
  }

  /** Decisions of one type and subject that no other names as parent: what a new one must have seen. */
  headsOf(type: DecisionType, subject: string): readonly string[] {
    this.#heads ??= headsBySubject(this.facts);
    return this.#heads.get(`${type} ${subject}`) ?? [];
  }

  /** Ids that led to the victim before its records were joined. */
  formerIdsOf(id: string): readonly string[] {
    return [...this.redirects].flatMap(([before, now]) => (now === id ? [before] : []));
  }

  /** The desk's own lines. */
  lines(): TollLines {
    this.#lines ??= linesOf(this.judgement);
    return this.#lines;
  }
}

/** Heads of every decision, by type and subject. */
export function headsBySubject({ decisions }: Facts): ReadonlyMap<string, readonly string[]> {
  const named = new Set(decisions.flatMap((one) => one.parents));
  const heads = new Map<string, string[]>();
  for (const { type, subject, opId } of decisions) {
    if (named.has(opId)) continue;
    const key = `${type} ${subject}`;
    const known = heads.get(key);
    if (known === undefined) heads.set(key, [opId]);
    else known.push(opId);
  }
  return heads;
}

function byVictim(
  pairs: readonly OpenPair[],
  victims: ReadonlyMap<string, Victim>,
): ReadonlyMap<string, readonly OpenPair[]> {
  const found = new Map<string, OpenPair[]>();
  for (const pair of pairs) {
    for (const id of new Set([victims.get(pair.a)?.id, victims.get(pair.b)?.id])) {
      if (id === undefined) continue;
      const known = found.get(id);
      if (known === undefined) found.set(id, [pair]);
      else known.push(pair);
    }
  }
  return found;
}

/** The newest view of a desk that stays open: a hundred thousand records cost seconds to derive, and nothing to look at again. */
const newest = new WeakMap<OpenDesk, { readonly changes: number; readonly view: DeskView }>();
/** What was judged for it last: one op more touches a few people. */
const judged = new WeakMap<OpenDesk, Judging>();

function judgedNow(desk: OpenDesk, input: JudgeInput): Judgement {
  const before = judged.get(desk);
  // One that broke off half way would remember something that never was.
  judged.delete(desk);
  const judging = before ?? new Judging(input);
  const judgement = before === undefined ? judging.judgement : judging.again(input);
  judged.set(desk, judging);
  return judgement;
}

/** @param asOf a day, `YYYY-MM-DD`; null for now */
export async function currentView(desk: OpenDesk, asOf: string | null = null): Promise<DeskView> {
  if (asOf !== null) return viewOf(desk, await desk.facts({ asOf: `${asOf}T23:59:59.999Z` }));
  const changes = await desk.look();
  const kept = newest.get(desk);
  if (kept?.changes === changes) return kept.view;
  const view = viewOf(desk, await desk.facts(), { judge: (input) => judgedNow(desk, input) });
  // An op that came in between makes this view one of neither number.
  if (desk.changes === changes) newest.set(desk, { changes, view });
  return view;
}

/** Asked only of pairs with a signed record: elsewhere nobody could be demoted, and runs need not be read. */
function signedSince(desk: OpenDesk, facts: Facts): (a: string, b: string) => string | undefined {
  const signed = new Set(facts.signatures.flatMap(({ body }) => (body.of === "victim" ? body.records : [])));
  const reviews = new Map<string, ReadonlySet<string>>();
  const since = openSince(facts, (run) => {
    const known = reviews.get(run.opId);
    if (known !== undefined) return known;
    const { records, review } = readRun(desk, run);
    const subjects = new Set(review.map(([i, j]) => pairSubject(records[i] ?? "", records[j] ?? "")));
    reviews.set(run.opId, subjects);
    return subjects;
  });
  return (a, b) => (signed.has(a) || signed.has(b) ? since(a, b) : undefined);
}

/** What answers narrow, of the people of the scope. */
function ofScope(
  result: RunResult | null,
  { victims }: Judgement,
  open: readonly OpenPair[],
): { readonly openPairs: readonly OpenPair[]; readonly variance: number | null } {
  if (result?.draws == null) return { openPairs: open, variance: null };
  const outside = new Set(
    victims.flatMap(({ inScope, records }) => (inScope.state === "out" ? records : [])),
  );
  const place = new Map(result.records.map((id, at) => [id, at]));
  const scoped = scopeNarrowing(result.draws, (at) => outside.has(result.records[at] ?? ""));
  const openPairs = open.map((pair) =>
    pair.narrows === null
      ? pair
      : {
          ...pair,
          narrows: scoped.narrows(place.get(pair.a) ?? -1, place.get(pair.b) ?? -1, pair.narrows),
        },
  );
  return { openPairs, variance: scoped.variance };
}

/**
 * A function of these facts, and of what the desk keeps under the hashes they name.
 *
 * @param instead a policy to judge by, in place of that in force; a way to judge that remembers
 */
export function viewOf(
  desk: OpenDesk,
  facts: Facts,
  instead: { readonly policy?: Policy; readonly judge?: (input: JudgeInput) => Judgement } = {},
): DeskView {
  const decisions = decisionsOf(facts);
  const scope = scopeInForce(facts, decisions);
  const policy = instead.policy ?? policyInForce(facts, decisions);
  const signed = signedSets(facts);
  const said = pairDecisions(decisions, signed.onlyOneParts);
  const kept = new KeptResults(desk);
  const { resolved, ids, recordOf, weights, result } = partitionOf(kept, { facts, signed, said });
  const weightOf = new Map(weights.map((pair) => [pairSubject(pair.a, pair.b), pair]));
  const unsure = new Set(
    said.flatMap(({ a, b, verdict }) => (verdict === "cannot-tell" ? [pairSubject(a, b)] : [])),
  );
  const open = resolved.openPairs.map(({ a, b }): OpenPair => {
    const pair = weightOf.get(pairSubject(a, b));
    const cannotTell = unsure.has(pairSubject(a, b));
    return { a, b, weight: pair?.weight ?? null, narrows: pair?.narrows ?? null, cannotTell };
  });
  const since = signedSince(desk, facts);
  const judgement = (instead.judge ?? judge)({
    facts: { ...facts, decisions: countedDecisions(facts.decisions) },
    classes: resolved.classes,
    victimIds: ids.idOf,
    openPairs: open.map(({ a, b }) => [a, b, since(a, b)] as const),
    notFollowed: resolved.conflicts.map(({ a, b }) => [a, b] as const),
    scope,
    policy,
    resolvePlace: scope === null ? () => ({ city: null, province: null }) : gazetteer(scope.area).resolve,
    anchorOf: (id) => recordOf.get(id) ?? null,
  });
  const { openPairs, variance } = ofScope(result, judgement, open);
  return new DeskView({
    facts,
    decisions,
    scope,
    policy,
    judgement,
    openPairs,
    variance,
    redirects: ids.redirects,
  });
}

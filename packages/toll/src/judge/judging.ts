/**
 * A judgement that is kept, and judged again as facts come: only people whom they touch.
 *
 * Source: design, "Ops, facts, decisions", 6. Equal to judging all anew, which a property test holds it to.
 * Who is touched: whoever a decision, a signature or a record speaks of; who copies them; whose records
 * came together or apart; who is still to be told apart from one of these, two steps far, since a level
 * blocks another's; and whom a count names that changed. Cost: linear in people with a small constant, and in
 * what it takes to compare facts (`newFacts`).
 */
import { canonicalText, type PersonFact } from "@daftar/model";
import { placeResolver } from "./account.ts";
import { Bench } from "./bench.ts";
import { type CountScopes, countScopes } from "./countScopes.ts";
import { type Draft, draftVictim } from "./draftVictim.ts";
import { finishVictim, type Near } from "./finishVictim.ts";
import { claimedTwice, judgeCounts } from "./judgeCounts.ts";
import { judgedLists, recordsByList } from "./judgedLists.ts";
import type { JudgeInput } from "./judgeInput.ts";
import { type NewFacts, newFacts } from "./newFacts.ts";
import type { JudgedConflict, JudgedCount, Judgement, Victim } from "./victim.ts";

const nobody = (): null => null;

function benchOf(input: JudgeInput): Bench {
  const { facts, classes, victimIds, openPairs, policy, scope } = input;
  return new Bench({
    facts,
    classes,
    victimIds,
    policy,
    scope,
    openPairs,
    notFollowed: input.notFollowed ?? [],
    placeOf: placeResolver(input.resolvePlace),
    anchorOf: input.anchorOf ?? nobody,
  });
}

export class Judging {
  #input: JudgeInput;
  #bench: Bench;
  #counts: readonly JudgedCount[] = [];
  #scopes: CountScopes = { including: new Map(), verified: [] };
  /** By place (`People`). */
  readonly #victims = new Map<number, Victim>();
  /** Known origins behind people at reported or above, and behind how many of them. */
  readonly #origins = new Map<string, number>();
  #recordsByList: ReadonlyMap<string, number>;
  #judgement: Judgement;

  /** @throws RangeError when `victimIds` and `classes` differ in length, or a record is in two classes */
  constructor(input: JudgeInput) {
    this.#input = input;
    this.#bench = benchOf(input);
    this.#recordsByList = recordsByList(input.facts.records);
    this.#judgement = this.#all();
  }

  get judgement(): Judgement {
    return this.#judgement;
  }

  /**
   * Judges again. What was judged before is not altered.
   *
   * @param input with what came since; a scope that is the same resolves places as before
   * @returns what `judge(input)` returns
   */
  again(input: JudgeInput): Judgement {
    const came = this.#sameRules(input) ? newFacts(this.#input.facts, input.facts) : null;
    if (input.facts.records !== this.#input.facts.records)
      this.#recordsByList = recordsByList(input.facts.records);
    this.#input = input;
    if (came === null) {
      this.#bench = benchOf(input);
      this.#judgement = this.#all();
      return this.#judgement;
    }
    const touched = this.#touchedBy(came, input);
    this.#counts = judgeCounts(this.#bench, input.facts);
    for (const at of this.#countedAnew(countScopes(this.#counts))) touched.add(at);
    this.#judge(this.#withNear(touched));
    this.#judgement = this.#assembled();
    return this.#judgement;
  }

  #sameRules({ scope, policy }: JudgeInput): boolean {
    const same = (a: unknown, b: unknown): boolean => a === b || canonicalText(a) === canonicalText(b);
    return same(this.#input.scope, scope) && same(this.#input.policy, policy);
  }

  #all(): Judgement {
    this.#victims.clear();
    this.#origins.clear();
    this.#counts = judgeCounts(this.#bench, this.#input.facts);
    this.#scopes = countScopes(this.#counts);
    this.#judge(this.#bench.people.order);
    return this.#assembled();
  }

  /** What waits for others' levels is finished last; no other draft is kept, for there may be many. */
  #judge(places: Iterable<number>): void {
    const bench = this.#bench;
    const waiting = new Map<number, { readonly draft: Draft; readonly near: readonly number[] }>();
    for (const at of places) {
      const draft = draftVictim(bench, at);
      const near = this.#near(at);
      if (near.length > 0) waiting.set(at, { draft, near });
      else this.#put(at, finishVictim(draft, [], bench.scope, this.#scopes));
    }
    for (const [at, { draft, near }] of waiting) {
      const others = near.map((other): Near => waiting.get(other)?.draft ?? this.#victims.get(other)!);
      this.#put(at, finishVictim(draft, others, bench.scope, this.#scopes));
    }
  }

  #put(at: number, victim: Victim | null): void {
    this.#countOrigins(this.#victims.get(at), -1);
    if (victim === null) this.#victims.delete(at);
    else this.#victims.set(at, victim);
    this.#countOrigins(victim ?? undefined, 1);
  }

  #countOrigins(victim: Victim | undefined, by: number): void {
    if (victim === undefined || victim.level === "alleged" || victim.level === "set-aside") return;
    for (const id of victim.originIds) {
      const behind = (this.#origins.get(id) ?? 0) + by;
      if (behind === 0) this.#origins.delete(id);
      else this.#origins.set(id, behind);
    }
  }

  /** Whom the victim still has to be told apart from. */
  #near(at: number): number[] {
    const open = this.#bench.openToOthers(at);
    return open.length === 0 ? [] : [...new Set(open.map(({ other }) => this.#bench.people.placeOf(other)!))];
  }

  #touchedBy(came: NewFacts, input: JudgeInput): Set<number> {
    const bench = this.#bench;
    const records = new Set<string>();
    for (const record of came.records) {
      bench.records.set(record);
      records.add(record.id);
    }
    const { fresh, left, gone } = bench.people.change(input.classes, input.victimIds);
    for (const place of gone) this.#put(place, null);
    for (const id of left) records.add(id);
    for (const decision of came.decisions) {
      bench.addDecision(decision);
      if (decision.type === "pair") for (const id of decision.subject.split(" ")) records.add(id);
    }
    for (const signature of came.signatures) {
      bench.addSignature(signature);
      if (signature.body.of === "victim") for (const id of signature.body.records) records.add(id);
    }
    for (const evidence of came.evidence) {
      bench.addEvidence(evidence);
      for (const id of evidence.body.about) records.add(id);
    }
    bench.readAnew(input.anchorOf ?? nobody);
    for (const id of bench.setOpenPairs(input.openPairs)) records.add(id);
    for (const id of bench.keepApart(input.notFollowed ?? [])) records.add(id);
    if (came.records.length > 0 || came.decisions.some(({ type }) => type === "lineage"))
      for (const id of bench.copiers) records.add(id);
    const touched = new Set(fresh);
    for (const { subject } of came.decisions) {
      const at = bench.placeOf(subject);
      if (at !== null) touched.add(at);
    }
    for (const id of records) {
      const at = bench.people.placeOf(id);
      if (at !== undefined) touched.add(at);
    }
    return touched;
  }

  /** People whom counts name otherwise than before; all they name where another number is verified. */
  #countedAnew(scopes: CountScopes): readonly number[] {
    const before = this.#scopes;
    this.#scopes = scopes;
    const all = canonicalText(before.verified) !== canonicalText(scopes.verified);
    const ids = new Set([...before.including.keys(), ...scopes.including.keys()]);
    return [...ids].flatMap((id) => {
      const at = this.#bench.people.placeOfId(id);
      if (at === undefined) return [];
      const same =
        canonicalText(before.including.get(id) ?? []) === canonicalText(scopes.including.get(id) ?? []);
      return same && !all ? [] : [at];
    });
  }

  #withNear(touched: ReadonlySet<number>): ReadonlySet<number> {
    let found = touched;
    for (let step = 0; step < 2; step += 1) {
      const further = new Set(found);
      for (const at of found) for (const other of this.#near(at)) further.add(other);
      found = further;
    }
    return found;
  }

  #assembled(): Judgement {
    const { facts, scope } = this.#input;
    const bench = this.#bench;
    const victims = bench.people.order.map((at) => this.#victims.get(at)!);
    const ofCounts = [...bench.countOrigins].filter((id) => !this.#origins.has(id)).length;
    const idOf = (subject: string): string | null => {
      const at = bench.placeOf(subject);
      return at === null ? null : bench.people.idOf(at);
    };
    return {
      victims,
      counts: this.#counts,
      openPairs: this.#creditedPairs(),
      undecidedPairs: this.#undecidedPairs(),
      lists: judgedLists(bench, facts, this.#recordsByList),
      conflicts: [
        ...bench.book.conflicts().map((one): JudgedConflict => ({ ...one, victimId: idOf(one.subject) })),
        ...claimedTwice(facts.counts).map((one) => ({ type: "count-account", victimId: null, ...one })),
      ],
      origins: this.#origins.size + ofCounts,
      people: new Map<string, PersonFact>(facts.people.map((person) => [person.person, person])),
      scope,
    };
  }

  #undecidedPairs(): number {
    const { people, openTo } = this.#bench;
    const found = new Set<string>();
    for (const [left, right] of openTo.pairs) {
      const [a, b] = [people.placeOf(left), people.placeOf(right)];
      if (a !== undefined && b !== undefined && a !== b) found.add(a < b ? `${a} ${b}` : `${b} ${a}`);
    }
    return found.size;
  }

  /** Pairs that lower reported low: one with an account nobody found credible says nothing of the people counted (J8). */
  #creditedPairs(): [string, string][] {
    const { people, openTo } = this.#bench;
    const found = new Map<string, [string, string]>();
    for (const [left, right] of openTo.pairs) {
      const a = this.#victims.get(people.placeOf(left) ?? -1);
      const b = this.#victims.get(people.placeOf(right) ?? -1);
      if (a === undefined || b === undefined || a === b) continue;
      if (!a.credited.includes(left) || !b.credited.includes(right)) continue;
      const [x, y] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
      found.set(`${x} ${y}`, [x, y]);
    }
    return [...found].sort(([p], [q]) => (p < q ? -1 : 1)).map(([, pair]) => pair);
  }
}

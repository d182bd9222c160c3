/**
 * Who is enrolled, with which key and roles, at each point of the ops; and which approvals count.
 *
 * Rule J7. People of the genesis op are enrolled by nobody. A later `key` or `role` decision counts only
 * where an enrolled admin approved it (one's own key may be revoked by oneself). A person has one key at
 * a time: enrolling another replaces it. On a desk without founders the first two people are enrolled by
 * nobody too, by the machine's own `key` and first `role` ops. An approval counts where its signature holds under the key its
 * person had when the op came. Order is that of (counted from, chain, sequence), a function of the set
 * of ops. Cost: linear in key and role decisions.
 */
import { type Approver, genesisBody, keyBody, type PersonFact, type Role, roleBody } from "@daftar/model";

/** An approval as the register holds it. */
export interface GivenApproval {
  readonly person: string;
  readonly key: string;
  readonly holds: boolean;
}

/** An op that says who is enrolled; `rank` is its place among all ops. */
export interface EnrolmentOp {
  readonly rank: number;
  readonly type: string;
  readonly by: string;
  readonly body: unknown;
  readonly approvals: readonly GivenApproval[];
}

interface PersonState {
  readonly rank: number;
  /** Null once revoked. */
  readonly key: string | null;
  readonly fact: PersonFact;
}

/** J7 takes two people who did not enrol each other. */
const MOST_BEGINNERS = 2;

export class People {
  readonly #states = new Map<string, PersonState[]>();
  readonly #hasFounders: boolean;

  /** @param ops genesis, key and role ops in the order of their ranks */
  constructor(ops: readonly EnrolmentOp[]) {
    // The genesis op comes first whatever other chains' clocks said: without it nobody is enrolled.
    for (const op of ops) if (op.type === "genesis") this.#enrolFounders(op);
    this.#hasFounders = this.#states.size > 0;
    for (const op of ops) {
      if (op.type === "key") this.#applyKey(op);
      if (op.type === "role") this.#applyRole(op);
    }
  }

  /** Whether the op begins a desk that has nobody yet who could approve it. */
  #begins(op: EnrolmentOp, person: string): boolean {
    if (this.#hasFounders || op.by !== "machine" || op.approvals.length > 0) return false;
    const before = this.#states.get(person);
    if (op.type === "key") return before === undefined && this.#states.size < MOST_BEGINNERS;
    return before?.length === 1 && before[0]?.fact.enrolledBy === null;
  }

  #enrolFounders(op: EnrolmentOp): void {
    for (const { person, key, roles } of genesisBody.parse(op.body).founders) {
      const fact: PersonFact = { person, key, roles: [...roles].sort(), enrolledBy: null, revoked: false };
      this.#states.set(person, [{ rank: Number.NEGATIVE_INFINITY, key, fact }]);
    }
  }

  #at(person: string, rank: number): PersonState | undefined {
    return this.#states.get(person)?.findLast((state) => state.rank < rank);
  }

  /** Whether a person was an admin when the op at `rank` came. */
  isAdmin(person: string, rank: number): boolean {
    return this.#at(person, rank)?.fact.roles.includes("admin") === true;
  }

  /** An admin who approved the op, another person than the one it is about where there is one. */
  #adminOf(op: EnrolmentOp, about: string): string | null {
    const admins = this.approvedBy(op.rank, op.approvals).filter((person) => this.isAdmin(person, op.rank));
    return admins.find((person) => person !== about) ?? admins[0] ?? null;
  }

  #push(person: string, state: PersonState): void {
    const states = this.#states.get(person);
    if (states === undefined) this.#states.set(person, [state]);
    else states.push(state);
  }

  #applyKey(op: EnrolmentOp): void {
    const { person, key, state } = keyBody.parse(op.body);
    const before = this.#at(person, op.rank)?.fact;
    const admin = this.#adminOf(op, person);
    if (state === "revoked") {
      const self = this.approvedBy(op.rank, op.approvals).includes(person);
      if (before === undefined || before.key !== key || (admin === null && !self)) return;
      this.#push(person, { rank: op.rank, key: null, fact: { ...before, revoked: true } });
      return;
    }
    if (admin === null && !this.#begins(op, person)) return;
    const fact: PersonFact = { person, key, roles: before?.roles ?? [], enrolledBy: admin, revoked: false };
    this.#push(person, { rank: op.rank, key, fact });
  }

  #applyRole(op: EnrolmentOp): void {
    const { person, roles } = roleBody.parse(op.body);
    const before = this.#at(person, op.rank);
    if (before === undefined) return;
    if (this.#adminOf(op, person) === null && !this.#begins(op, person)) return;
    const named: Role[] = [...new Set(roles)].sort();
    this.#push(person, { rank: op.rank, key: before.key, fact: { ...before.fact, roles: named } });
  }

  /** People whose approvals of an op at `rank` count, sorted. */
  approvedBy(rank: number, approvals: readonly GivenApproval[]): string[] {
    const people = approvals
      .filter(({ person, key, holds }) => holds && this.#at(person, rank)?.key === key)
      .map(({ person }) => person);
    return [...new Set(people)].sort();
  }

  /** The same people as they stood when the op at `rank` came. */
  approvers(rank: number, approvals: readonly GivenApproval[]): Approver[] {
    return this.approvedBy(rank, approvals).flatMap((name) => {
      const fact = this.#at(name, rank)?.fact;
      if (fact === undefined) return [];
      const { person, key, roles, enrolledBy } = fact;
      return [{ person, key, roles, enrolledBy }];
    });
  }

  /** Everybody ever enrolled as they stand last, sorted by pseudonym. */
  facts(): PersonFact[] {
    return [...this.#states.values()]
      .flatMap((states) => states.slice(-1).map((state) => state.fact))
      .sort((a, b) => (a.person < b.person ? -1 : 1));
  }
}

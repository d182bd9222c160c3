/**
 * Who is enrolled, with which keys and roles, at each point of the ops; and which approvals count.
 *
 * Rule J7. People of the genesis op are enrolled by nobody. A later `key` or `role` decision counts only
 * where an enrolled admin approved it (one's own key may be revoked by oneself). A person has one key
 * file and one passkey at a time: enrolling another of a kind replaces it. A key or credential that
 * another person has or had enrols nobody. On a desk without founders the first two people are enrolled
 * by nobody too, by the machine's own `key` and first `role` ops. An approval counts where it holds under
 * a key its person had when the op came, and is no copy of one that was decided upon since (copies.ts). Order is
 * that of (counted from, chain, sequence), a function of the set of ops. Cost: linear in key and role decisions.
 */
import {
  type ApprovalFact,
  bareKey,
  genesisBody,
  type KeyFact,
  keyBody,
  kindOfKey,
  type PersonFact,
  type Role,
  roleBody,
} from "@daftar/model";
import { Copies } from "./copies.ts";

/** An approval as the register holds it. */
export interface GivenApproval {
  readonly person: string;
  readonly key: string;
  readonly holds: boolean;
}

/** An op in its place, as the register has it, with what was approved. */
export interface OpWithApprovals {
  readonly rank: number;
  readonly op_id: string;
  readonly time: string;
  readonly type: string;
  readonly reason: string;
  readonly body: unknown;
  readonly approvals: readonly GivenApproval[];
}

/** An op that says who is enrolled; `rank` is its place among all ops. */
export interface EnrolmentOp {
  readonly opId: string;
  readonly rank: number;
  readonly type: string;
  readonly by: string;
  /** The person. */
  readonly subject: string;
  readonly parents: readonly string[];
  readonly reason: string;
  readonly body: unknown;
  readonly approvals: readonly GivenApproval[];
}

interface PersonState {
  readonly rank: number;
  readonly fact: PersonFact;
}

/** J7 takes two people who did not enrol each other. */
const MOST_BEGINNERS = 2;

/** Keys with one of them added or put in the place of its kind, the key file first. */
function withKey(keys: readonly KeyFact[], key: KeyFact): KeyFact[] {
  const others = keys.filter((one) => kindOfKey(one.key) !== kindOfKey(key.key));
  return [...others, key].sort((a, b) => (kindOfKey(a.key) < kindOfKey(b.key) ? -1 : 1));
}

export class People {
  readonly #states = new Map<string, PersonState[]>();
  /** Whose each key and each credential is, for good. */
  readonly #owners = new Map<string, string>();
  readonly #hasFounders: boolean;

  /** @param ops genesis, key and role ops in the order of their ranks */
  constructor(ops: readonly EnrolmentOp[]) {
    // The genesis op comes first whatever other chains' clocks said: without it nobody is enrolled.
    for (const op of ops) if (op.type === "genesis") this.#enrolFounders(op);
    this.#hasFounders = this.#states.size > 0;
    const copies = new Copies();
    for (const one of ops) {
      const op = this.#uncopied(one, copies);
      if (op?.type === "key") this.#applyKey(op);
      if (op?.type === "role") this.#applyRole(op);
    }
  }

  /** An op without approvals that were copied from another one; null where nothing else stands behind it. */
  #uncopied(op: EnrolmentOp, copies: Copies): EnrolmentOp | null {
    const counted = this.approvals(op.rank, op.approvals);
    const fresh = copies.fresh(op, counted);
    if (fresh.length === counted.length) return op;
    const isFresh = ({ person, key }: GivenApproval) =>
      fresh.some((one) => one.person === person && one.key === key);
    return fresh.length === 0 ? null : { ...op, approvals: op.approvals.filter(isFresh) };
  }

  /** Whether the op begins a desk that has nobody yet who could approve it. */
  #begins(op: EnrolmentOp, person: string): boolean {
    if (this.#hasFounders || op.by !== "machine" || op.approvals.length > 0) return false;
    const before = this.#states.get(person);
    if (op.type === "key") return before === undefined && this.#states.size < MOST_BEGINNERS;
    return before?.length === 1 && before[0]?.fact.keys[0]?.enrolledBy === null;
  }

  #enrolFounders(op: EnrolmentOp): void {
    for (const { person, key, roles } of genesisBody.parse(op.body).founders) {
      if (!this.#takes(person, key, null)) continue;
      const keys = [{ key, credential: null, enrolledBy: null, revoked: false }];
      const fact: PersonFact = { person, keys, roles: [...roles].sort(), revoked: false };
      this.#states.set(person, [{ rank: Number.NEGATIVE_INFINITY, fact }]);
    }
  }

  /** Whether key and credential are nobody else's; they are this person's from then on. */
  #takes(person: string, key: string, credential: string | null): boolean {
    const names = [`key ${bareKey(key)}`, ...(credential === null ? [] : [`credential ${credential}`])];
    if (names.some((name) => (this.#owners.get(name) ?? person) !== person)) return false;
    for (const name of names) this.#owners.set(name, person);
    return true;
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
    const { person, key, state, credential = null } = keyBody.parse(op.body);
    const before = this.#at(person, op.rank)?.fact;
    const admin = this.#adminOf(op, person);
    const push = (keys: KeyFact[]): void => {
      const revoked = keys.every((one) => one.revoked);
      this.#push(person, { rank: op.rank, fact: { person, keys, roles: before?.roles ?? [], revoked } });
    };
    if (state === "revoked") {
      const self = this.approvedBy(op.rank, op.approvals).includes(person);
      const held = before?.keys.find((one) => one.key === key);
      if (before === undefined || held === undefined || (admin === null && !self)) return;
      push(withKey(before.keys, { ...held, revoked: true }));
      return;
    }
    if (admin === null && !this.#begins(op, person)) return;
    if (!this.#takes(person, key, credential)) return;
    push(withKey(before?.keys ?? [], { key, credential, enrolledBy: admin, revoked: false }));
  }

  #applyRole(op: EnrolmentOp): void {
    const { person, roles } = roleBody.parse(op.body);
    const before = this.#at(person, op.rank);
    if (before === undefined) return;
    if (this.#adminOf(op, person) === null && !this.#begins(op, person)) return;
    const named: Role[] = [...new Set(roles)].sort();
    this.#push(person, { rank: op.rank, fact: { ...before.fact, roles: named } });
  }

  /** Approvals of an op at `rank` that count, one a person, sorted by person. */
  approvals(rank: number, approvals: readonly GivenApproval[]): ApprovalFact[] {
    const counted = approvals.flatMap(({ person, key, holds }) => {
      const held = this.#at(person, rank)?.fact.keys.find((one) => one.key === key);
      if (!holds || held === undefined || held.revoked) return [];
      return [{ person, key, enrolledBy: held.enrolledBy, roles: this.#at(person, rank)?.fact.roles ?? [] }];
    });
    counted.sort((a, b) => (`${a.person} ${a.key}` < `${b.person} ${b.key}` ? -1 : 1));
    return counted.filter(({ person }, at) => counted[at - 1]?.person !== person);
  }

  /** People whose approvals of an op at `rank` count, sorted. */
  approvedBy(rank: number, approvals: readonly GivenApproval[]): string[] {
    return this.approvals(rank, approvals).map(({ person }) => person);
  }

  /** Everybody ever enrolled as they stand last, sorted by pseudonym. */
  facts(): PersonFact[] {
    return [...this.#states.values()]
      .flatMap((states) => states.slice(-1).map((state) => state.fact))
      .sort((a, b) => (a.person < b.person ? -1 : 1));
  }
}

/**
 * Which keys people were enrolled with, and by whom: those of the genesis op, and those whose `key` op an admin
 * approved with a key that was enrolled (J7). Any machine can write a `key` op; without an admin's approval
 * it enrols nobody, and says who holds the machine. On a desk without founders its first machine enrolled the first two people.
 *
 * Whether a key was revoked since, and a role taken, is the register's to judge at the time of each decision.
 * Cost: one signature an approval of a `key` or `role` op, times the length of the longest line of admins.
 */
import { approvalBytes, approvalFault, bareKey, OP_BODIES, type Verifiers } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { OpsOfDesk, ReadOp } from "./opFiles.ts";

export interface Enrolled {
  /** Who enrolled a key, by `person key`; null for nobody, absent where it was not enrolled. */
  readonly keys: ReadonlyMap<string, string | null>;
  /** People who ever had the role. */
  readonly admins: ReadonlySet<string>;
}

const FIRST_PEOPLE = 2;

/** Tells of keys and credentials that two people have. */
function checkOwners({ ops, genesis }: OpsOfDesk, findings: Findings): void {
  const owners = new Map<string, string>();
  const own = (name: string, person: string, where: string): void => {
    const owner = owners.get(name);
    if (owner === undefined) owners.set(name, person);
    else if (owner !== person) findings.fault("audit.op", where, `${person} and ${owner} share a key`);
  };
  for (const { person, key } of genesis?.founders ?? []) own(bareKey(key), person, "the genesis op");
  for (const { op, where } of ops) {
    if (op.type !== "key") continue;
    const { person, key, state, credential } = OP_BODIES.key.parse(op.body);
    if (state !== "enrolled") continue;
    own(bareKey(key), person, where);
    if (credential !== undefined) own(`credential ${credential}`, person, where);
  }
}

/** `key` and `role` ops by which the first machine of a desk without founders began it. */
function beginnings({ ops, genesis }: OpsOfDesk): ReadonlySet<string> {
  if (genesis === null || genesis.founders.length > 0) return new Set();
  const node = ops.find(({ op }) => op.type === "genesis")?.op.node;
  const own = ops.filter(({ op }) => op.node === node && op.by === "machine" && op.approvals.length === 0);
  const people = new Set<string>();
  const roles = new Set<string>();
  const begun = new Set<string>();
  for (const { id, op } of own.toSorted((a, b) => a.op.epoch - b.op.epoch || a.op.seq - b.op.seq)) {
    if (op.type === "key") {
      const { person } = OP_BODIES.key.parse(op.body);
      if (people.has(person) || people.size >= FIRST_PEOPLE) continue;
      people.add(person);
      begun.add(id);
    }
    if (op.type === "role") {
      const { person } = OP_BODIES.role.parse(op.body);
      if (!people.has(person) || roles.has(person)) continue;
      roles.add(person);
      begun.add(id);
    }
  }
  return begun;
}

export function enrolledIn(read: OpsOfDesk, verifiers: Verifiers, findings: Findings): Enrolled {
  checkOwners(read, findings);
  const keys = new Map<string, string | null>();
  const admins = new Set<string>();
  for (const { person, key, roles } of read.genesis?.founders ?? []) {
    keys.set(`${person} ${key}`, null);
    if (roles.includes("admin")) admins.add(person);
  }
  const begun = beginnings(read);
  const adminOf = ({ id, op }: ReadOp): string | null | undefined => {
    if (begun.has(id)) return null;
    const approved = approvalBytes(op);
    return op.approvals.find(
      (one) =>
        admins.has(one.person) &&
        keys.has(`${one.person} ${one.key}`) &&
        approvalFault(one, approved, verifiers) === null,
    )?.person;
  };
  let waiting = read.ops.filter(({ op }) => op.type === "key" || op.type === "role");
  // An admin may have been enrolled by another, in whatever order the files stand.
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    waiting = waiting.filter((one) => {
      const admin = adminOf(one);
      if (admin === undefined) return true;
      if (one.op.type === "key") {
        const { person, key, state } = OP_BODIES.key.parse(one.op.body);
        if (state === "enrolled" && !keys.has(`${person} ${key}`)) keys.set(`${person} ${key}`, admin);
      } else {
        const { person, roles } = OP_BODIES.role.parse(one.op.body);
        if (roles.includes("admin")) admins.add(person);
      }
      return false;
    });
  }
  for (const { op, where } of waiting) {
    if (op.type !== "key" || OP_BODIES.key.parse(op.body).state !== "enrolled") continue;
    findings.fault("audit.op", where, "it enrols somebody, and no admin approved it");
  }
  return { keys, admins };
}

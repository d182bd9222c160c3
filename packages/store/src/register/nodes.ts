/**
 * Which installations belong to the desk, and which ops of one that was put out of it still count.
 *
 * The node of the genesis op belongs by itself; every other by a `node` decision that an enrolled admin
 * approved. Revoking names how far each of the node's chains is trusted: ops from there on count nowhere,
 * on every desk alike, and stay where they are as evidence. Revoked is for good: a machine that comes back
 * asks anew, with a new key. A function of the set of ops. Cost: linear in ops.
 */
import { genesisBody, nodeBody } from "@daftar/model";
import { nodeIdOf } from "../keys/ed25519.ts";
import type { GivenApproval, People } from "./people.ts";

/** An installation. */
export interface NodeFact {
  readonly node: string;
  /** Public key in hexadecimal. */
  readonly key: string;
  /** age recipient of its bundles; null where none was told yet. */
  readonly recipient: string | null;
  /** Null for the node of the genesis op. */
  readonly enrolledBy: string | null;
  readonly revoked: boolean;
  /** With `revoked`: from these numbers on its ops count nowhere. */
  readonly until: readonly { readonly epoch: number; readonly next: number }[];
}

interface NodeOp {
  readonly rank: number;
  readonly type: string;
  readonly subject: string;
  readonly body: unknown;
  readonly approvals: readonly GivenApproval[];
}

function earliest(a: NodeFact["until"], b: NodeFact["until"]): NodeFact["until"] {
  // A chain that one of them does not name is trusted by that one in nothing.
  return a.flatMap(({ epoch, next }) => {
    const other = b.find((one) => one.epoch === epoch);
    return other === undefined ? [] : [{ epoch, next: Math.min(next, other.next) }];
  });
}

/** @param ops genesis and node ops in the order of their ranks */
export function nodesOf(ops: readonly NodeOp[], people: People): Map<string, NodeFact> {
  const nodes = new Map<string, NodeFact>();
  for (const op of ops) {
    if (op.type !== "genesis") continue;
    const { nodeKey: key } = genesisBody.parse(op.body);
    const node = nodeIdOf(key);
    nodes.set(node, { node, key, recipient: null, enrolledBy: null, revoked: false, until: [] });
  }
  const revocations: { node: string; until: NodeFact["until"] }[] = [];
  for (const op of ops) {
    if (op.type !== "node") continue;
    const { key, recipient, state, until } = nodeBody.parse(op.body);
    const admin = people.approvedBy(op.rank, op.approvals).find((person) => people.isAdmin(person, op.rank));
    if (admin === undefined || nodeIdOf(key) !== op.subject) continue;
    const known = nodes.get(op.subject);
    if (state === "revoked") revocations.push({ node: op.subject, until });
    else if (known === undefined) {
      nodes.set(op.subject, {
        node: op.subject,
        key,
        recipient,
        enrolledBy: admin,
        revoked: false,
        until: [],
      });
    } else nodes.set(op.subject, { ...known, recipient: known.recipient ?? recipient });
  }
  for (const { node, until } of revocations) {
    const known = nodes.get(node);
    if (known === undefined) continue;
    nodes.set(node, { ...known, revoked: true, until: known.revoked ? earliest(known.until, until) : until });
  }
  return nodes;
}

/** Whether an op counts, as far as its node goes. */
export function isTrusted(
  op: { readonly node: string; readonly epoch: number; readonly seq: number },
  nodes: ReadonlyMap<string, NodeFact>,
): boolean {
  const node = nodes.get(op.node);
  if (node === undefined || !node.revoked) return true;
  return node.until.some(({ epoch, next }) => epoch === op.epoch && op.seq < next);
}

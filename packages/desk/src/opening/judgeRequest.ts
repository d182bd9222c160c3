/**
 * Whether a request to open may be answered, judged on a custodian's own machine with the request alone.
 *
 * The genesis op's hash is the desk's id, and that id stands in the envelopes that were sealed to the custodian:
 * so the founders' keys are known, and by the ops that follow everybody else's. Checked: that the op asks for
 * these items of these envelopes and no others, that its approvals hold under keys of enrolled people, and that
 * two of them may ask. Not known here: what a desk left out, such as that a key was revoked since.
 */
import {
  type ApprovalFact,
  approvalBytes,
  approvalHolds,
  canonicalText,
  fromHex,
  idOfOp,
  OP_BODIES,
  type OpBody,
  opBytes,
  type SealedKind,
  type SignedOp,
  toHex,
  twoApprovers,
} from "@daftar/model";
import type { OpeningRequest } from "@daftar/seal";
import { type EnrolmentOp, People, sha256, verify, verifyEs256 } from "@daftar/store";

export interface JudgedRequest {
  readonly desk: string;
  readonly deskName: string;
  readonly opening: string;
  readonly asked: readonly { readonly kind: SealedKind; readonly subject: string }[];
  readonly reason: string;
  readonly approvedBy: readonly string[];
  /** When, by the clock of the machine that asks. */
  readonly time: string;
  /** Whether the desk's first op names its first people; else its first machine says who they are, or who holds its key. */
  readonly founders: boolean;
  /** To whom the shares are to be encrypted. */
  readonly recipient: string;
}

export type Judged =
  | { readonly status: "sound"; readonly request: JudgedRequest }
  | { readonly status: "refused"; readonly words: string };

const VERIFIERS = { sha256, verify, verifyEs256 };
const refused = (words: string): Judged => ({ status: "refused", words });

interface PeopleOfDesk {
  readonly name: string;
  readonly founders: boolean;
  readonly approvals: (op: SignedOp["op"]) => ApprovalFact[];
}

/** Whose keys count by ops that enrol people, the genesis op first; null where that is not this desk's. */
export function peopleIn(enrolments: readonly SignedOp[], desk: string): PeopleOfDesk | null {
  const genesis = genesisOf(enrolments[0]?.op, desk);
  if (genesis === null) return null;
  const people = new People(enrolmentsOf(enrolments, desk, genesis));
  return {
    name: genesis.body.name,
    founders: genesis.body.founders.length > 0,
    approvals: (op) => people.approvals(enrolments.length, givenIn(op)),
  };
}

const givenIn = (op: SignedOp["op"]) =>
  op.approvals.map((given) => ({
    person: given.person,
    key: given.key,
    holds: approvalHolds(given, approvalBytes(op), VERIFIERS),
  }));

interface Genesis {
  readonly op: SignedOp["op"];
  readonly body: OpBody<"genesis">;
}

/** Null where the first op is no genesis op, or not the desk's. */
function genesisOf(op: SignedOp["op"] | undefined, desk: string): Genesis | null {
  const body = OP_BODIES.genesis.safeParse(op?.body);
  if (op?.type !== "genesis" || !body.success) return null;
  return idOfOp(op, sha256) === desk ? { op, body: body.data } : null;
}

/**
 * Ops that enrol people, as far as this machine can judge them: with somebody's approval, or, where the machine
 * itself began the desk, signed by the node that the genesis op names.
 */
function enrolmentsOf(all: readonly SignedOp[], desk: string, genesis: Genesis): EnrolmentOp[] {
  const nodeKey = fromHex(genesis.body.nodeKey);
  return all.flatMap(({ op, sig }, rank) => {
    if (op.type !== "genesis" && op.type !== "key" && op.type !== "role") return [];
    if (op.type === "genesis" ? rank > 0 : op.desk !== desk) return [];
    if (!OP_BODIES[op.type].safeParse(op.body).success) return [];
    const unapproved = op.type !== "genesis" && op.approvals.length === 0;
    const signed = op.node === genesis.op.node && verify(nodeKey, opBytes(op), fromHex(sig));
    if (unapproved && !signed) return [];
    const { type, by, subject, parents, reason, body } = op;
    return [
      {
        opId: idOfOp(op, sha256),
        rank,
        type,
        by,
        subject,
        parents,
        reason,
        body,
        approvals: givenIn(op),
      },
    ];
  });
}

/** Whether the op asks for exactly what the request holds. */
function asksForThese(request: OpeningRequest, body: OpBody<"opening">): boolean {
  const held = request.asked.flatMap(({ items }) =>
    items.map(({ header, core, at }) => ({
      kind: header.kind,
      subject: header.items[at]?.subject,
      core: toHex(core),
    })),
  );
  const asked = body.items.map(({ kind, subject, core }) => ({ kind, subject, core }));
  const sorted = (all: readonly object[]): string[] => all.map((one) => canonicalText(one)).sort();
  return canonicalText(sorted(held)) === canonicalText(sorted(asked));
}

export function judgeRequest(request: OpeningRequest): Judged {
  const { op } = request.opening;
  const body = OP_BODIES.opening.safeParse(op.body);
  if (op.type !== "opening" || !body.success) return refused("what it rests on asks for no opening");
  const people = peopleIn(request.enrolments, op.desk);
  if (people === null) return refused("it does not hold the first op of its desk");
  if (request.asked.some(({ envelope }) => envelope.header.desk !== op.desk))
    return refused("it holds what another desk sealed");
  if (!asksForThese(request, body.data)) return refused("it holds other things than were approved");
  const approvals = people.approvals(op);
  if (twoApprovers(approvals) === null)
    return refused("it is not approved by two approvers of this desk who may ask together");
  return {
    status: "sound",
    request: {
      desk: op.desk,
      deskName: people.name,
      opening: idOfOp(op, sha256),
      asked: body.data.items.map(({ kind, subject }) => ({ kind, subject })),
      reason: op.reason,
      approvedBy: approvals.map(({ person }) => person),
      time: op.time,
      founders: people.founders,
      recipient: body.data.recipient,
    },
  };
}

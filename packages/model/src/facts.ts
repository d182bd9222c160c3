/**
 * What the ops say, as the pure functions above read it: derived from ops alone, in any order.
 *
 * `time` is when this desk counts an op from (J12): the later of its own time and its predecessor's
 * on its chain, as sortable UTC text. Arrays are sorted by (time, opId) so that equal sets of ops give
 * equal facts.
 */
import { type DecisionNode, type InForce, inForce } from "./decisions/inForce.ts";
import type { AssertionLineages } from "./judgement/assertion.ts";
import type { CountAccount } from "./judgement/countAccount.ts";
import type { Lineage } from "./judgement/lineage.ts";
import type { OpBody } from "./ops/bodies.ts";
import type { DecisionType } from "./ops/envelope.ts";
import type { RecordFields } from "./record.ts";
import type { Role } from "./vocabularies.ts";

export interface RecordVersionFact {
  /** Hash of list, record and cells: equal on every desk. */
  readonly version: string;
  /** The op that brought it first. */
  readonly opId: string;
  readonly time: string;
  readonly fields: RecordFields;
}

export interface RecordFact {
  readonly id: string;
  readonly list: string;
  /** Oldest first; the last is the one in force. */
  readonly versions: readonly RecordVersionFact[];
  /** Who entered it by hand; null where it was imported. */
  readonly recordedBy: string | null;
  /** Lineage given with the account itself; null where only its list or a decision says it. */
  readonly lineage: Lineage | null;
  /** Where single values come from, given with the account itself; null where nothing was said of any. */
  readonly assertions: AssertionLineages | null;
  /** Missing from the newest full edition of its list; never deleted for it. */
  readonly missingFromEdition: boolean;
}

export interface DecisionFact extends DecisionNode {
  readonly type: DecisionType;
  readonly subject: string;
  readonly by: string;
  readonly reason: string;
  /** People whose own keys approved it, sorted; checked when the op was applied. */
  readonly approvedBy: readonly string[];
  /** One each of `approvedBy`, in its order. */
  readonly approvals: readonly ApprovalFact[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface CountFact {
  readonly id: string;
  readonly list: string;
  readonly opId: string;
  readonly time: string;
  readonly recordedBy: string;
  readonly account: CountAccount;
}

/**
 * An approval that counted when its op came, and who gave it as they stood then: later roles and keys
 * rewrite nothing said before.
 */
export interface ApprovalFact {
  readonly person: string;
  readonly key: string;
  /** Who enrolled that key; null where nobody did. */
  readonly enrolledBy: string | null;
  readonly roles: readonly Role[];
}

/** Facts that are kept as their ops say them. */
export type ToldFact =
  | "claim"
  | "signature"
  | "linkage-run"
  | "published"
  | "cosigned"
  | "import"
  | "evidence"
  | "custody"
  | "stamp-request"
  | "timestamp";

export interface OpFact<T extends ToldFact> {
  readonly opId: string;
  readonly time: string;
  readonly by: string;
  readonly approvedBy: readonly string[];
  /** One each of `approvedBy`, in its order. */
  readonly approvals: readonly ApprovalFact[];
  readonly body: OpBody<T>;
}

/** One of a person's keys. */
export interface KeyFact {
  /** As ops spell it: its kind is `kindOfKey`. */
  readonly key: string;
  /** What a passkey's authenticator calls it, in hexadecimal; null for a key file. */
  readonly credential: string | null;
  /** Null for keys of people named in the genesis op. */
  readonly enrolledBy: string | null;
  readonly revoked: boolean;
}

/** Somebody enrolled, as they stand last. */
export interface PersonFact {
  readonly person: string;
  /** One of each kind at most, the key file first. */
  readonly keys: readonly KeyFact[];
  readonly roles: readonly Role[];
  /** Whether every key is. */
  readonly revoked: boolean;
}

/** A record whose cells two people had destroyed. It is among no records any more, as of whatever day. */
export interface ErasedFact {
  readonly record: string;
  readonly opId: string;
  readonly time: string;
  readonly approvedBy: readonly string[];
  readonly reason: string;
}

export interface Facts {
  readonly records: readonly RecordFact[];
  readonly counts: readonly CountFact[];
  readonly claims: readonly OpFact<"claim">[];
  readonly decisions: readonly DecisionFact[];
  readonly signatures: readonly OpFact<"signature">[];
  readonly runs: readonly OpFact<"linkage-run">[];
  readonly imports: readonly OpFact<"import">[];
  readonly published: readonly OpFact<"published">[];
  readonly cosigned: readonly OpFact<"cosigned">[];
  readonly evidence: readonly OpFact<"evidence">[];
  readonly custody: readonly OpFact<"custody">[];
  readonly stampRequests: readonly OpFact<"stamp-request">[];
  readonly timestamps: readonly OpFact<"timestamp">[];
  readonly people: readonly PersonFact[];
  /** Of all days, whatever moment was asked for: what is destroyed cannot be said of an earlier one either. */
  readonly erased: readonly ErasedFact[];
}

/** Every decision in force, by type and subject. */
export class DecisionsInForce {
  readonly #byKey = new Map<string, InForce<DecisionFact>>();

  constructor(decisions: readonly DecisionFact[]) {
    const groups = new Map<string, DecisionFact[]>();
    for (const decision of decisions) {
      const key = `${decision.type} ${decision.subject}`;
      const group = groups.get(key);
      if (group) group.push(decision);
      else groups.set(key, [decision]);
    }
    for (const [key, group] of groups) this.#byKey.set(key, inForce(group));
  }

  get(type: DecisionType, subject: string): InForce<DecisionFact> {
    return this.#byKey.get(`${type} ${subject}`) ?? { decision: null, heads: [], conflict: false };
  }

  /** All subjects of one type that have a decision, in force or in conflict. */
  *of(type: DecisionType): IterableIterator<[subject: string, state: InForce<DecisionFact>]> {
    for (const [key, state] of this.#byKey) {
      if (key.startsWith(`${type} `)) yield [key.slice(type.length + 1), state];
    }
  }
}

/** Subject of a decision about a pair of records: both ids, the smaller first. */
export function pairSubject(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * What came since facts were judged, where that is little and touches single people.
 *
 * Source: design, "Ops, facts, decisions", 6: applying an op recomputes the subjects it touches. A new
 * scope or policy, a list declared or assessed, and anything taken back touch everybody: then `null`, and
 * all is judged anew. Cost: linear in facts, a comparison each; nothing where arrays or facts are the same ones.
 */
import {
  type ApprovalFact,
  canonicalText,
  type DecisionFact,
  type DecisionType,
  type Facts,
  type OpFact,
  type RecordFact,
} from "@daftar/model";

export interface NewFacts {
  readonly decisions: readonly DecisionFact[];
  readonly signatures: readonly OpFact<"signature">[];
  readonly evidence: readonly OpFact<"evidence">[];
  /** New, or with something new. */
  readonly records: readonly RecordFact[];
}

/** Beyond this many, judging all anew costs no more. */
const FEW = 2_000;
const TOUCH_EVERYBODY: ReadonlySet<DecisionType> = new Set(["coverage", "assess-list"]);

interface Found<T> {
  readonly added: readonly T[];
  readonly altered: readonly T[];
}

/** @returns null where something is gone, stands in another order, or too much came */
function since<T>(
  before: readonly T[],
  now: readonly T[],
  isOne: (a: T, b: T) => boolean,
  alike: (a: T, b: T) => boolean,
): Found<T> | null {
  if (before === now) return { added: [], altered: [] };
  const added: T[] = [];
  const altered: T[] = [];
  let at = 0;
  for (const one of now) {
    const old = before[at];
    if (old !== undefined && (old === one || isOne(old, one))) {
      if (old !== one && !alike(old, one)) altered.push(one);
      at += 1;
    } else added.push(one);
    if (added.length + altered.length > FEW) return null;
  }
  return at === before.length ? { added, altered } : null;
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => one === b[i]));

const sameApproval = (a: ApprovalFact, b: ApprovalFact): boolean =>
  a.person === b.person && a.key === b.key && a.enrolledBy === b.enrolledBy && sameTexts(a.roles, b.roles);

type Said = Pick<DecisionFact, "opId" | "time" | "by" | "approvals">;

/** An op is one by its id; who approves it, and what it counts from, may still change with ops that came late. */
const sameOp = (a: Said, b: Said): boolean =>
  a.time === b.time &&
  a.by === b.by &&
  a.approvals.length === b.approvals.length &&
  a.approvals.every((one, i) => sameApproval(one, b.approvals[i]!));

const sameRecord = (a: RecordFact, b: RecordFact): boolean =>
  a.list === b.list &&
  a.recordedBy === b.recordedBy &&
  a.missingFromEdition === b.missingFromEdition &&
  a.versions.length === b.versions.length &&
  a.versions.every((one, i) => {
    const other = b.versions[i]!;
    return one.version === other.version && one.opId === other.opId && one.time === other.time;
  }) &&
  (a.lineage === b.lineage || canonicalText(a.lineage) === canonicalText(b.lineage)) &&
  (a.assertions === b.assertions || canonicalText(a.assertions) === canonicalText(b.assertions));

const isOneOp = (a: { readonly opId: string }, b: { readonly opId: string }): boolean => a.opId === b.opId;

/** @returns null where everybody must be judged anew */
export function newFacts(before: Facts, now: Facts): NewFacts | null {
  const decisions = since(
    before.decisions,
    now.decisions,
    isOneOp,
    (a, b) => sameOp(a, b) && sameTexts(a.parents, b.parents),
  );
  const signatures = since(before.signatures, now.signatures, isOneOp, sameOp);
  const evidence = since(before.evidence, now.evidence, isOneOp, sameOp);
  const records = since(before.records, now.records, (a, b) => a.id === b.id, sameRecord);
  if (decisions === null || signatures === null || evidence === null || records === null) return null;
  if (decisions.altered.length + signatures.altered.length + evidence.altered.length > 0) return null;
  if (decisions.added.some(({ type }) => TOUCH_EVERYBODY.has(type))) return null;
  return {
    decisions: decisions.added,
    signatures: signatures.added,
    evidence: evidence.added,
    records: [...records.added, ...records.altered],
  };
}

/**
 * Where a proposed release stands: who approved its digest, who dissented, and whether it is the newest.
 *
 * Two who approve must be able to sign together (J7, J20): whoever may enrol people could else approve alone,
 * as themself and as somebody they enrolled.
 */
import {
  type ApprovalFact,
  anyMayPair,
  type DecisionFact,
  type Facts,
  type OpBody,
  releaseBody,
} from "@daftar/model";

export interface Proposal {
  readonly digest: string;
  readonly candidate: string;
  readonly time: string;
  /** People with the role of approver, sorted. */
  readonly approvers: readonly string[];
  /** Their approvals: which key, and who had enrolled it. */
  readonly approvals: readonly ApprovalFact[];
  readonly dissents: readonly string[];
  /** Why they dissent, sorted: whose reason each is is not told. */
  readonly dissentReasons: readonly string[];
  readonly published: boolean;
}

const bodyOf = (fact: DecisionFact): OpBody<"release"> => releaseBody.parse(fact.body);

interface Word {
  readonly verdict: OpBody<"release">["verdict"];
  readonly reason: string;
  readonly approval: ApprovalFact | null;
}

/** Each person's last word on one digest. */
function words(facts: readonly DecisionFact[]): Map<string, Word> {
  const last = new Map<string, Word>();
  for (const fact of facts) {
    const word = { verdict: bodyOf(fact).verdict, reason: fact.reason };
    for (const [at, person] of fact.approvedBy.entries())
      last.set(person, { ...word, approval: fact.approvals[at] ?? null });
  }
  return last;
}

/** All proposals, one of a digest, oldest first. */
export function proposals(facts: Facts): Proposal[] {
  const mayApprove = new Set(
    facts.people.filter((p) => !p.revoked && p.roles.includes("approver")).map((p) => p.person),
  );
  const published = new Set(facts.published.map((fact) => fact.body.release));
  const byDigest = new Map<string, DecisionFact[]>();
  const at = new Map(facts.decisions.map(({ opId }, rank) => [opId, rank]));
  for (const fact of facts.decisions) {
    if (fact.type === "release") byDigest.set(fact.subject, [...(byDigest.get(fact.subject) ?? []), fact]);
  }
  const all = [...byDigest].flatMap(([digest, decisions]) => {
    // Where nothing changed a release has the same bytes again: the newest proposal of them counts, with what it was made
    // from. One without a candidate, which only whoever has a machine's key writes, is none.
    const proposed = decisions.findLast(
      (fact) => bodyOf(fact).verdict === "propose" && bodyOf(fact).candidate !== null,
    );
    const candidate = proposed === undefined ? null : bodyOf(proposed).candidate;
    if (proposed === undefined || candidate === null) return [];
    const last = words(decisions);
    const of = (verdict: "approve" | "dissent"): string[] =>
      [...last]
        .flatMap(([person, said]) => (said.verdict === verdict && mayApprove.has(person) ? [person] : []))
        .sort();
    const [approvers, dissents] = [of("approve"), of("dissent")];
    const proposal: Proposal = {
      digest,
      candidate,
      time: proposed.time,
      approvers,
      approvals: approvers.flatMap((person) => last.get(person)?.approval ?? []),
      dissents,
      dissentReasons: dissents.map((person) => last.get(person)?.reason.trim() ?? "").sort(),
      published: published.has(digest),
    };
    return [{ proposal, rank: at.get(proposed.opId) ?? 0 }];
  });
  return all.sort((a, b) => a.rank - b.rank).map(({ proposal }) => proposal);
}

/** The newest proposal; older ones can no longer be approved. */
export function newestProposal(facts: Facts): Proposal | null {
  return proposals(facts).at(-1) ?? null;
}

export const APPROVERS_NEEDED = 2;

/** Whether two of those who approved may do so together: two persons, two keys, neither enrolled by the other. */
export function isApproved({ approvals }: Proposal): boolean {
  return anyMayPair(approvals);
}

/**
 * The decision in force about one subject (design, "Ops, facts, decisions", 1).
 *
 * Heads are decisions that no other names among its ancestors. One head, or heads that say the same:
 * that value holds. Heads that differ are a conflict for people: until one decision names them all,
 * the newest decision that is an ancestor of every head holds, or none.
 * Cost: linear in decisions and their parents.
 */
import { canonicalText } from "../canonical/canonical.ts";

export interface DecisionNode {
  readonly opId: string;
  readonly parents: readonly string[];
  /** When this desk counts it from, as sortable text; ties go to the smaller op id. */
  readonly time: string;
  readonly body: unknown;
}

export interface InForce<D extends DecisionNode> {
  readonly decision: D | null;
  readonly heads: readonly D[];
  readonly conflict: boolean;
}

function newest<D extends DecisionNode>(decisions: readonly D[]): D | null {
  let best: D | null = null;
  for (const d of decisions) {
    if (best === null || d.time > best.time || (d.time === best.time && d.opId < best.opId)) best = d;
  }
  return best;
}

function ancestorsOf<D extends DecisionNode>(head: D, byId: ReadonlyMap<string, D>): Set<string> {
  const seen = new Set<string>();
  const todo = [...head.parents];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    const parent = byId.get(id);
    if (parent === undefined || seen.has(id)) continue;
    seen.add(id);
    todo.push(...parent.parents);
  }
  return seen;
}

/**
 * @param decisions all decisions known of one type and subject, in any order; a parent that is not
 *   among them is ignored
 */
export function inForce<D extends DecisionNode>(decisions: readonly D[]): InForce<D> {
  // Most subjects were decided once, a hundred thousand times over on a large desk.
  const only = decisions.length === 1 ? (decisions[0] ?? null) : null;
  if (only !== null) return { decision: only, heads: decisions, conflict: false };
  const byId = new Map(decisions.map((d) => [d.opId, d]));
  const all = [...byId.values()];
  const superseded = new Set(all.flatMap((d) => d.parents));
  const heads = all.filter((d) => !superseded.has(d.opId)).sort((a, b) => (a.opId < b.opId ? -1 : 1));
  const values = new Set(heads.map((d) => canonicalText(d.body)));
  if (values.size <= 1) return { decision: newest(heads), heads, conflict: false };
  const ancestries = heads.map((head) => ancestorsOf(head, byId));
  const shared = all.filter((d) => ancestries.every((ancestors) => ancestors.has(d.opId)));
  return { decision: newest(shared), heads, conflict: true };
}

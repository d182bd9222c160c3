/**
 * Decisions by type and subject, in force now or at an earlier time.
 *
 * Source: design, "Ops, facts, decisions", 1; J8 needs what stood when a signature was given. Decisions
 * that raise a level or open a release count only with a person's own approval: a machine op raises
 * nothing. Cost: linear once; a look-up reads the decisions of one subject.
 */
import {
  type AssertionField,
  type DecisionFact,
  type DecisionType,
  type InForce,
  inForce,
  OP_BODIES,
  type OpBody,
  readAssertionSubject,
} from "@daftar/model";

const NEEDS_A_PERSON: ReadonlySet<DecisionType> = new Set([
  "assess-account",
  "assess-list",
  "consent",
  "set-aside",
  "dispute",
]);

const NONE: InForce<DecisionFact> = { decision: null, heads: [], conflict: false };

export class DecisionBook {
  /** By type, then subject: a hundred thousand look-ups build no keys. */
  readonly #groups = new Map<DecisionType, Map<string, DecisionFact | DecisionFact[]>>();
  readonly #byType = new Map<DecisionType, DecisionFact[]>();
  /** By record: fields of it whose value somebody said a lineage of. */
  readonly #asserted = new Map<string, Set<AssertionField>>();
  readonly #now = new Map<readonly DecisionFact[], InForce<DecisionFact>>();
  /** Groups of more than one: only there can heads differ. */
  readonly #decidedAgain = new Map<readonly DecisionFact[], { type: DecisionType; subject: string }>();

  constructor(decisions: readonly DecisionFact[] = []) {
    for (const decision of decisions) this.add(decision);
  }

  /** @returns whether it counts */
  add(decision: DecisionFact): boolean {
    const { type, subject, approvedBy } = decision;
    if (approvedBy.length === 0 && (decision.by === "machine" || NEEDS_A_PERSON.has(type))) return false;
    let subjects = this.#groups.get(type);
    if (!subjects) {
      subjects = new Map();
      this.#groups.set(type, subjects);
    }
    const group = subjects.get(subject);
    if (group === undefined) subjects.set(subject, decision);
    else {
      const several = Array.isArray(group) ? group : [group];
      several.push(decision);
      subjects.set(subject, several);
      this.#now.delete(several);
      this.#decidedAgain.set(several, { type, subject });
    }
    if (type === "lineage") this.#indexAssertion(subject);
    const ofType = this.#byType.get(type);
    if (ofType) ofType.push(decision);
    else this.#byType.set(type, [decision]);
    return true;
  }

  #indexAssertion(subject: string): void {
    const read = readAssertionSubject(subject);
    if (read === null) return;
    const fields = this.#asserted.get(read.record);
    if (fields === undefined) this.#asserted.set(read.record, new Set([read.field]));
    else fields.add(read.field);
  }

  /** Fields of a record that some decision on lineage is about, in force or not; undefined: none. */
  assertedOf(record: string): ReadonlySet<AssertionField> | undefined {
    return this.#asserted.get(record);
  }

  get hasAssertions(): boolean {
    return this.#asserted.size > 0;
  }

  /** @param asOf counts only decisions up to this time; null: all */
  get(type: DecisionType, subject: string, asOf: string | null = null): InForce<DecisionFact> {
    const group = this.#groups.get(type)?.get(subject);
    if (group === undefined) return NONE;
    if (!Array.isArray(group))
      return asOf !== null && group.time > asOf ? NONE : { decision: group, heads: [group], conflict: false };
    if (asOf !== null) return inForce(group.filter((decision) => decision.time <= asOf));
    return this.#present(group);
  }

  #present(group: readonly DecisionFact[]): InForce<DecisionFact> {
    const known = this.#now.get(group);
    if (known) return known;
    const found = inForce(group);
    this.#now.set(group, found);
    return found;
  }

  /** Every decision about one subject, in force or not. */
  history(type: DecisionType, subject: string): readonly DecisionFact[] {
    const group = this.#groups.get(type)?.get(subject);
    return group === undefined ? [] : Array.isArray(group) ? group : [group];
  }

  all(type: DecisionType): readonly DecisionFact[] {
    return this.#byType.get(type) ?? [];
  }

  /** Subjects of one type, in the order of their first decision. */
  subjects(type: DecisionType): string[] {
    return [...(this.#groups.get(type)?.keys() ?? [])];
  }

  conflicts(): { type: DecisionType; subject: string; heads: readonly string[] }[] {
    const found: { type: DecisionType; subject: string; heads: readonly string[] }[] = [];
    for (const [group, { type, subject }] of this.#decidedAgain) {
      const state = this.#present(group);
      if (state.conflict) found.push({ type, subject, heads: state.heads.map((head) => head.opId) });
    }
    return found.sort((a, b) => (`${a.type} ${a.subject}` < `${b.type} ${b.subject}` ? -1 : 1));
  }
}

type Bodies = Pick<{ [T in DecisionType]: OpBody<T> }, DecisionType>;

/** The decision's body as its schema reads it; null where it breaks the schema. */
export function bodyOf<T extends DecisionType>(type: T, decision: DecisionFact | null): Bodies[T] | null {
  if (decision === null) return null;
  const read = OP_BODIES[type].safeParse(decision.body);
  return read.success ? (read.data as Bodies[T]) : null;
}

/**
 * Approvals that somebody copied from one op into another.
 *
 * An approval is of what is said, and not of when: whoever holds a node's key could put one that he has seen into a
 * new op, and so enrol a revoked key again, raise a level that two people had lowered, or take a dissent back. But a
 * person who decides again names what was decided since (`parents`; `after` in a signature), so that it is other bytes.
 * So the same bytes, approved with the same key, count no second time once somebody has decided upon them; and copies
 * made before that are superseded with what they copy. A function of the set of ops (decision 0070). Cost: linear in approved ops;
 * contents are compared only where subject and parents are the same.
 */
import { type ApprovalFact, signatureBody } from "@daftar/model";

/** What an approval is of, as far as desks of one genesis may differ in it. */
export interface ApprovedOp {
  readonly opId: string;
  readonly type: string;
  readonly subject: string;
  readonly parents: readonly string[];
  readonly reason: string;
  readonly body: unknown;
}

interface Given {
  readonly op: ApprovedOp;
  /** Person and key of each approval that counted, or would have if it were no copy. */
  readonly by: ReadonlySet<string>;
  /** Somebody has decided upon it. */
  superseded: boolean;
}

const nameOf = ({ person, key }: ApprovalFact): string => `${person} ${key}`;

/** Bodies come from one database or one parser, which writes the keys of like objects in like order. */
const saysTheSame = (a: ApprovedOp, b: ApprovedOp): boolean =>
  a.reason === b.reason && JSON.stringify(a.body) === JSON.stringify(b.body);

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Told approved ops in the order in which they count. */
export class Copies {
  readonly #byId = new Map<string, Given>();
  /** By type, subject and parents: of the same bytes all these are the same. */
  readonly #byPlace = new Map<string, Given[]>();
  /** Signatures by each record or count that they name. */
  readonly #signed = new Map<string, { readonly given: Given; readonly says: string }[]>();

  /**
   * @param counted approvals of a decision or a signature that hold under keys enrolled when it came
   * @returns those of them that are no copies
   */
  fresh(op: ApprovedOp, counted: readonly ApprovalFact[]): readonly ApprovalFact[] {
    if (counted.length === 0) return counted;
    const signed = op.type === "signature" ? signatureBody.parse(op.body) : null;
    // What it answers comes later, so it was not written where it stands.
    if (signed?.after !== undefined && !this.#byId.has(signed.after)) return [];
    const place = `${op.type} ${op.subject} ${signed?.id ?? op.parents.join(" ")}`;
    const spent = (this.#byPlace.get(place) ?? []).filter(
      (before) => before.superseded && saysTheSame(before.op, op),
    );
    const fresh =
      spent.length === 0 ? counted : counted.filter((one) => !spent.some(({ by }) => by.has(nameOf(one))));
    const given: Given = { op, by: new Set(counted.map(nameOf)), superseded: false };
    this.#byId.set(op.opId, given);
    push(this.#byPlace, place, given);
    if (fresh.length === 0) return fresh;
    for (const parent of op.parents) {
      const named = this.#byId.get(parent);
      if (named !== undefined) named.superseded = true;
    }
    if (signed !== null) {
      const { of, id, level, count } = signed;
      const says = `${level} ${count ?? ""}`;
      for (const about of new Set([id, ...signed.records])) {
        const others = this.#signed.get(`${of} ${about}`) ?? [];
        for (const other of others) if (other.says !== says) other.given.superseded = true;
        push(this.#signed, `${of} ${about}`, { given, says });
      }
    }
    return fresh;
  }

  /** Parents of a decision that was told, with what copies them: who decided upon one decided upon the other. */
  parentsOf({ parents }: Pick<ApprovedOp, "parents">): readonly string[] {
    const more = parents.flatMap((parent) => {
      const named = this.#byId.get(parent)?.op;
      if (named === undefined) return [];
      const beside = this.#byPlace.get(`${named.type} ${named.subject} ${named.parents.join(" ")}`) ?? [];
      return beside.length < 2
        ? []
        : beside.flatMap(({ op }) => (op !== named && saysTheSame(op, named) ? [op.opId] : []));
    });
    return more.length === 0 ? parents : [...new Set([...parents, ...more])].sort();
  }
}

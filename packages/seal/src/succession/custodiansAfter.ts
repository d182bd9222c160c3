/**
 * Who the custodians of a desk are, after every succession that counts (decision 0065).
 *
 * Two people of the desk approve, and a custodian's own signature lets the part go: without it nothing counts, and
 * no key on any desk can make it. Where boxes came with it, that is the signature of whoever leaves. Where none
 * did, that custodian is lost, and as many of the others sign as open together: who could open everything anyway.
 * Nobody succeeds who is or was a custodian here, so that no two parts are ever in one hand by their keys.
 * Of two successions of one custodian the first counts. A function of the set of ops. Cost: one signature a consent.
 */
import {
  acceptanceBytes,
  type CustodianKeys,
  consentBytes,
  fromHex,
  type OpBody,
  type Verify,
} from "@daftar/model";
import { kindsOf } from "../envelope/header.ts";

/** How a desk began. */
export interface Beginning extends Pick<OpBody<"genesis">, "custodians" | "consentKeys" | "threshold"> {
  /** Id of the genesis op. */
  readonly desk: string;
}

export interface SuccessionOp {
  readonly opId: string;
  readonly body: OpBody<"succession">;
  /** Whether two people approved it who may. */
  readonly approved: boolean;
}

/**
 * `more-shares`: of a part that was handed over already, shares of what was sealed meanwhile. `again`: just what
 * counts already, told by another machine, or copied.
 */
export type Counts = "handed-over" | "replaced" | "more-shares" | "again";
export type CountsNot =
  | "not-approved"
  /** The desk has no threshold, or `from` is no custodian of it now. */
  | "no-custodian"
  /** Recipient or consent key is, or was, a custodian's here. */
  | "known"
  /** Classic among post-quantum, or the other way. */
  | "kind"
  | "no-consent"
  | "not-accepted";

export interface Judged {
  readonly opId: string;
  readonly from: string;
  readonly to: string;
  readonly standing: Counts | CountsNot;
}

export interface CustodianNow extends CustodianKeys {
  /** Whose part it was before, and by which op; null for a custodian of the beginning. */
  readonly after: { readonly recipient: string; readonly opId: string; readonly how: Counts } | null;
}

/** Somebody whose part is another's now. */
export interface FormerCustodian extends CustodianKeys {
  readonly to: string;
}

export interface CustodiansAfter {
  /** Those to whom the desk seals. */
  readonly now: readonly CustodianNow[];
  readonly former: readonly FormerCustodian[];
  /** Recipients of every set that there was, the last of them those of `now`. */
  readonly sets: readonly (readonly string[])[];
  /** Blobs of shares that were encrypted anew, and to whom. */
  readonly boxes: readonly { readonly hash: string; readonly to: string }[];
  /** Every op, in their order. */
  readonly judged: readonly Judged[];
}

const COUNTS: ReadonlySet<string> = new Set<Counts>(["handed-over", "replaced", "more-shares", "again"]);

export function counts(standing: Counts | CountsNot): standing is Counts {
  return COUNTS.has(standing);
}

const termsIn = ({ from, to, toKey, boxes }: OpBody<"succession">): string =>
  `${from} ${to} ${toKey} ${boxes ?? ""}`;

class Custodians {
  readonly #begin: Beginning;
  readonly #verify: Verify;
  readonly #ever = new Map<string, CustodianKeys>();
  readonly #pairs = new Set<string>();
  readonly #settled = new Set<string>();
  now: CustodianNow[];
  readonly former: FormerCustodian[] = [];

  constructor(begin: Beginning, verify: Verify) {
    this.#begin = begin;
    this.#verify = verify;
    const keys = new Map((begin.consentKeys ?? []).map(({ recipient, key }) => [recipient, key]));
    this.now = [...new Set(begin.custodians)].map((recipient) => ({
      recipient,
      key: keys.get(recipient) ?? null,
      after: null,
    }));
    for (const one of this.now) this.#ever.set(one.recipient, one);
  }

  #signed(key: string, bytes: Uint8Array, signature: string): boolean {
    return this.#verify(fromHex(key), bytes, fromHex(signature));
  }

  /** Keys under which consents hold. */
  #consenting(body: OpBody<"succession">): Set<string> {
    const bytes = consentBytes(this.#begin.desk, body);
    return new Set(
      body.consents.filter(({ key, signature }) => this.#signed(key, bytes, signature)).map(({ key }) => key),
    );
  }

  #known({ to, toKey }: OpBody<"succession">): boolean {
    return this.#ever.has(to) || [...this.#ever.values()].some(({ key }) => key === toKey);
  }

  judge({ body, approved }: SuccessionOp): Counts | CountsNot {
    const { from, to, toKey, boxes, accepted } = body;
    if (!approved) return "not-approved";
    if (this.#settled.has(termsIn(body))) return "again";
    const leaving = this.#ever.get(from);
    if (leaving === undefined || this.#begin.threshold === undefined) return "no-custodian";
    const consenting = this.#consenting(body);
    const ownConsent = boxes !== null && leaving.key !== null && consenting.has(leaving.key);
    if (!this.#signed(toKey, acceptanceBytes(this.#begin.desk, body), accepted)) return "not-accepted";
    if (this.#pairs.has(`${from} ${to} ${toKey}`)) return ownConsent ? "more-shares" : "no-consent";
    if (!this.now.some(({ recipient }) => recipient === from)) return "no-custodian";
    if (this.#known(body)) return "known";
    if (kindsOf([to]) !== kindsOf(this.now.map(({ recipient }) => recipient))) return "kind";
    if (boxes !== null) return ownConsent ? "handed-over" : "no-consent";
    const others = this.now.filter(({ recipient, key }) => recipient !== from && consenting.has(key ?? ""));
    return others.length >= this.#begin.threshold ? "replaced" : "no-consent";
  }

  apply({ opId, body }: SuccessionOp, how: Counts): void {
    this.#settled.add(termsIn(body));
    if (how !== "handed-over" && how !== "replaced") return;
    const { from, to, toKey } = body;
    this.#pairs.add(`${from} ${to} ${toKey}`);
    const successor = { recipient: to, key: toKey, after: { recipient: from, opId, how } };
    this.#ever.set(to, successor);
    this.former.push({ recipient: from, key: this.#ever.get(from)?.key ?? null, to });
    this.now = this.now.map((one) => (one.recipient === from ? successor : one));
  }
}

/** @param ops in the order in which they count */
export function custodiansAfter(
  begin: Beginning,
  ops: readonly SuccessionOp[],
  verify: Verify,
): CustodiansAfter {
  const custodians = new Custodians(begin, verify);
  const recipients = (): string[] => custodians.now.map(({ recipient }) => recipient);
  const sets = [recipients()];
  const boxes = new Map<string, { hash: string; to: string }>();
  const judged = ops.map((op): Judged => {
    const standing = custodians.judge(op);
    if (counts(standing)) {
      custodians.apply(op, standing);
      if (standing === "handed-over" || standing === "replaced") sets.push(recipients());
      if (op.body.boxes !== null) boxes.set(op.body.boxes, { hash: op.body.boxes, to: op.body.to });
    }
    return { opId: op.opId, from: op.body.from, to: op.body.to, standing };
  });
  return { now: custodians.now, former: custodians.former, sets, boxes: [...boxes.values()], judged };
}

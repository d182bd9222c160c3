/**
 * The lasting id of each victim (design, "Ops, facts, decisions", 5; SPEC V8–V10).
 *
 * The id is the HMAC, under the organisation's secret, of one record of the class: the first published, else
 * the earliest imported. Every other record's HMAC, which may have stood for the victim before a merge,
 * leads to it. Nothing is stored: a split gives back the ids there were. Cost: linear in records.
 */

export interface VictimIdInput {
  readonly classes: readonly (readonly string[])[];
  /** Record ids in the order in which this organisation first imported them. */
  readonly firstSeenOrder: readonly string[];
  /** Position of each published record in the order of publication; null before any release. */
  readonly published: ReadonlyMap<string, number> | null;
  /** HMAC of a record id for victim ids, in a domain of its own. */
  readonly hmac: (recordId: string) => string;
}

export interface VictimIds {
  /** Victim id of each class, in the order of `classes`. */
  readonly idOf: readonly string[];
  /** From ids that may have stood for a victim before, to the id that stands now. */
  readonly redirects: ReadonlyMap<string, string>;
}

/** @throws RangeError for a class without records */
export function victimIds({ classes, firstSeenOrder, published, hmac }: VictimIdInput): VictimIds {
  const seen = new Map(firstSeenOrder.map((id, at) => [id, at]));
  const redirects = new Map<string, string>();
  const idOf = classes.map((members) => {
    if (members.length === 0) throw new RangeError("classes: each must have a record");
    // Not seen counts as seen last; ties go to the smaller id, so that order never matters.
    const sorted = [...members].sort(
      (a, b) =>
        (published?.get(a) ?? Number.MAX_SAFE_INTEGER) - (published?.get(b) ?? Number.MAX_SAFE_INTEGER) ||
        (seen.get(a) ?? Number.MAX_SAFE_INTEGER) - (seen.get(b) ?? Number.MAX_SAFE_INTEGER) ||
        (a < b ? -1 : 1),
    );
    const id = hmac(sorted[0] ?? "");
    for (const other of sorted.slice(1)) redirects.set(hmac(other), id);
    return id;
  });
  return { idOf, redirects };
}

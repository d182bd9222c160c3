/**
 * Pairs of records still to be told apart, by record.
 *
 * Source: J10. Cost: linear in pairs.
 */

export type OpenPairs = readonly (readonly [a: string, b: string, since?: string | undefined])[];

export interface OpenToRecord {
  readonly other: string;
  /** Undefined where that is not known: then it blocks only what is signed from now on. */
  readonly since: string | undefined;
}

const key = ([a, b, since]: OpenPairs[number]): string => `${a} ${b} ${since ?? ""}`;

export class OpenTo {
  readonly pairs: OpenPairs;
  readonly #byRecord = new Map<string, OpenToRecord[]>();

  constructor(pairs: OpenPairs) {
    this.pairs = pairs;
    for (const [a, b, since] of pairs) {
      this.#add(a, { other: b, since });
      this.#add(b, { other: a, since });
    }
  }

  #add(record: string, open: OpenToRecord): void {
    const known = this.#byRecord.get(record);
    if (known === undefined) this.#byRecord.set(record, [open]);
    else known.push(open);
  }

  of(records: readonly string[]): readonly OpenToRecord[] {
    if (this.#byRecord.size === 0) return [];
    return records.flatMap((record) => this.#byRecord.get(record) ?? []);
  }

  /** Records of pairs that stand in one of the two alone. */
  differing(others: OpenPairs): readonly string[] {
    if (others === this.pairs) return [];
    const mine = new Map(this.pairs.map((pair) => [key(pair), pair]));
    const changed: string[] = [];
    for (const pair of others) if (!mine.delete(key(pair))) changed.push(pair[0], pair[1]);
    for (const [a, b] of mine.values()) changed.push(a, b);
    return changed;
  }
}

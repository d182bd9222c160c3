/**
 * What judging one victim reads of all facts: indexes made once.
 *
 * Source: none of its own; it carries J3, J7, J8 and J9 to where they are used.
 * Cost: linear in facts; readers of past times are kept per time.
 */
import type {
  Facts,
  OpFact,
  PersonFact,
  PlacePath,
  Policy,
  RecordFact,
  Scope,
  WrittenPlace,
} from "@daftar/model";
import type { AccountReader } from "./account.ts";
import { bodyOf, DecisionBook } from "./decisionBook.ts";
import { ReadNames } from "./identity.ts";
import { Lineages } from "./lineages.ts";
import { listVerdicts } from "./listAssessment.ts";
import { SubjectIndex, type SubjectsByVictim } from "./subjects.ts";

export interface BenchInput {
  readonly facts: Facts;
  readonly classes: readonly (readonly string[])[];
  readonly victimIds: readonly string[];
  readonly people: ReadonlyMap<string, PersonFact>;
  readonly openPairs: readonly (readonly [a: string, b: string, since?: string | undefined])[];
  readonly notFollowed: readonly (readonly [string, string])[];
  readonly policy: Policy;
  readonly scope: Scope | null;
  readonly placeOf: (written: WrittenPlace) => PlacePath | null;
  readonly anchorOf: (formerVictimId: string) => string | null;
}

/** A person's word that two records are the same, at a time. */
interface Join {
  readonly other: string;
  readonly person: string;
  readonly time: string;
}

export class Bench {
  readonly input: BenchInput;
  readonly records: ReadonlyMap<string, RecordFact>;
  readonly classOf = new Map<string, number>();
  readonly book: DecisionBook;
  readonly now: AccountReader;
  readonly subjects: SubjectIndex;
  readonly disputes: SubjectsByVictim;
  readonly setAsides: SubjectsByVictim;
  readonly consents: SubjectsByVictim;
  readonly resolves: SubjectsByVictim;
  /** Signatures of people, by every class that holds one of the records they sign. */
  readonly signaturesByVictim = new Map<number, OpFact<"signature">[]>();
  readonly joins = new Map<string, Join[]>();
  /** Classes of records that people said are the same, which other decisions keep apart. */
  readonly keptApart = new Set<number>();
  /** By class: classes it still has to be told apart from, and since when. */
  readonly openTo = new Map<number, { readonly other: number; readonly since: string }[]>();
  /** Classes that hold two records of which somebody said "different": people signed them as one (J8). */
  readonly partedInside = new Set<number>();
  /** Known origins of credible counts, filled by `judgeCounts`. */
  readonly countOrigins = new Set<string>();
  readonly names = new ReadNames();
  readonly #past = new Map<string, AccountReader>();

  constructor(input: BenchInput) {
    this.input = input;
    const { facts } = input;
    this.records = new Map(facts.records.map((record) => [record.id, record]));
    input.classes.forEach((ids, at) => {
      for (const id of ids) {
        if (this.classOf.has(id)) throw new RangeError("classes: a record stands in two of them");
        this.classOf.set(id, at);
      }
    });
    this.book = new DecisionBook(facts.decisions);
    this.now = this.#reader(null);
    const victims = new Map(input.victimIds.map((id, at) => [id, at]));
    this.subjects = new SubjectIndex(victims, this.classOf, input.anchorOf);
    this.disputes = this.subjects.byVictim(this.book, "dispute");
    this.setAsides = this.subjects.byVictim(this.book, "set-aside");
    this.consents = this.subjects.byVictim(this.book, "consent");
    this.resolves = this.subjects.byVictim(this.book, "resolve");
    this.#indexSignatures();
    this.#indexJoins();
    this.#indexOpenPairs();
    for (const id of input.notFollowed.flat()) {
      const at = this.classOf.get(id);
      if (at !== undefined) this.keptApart.add(at);
    }
    for (const subject of this.book.subjects("pair")) {
      const [a = "", b = ""] = subject.split(" ");
      const at = this.classOf.get(a);
      if (at === undefined || at !== this.classOf.get(b)) continue;
      const { decision } = this.book.get("pair", subject);
      if (bodyOf("pair", decision)?.verdict === "different") this.partedInside.add(at);
    }
  }

  #reader(asOf: string | null): AccountReader {
    return {
      book: this.book,
      lineages: new Lineages(this.records, this.book, asOf, this.input.placeOf),
      verdictOf: listVerdicts(this.book, asOf),
      placeOf: this.input.placeOf,
      asOf,
    };
  }

  /** What held at an earlier time: for a signature that the present no longer supports. */
  at(time: string): AccountReader {
    const known = this.#past.get(time);
    if (known) return known;
    const made = this.#reader(time);
    this.#past.set(time, made);
    return made;
  }

  #indexSignatures(): void {
    for (const signature of this.input.facts.signatures) {
      if (signature.body.of !== "victim") continue;
      // By records and not by id: ids change when people merge, and a signature says what it signed.
      for (const at of new Set(signature.body.records.map((id) => this.classOf.get(id)))) {
        if (at === undefined) continue;
        const group = this.signaturesByVictim.get(at);
        if (group) group.push(signature);
        else this.signaturesByVictim.set(at, [signature]);
      }
    }
  }

  #indexOpenPairs(): void {
    for (const [left, right, since] of this.input.openPairs) {
      const [a, b] = [this.classOf.get(left), this.classOf.get(right)];
      if (since === undefined || a === undefined || b === undefined || a === b) continue;
      for (const [from, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const group = this.openTo.get(from);
        if (group) group.push({ other, since });
        else this.openTo.set(from, [{ other, since }]);
      }
    }
  }

  #indexJoins(): void {
    for (const decision of this.book.all("pair")) {
      if (bodyOf("pair", decision)?.verdict !== "same") continue;
      const [a = "", b = ""] = decision.subject.split(" ");
      for (const person of new Set([...decision.approvedBy, decision.by])) {
        if (person === "machine") continue;
        for (const [from, other] of [
          [a, b],
          [b, a],
        ] as const) {
          const group = this.joins.get(from);
          const join = { other, person, time: decision.time };
          if (group) group.push(join);
          else this.joins.set(from, [join]);
        }
      }
    }
  }

  /** Some records with all that people joined them with up to a time, within one class. */
  joinedWith(records: readonly string[], upTo: string): ReadonlySet<string> {
    const found = new Set(records);
    for (const id of found)
      for (const { other, time } of this.joins.get(id) ?? [])
        if (time <= upTo && this.classOf.get(other) === this.classOf.get(id)) found.add(other);
    return found;
  }

  /** J7: whether a person recorded one of these records, or joined two of them up to a time. */
  bars(person: string, records: readonly string[], upTo: string): boolean {
    const set = new Set(records);
    return records.some(
      (id) =>
        this.records.get(id)?.recordedBy === person ||
        (this.joins.get(id) ?? []).some(
          (join) => join.person === person && join.time <= upTo && set.has(join.other),
        ),
    );
  }
}

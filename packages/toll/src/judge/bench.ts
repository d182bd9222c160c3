/**
 * What judging one victim reads of all facts: indexes made once, and added to as facts come.
 *
 * Source: none of its own; it carries J3, J7, J8 and J9 to where they are used. Everything is found by
 * record, so that people who merge and part move no index. Cost: linear in facts; readers of past times are
 * kept per time.
 */
import type { DecisionFact, OpFact, PlacePath, Policy, RecordFact, Scope, WrittenPlace } from "@daftar/model";
import type { AccountReader } from "./account.ts";
import { bodyOf, DecisionBook } from "./decisionBook.ts";
import { ReadNames } from "./identity.ts";
import { Lineages } from "./lineages.ts";
import { listVerdicts } from "./listAssessment.ts";
import { OpenTo, type OpenToRecord } from "./openTo.ts";
import { People } from "./people.ts";
import { RecordTable } from "./recordTable.ts";
import { type SubjectOf, Subjects } from "./subjects.ts";

export interface BenchInput {
  readonly facts: {
    readonly records: readonly RecordFact[];
    readonly decisions: readonly DecisionFact[];
    readonly signatures: readonly OpFact<"signature">[];
    readonly evidence: readonly OpFact<"evidence">[];
  };
  readonly classes: readonly (readonly string[])[];
  readonly victimIds: readonly string[];
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

function pushTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

const NO_EVIDENCE: readonly string[] = [];

export class Bench {
  readonly policy: Policy;
  readonly scope: Scope | null;
  readonly records = new RecordTable();
  readonly people: People;
  readonly book: DecisionBook;
  readonly names = new ReadNames();
  readonly joins = new Map<string, Join[]>();
  /** Records whose lineage follows another record: they change with it. */
  readonly copiers = new Set<string>();
  /** Known origins of credible counts, filled by `judgeCounts`. */
  readonly countOrigins = new Set<string>();
  openTo: OpenTo;
  now: AccountReader;
  readonly #placeOf: BenchInput["placeOf"];
  readonly #subjects: Subjects;
  readonly #past = new Map<string, AccountReader>();
  readonly #signatures = new Map<string, OpFact<"signature">[]>();
  /** Commitments to evidence, by the record or count account that it is about. */
  readonly #evidence = new Map<string, string[]>();
  /** Records that people said are the same, which other decisions keep apart. */
  #keptApart: ReadonlySet<string> = new Set();
  /** By the first record: pairs of which somebody ever said that they are two people's. */
  readonly #partings = new Map<string, string[]>();

  /** @throws RangeError where a record stands in two classes */
  constructor(input: BenchInput) {
    this.policy = input.policy;
    this.scope = input.scope;
    this.#placeOf = input.placeOf;
    for (const record of input.facts.records) this.records.set(record);
    this.people = new People(this.records, input.classes, input.victimIds);
    this.#subjects = new Subjects(this.people, input.anchorOf);
    this.book = new DecisionBook([]);
    for (const decision of input.facts.decisions) this.addDecision(decision);
    for (const signature of input.facts.signatures) this.addSignature(signature);
    for (const evidence of input.facts.evidence) this.addEvidence(evidence);
    this.openTo = new OpenTo(input.openPairs);
    this.keepApart(input.notFollowed);
    this.now = this.#reader(null);
  }

  addDecision(decision: DecisionFact): void {
    if (!this.book.add(decision)) return;
    this.#subjects.add(decision);
    if (decision.type !== "pair") return;
    const [a = "", b = ""] = decision.subject.split(" ");
    const verdict = bodyOf("pair", decision)?.verdict;
    if (verdict === "different") pushTo(this.#partings, a, decision.subject);
    if (verdict !== "same") return;
    for (const person of new Set([...decision.approvedBy, decision.by])) {
      if (person === "machine") continue;
      pushTo(this.joins, a, { other: b, person, time: decision.time });
      pushTo(this.joins, b, { other: a, person, time: decision.time });
    }
  }

  /** By records and not by id: ids change when people merge, and a signature says what it signed. */
  addSignature(signature: OpFact<"signature">): void {
    if (signature.body.of !== "victim") return;
    for (const id of new Set(signature.body.records)) pushTo(this.#signatures, id, signature);
  }

  /** J8: what nobody's own key stands behind asks nobody to look again; else a stolen machine could ask of everybody. */
  addEvidence({ approvedBy, body }: OpFact<"evidence">): void {
    if (approvedBy.length === 0) return;
    for (const id of new Set(body.about)) pushTo(this.#evidence, id, body.commitment);
  }

  /** Commitments to the evidence about any of these records or counts, sorted. */
  evidenceAbout(ids: readonly string[]): readonly string[] {
    if (this.#evidence.size === 0) return NO_EVIDENCE;
    const found = new Set(ids.flatMap((id) => this.#evidence.get(id) ?? []));
    return found.size === 0 ? NO_EVIDENCE : [...found].sort();
  }

  /** @returns records that are kept apart now and were not, or the other way round */
  keepApart(pairs: readonly (readonly [string, string])[]): readonly string[] {
    const before = this.#keptApart;
    const now = new Set(pairs.flat());
    this.#keptApart = now;
    return [...[...now].filter((id) => !before.has(id)), ...[...before].filter((id) => !now.has(id))];
  }

  /** @returns records of pairs that were not open before, or are no longer */
  setOpenPairs(pairs: BenchInput["openPairs"]): readonly string[] {
    const changed = this.openTo.differing(pairs);
    if (changed.length > 0) this.openTo = new OpenTo(pairs);
    return changed;
  }

  /** After facts came: what was read of lists and lineages is read anew. */
  readAnew(anchorOf: BenchInput["anchorOf"]): void {
    this.#subjects.anchorAnew(anchorOf);
    this.now = this.#reader(null);
    this.#past.clear();
  }

  #reader(asOf: string | null): AccountReader {
    return {
      book: this.book,
      lineages: new Lineages(this.records, this.book, asOf, this.#placeOf),
      verdictOf: listVerdicts(this.book, asOf),
      placeOf: this.#placeOf,
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

  /** Where the victim stands that a decision's subject names. */
  placeOf(subject: string): number | null {
    return this.#subjects.find(subject);
  }

  /** Subjects of decisions of a type about one victim, sorted. */
  about(type: "dispute" | "set-aside" | "consent" | "resolve", at: number): readonly SubjectOf[] {
    return this.#subjects.about(type, at);
  }

  /** Signatures of people that name one of the victim's records. */
  signaturesOf(at: number): readonly OpFact<"signature">[] {
    if (this.#signatures.size === 0) return [];
    const found = new Set<OpFact<"signature">>();
    for (const id of this.people.recordsOf(at))
      for (const signature of this.#signatures.get(id) ?? []) found.add(signature);
    return [...found];
  }

  /** Victims it still has to be told apart from, once for each pair of records, and since when. */
  openToOthers(at: number): readonly OpenToRecord[] {
    return this.openTo
      .of(this.people.recordsOf(at))
      .filter(({ other }) => (this.people.placeOf(other) ?? at) !== at);
  }

  /** Holds a record of which people said "same" and others keep it apart. */
  keptApart(at: number): boolean {
    return this.#keptApart.size > 0 && this.people.recordsOf(at).some((id) => this.#keptApart.has(id));
  }

  /** Holds two records of which somebody said "different": people signed them as one (J8). */
  partedInside(at: number): boolean {
    if (this.#partings.size === 0) return false;
    return this.people
      .recordsOf(at)
      .flatMap((a) => this.#partings.get(a) ?? [])
      .some(
        (subject) =>
          this.people.placeOf(subject.split(" ")[1] ?? "") === at &&
          bodyOf("pair", this.book.get("pair", subject).decision)?.verdict === "different",
      );
  }

  /** Some records with all that people joined them with up to a time, within one class. */
  joinedWith(records: readonly string[], upTo: string): ReadonlySet<string> {
    const found = new Set(records);
    for (const id of found)
      for (const { other, time } of this.joins.get(id) ?? [])
        if (time <= upTo && this.people.placeOf(other) === this.people.placeOf(id)) found.add(other);
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

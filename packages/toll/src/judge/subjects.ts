/**
 * Which victim a decision speaks of.
 *
 * Source: design, "Ops, facts, decisions", 5: identity decisions name records, ids change when people
 * merge. A subject is a record, a present victim id, or a former one that `anchorOf` leads to a record.
 * A subject may carry a field after a space, or after # where it is about one value of a record. Cost: linear in decisions.
 */
import type { DecisionFact, DecisionType } from "@daftar/model";
import type { People } from "./people.ts";

export interface SubjectOf {
  readonly subject: string;
  /** How the subject names the victim. */
  readonly by: "victim" | "record" | "former";
}

const NONE: readonly SubjectOf[] = [];
const idOf = (subject: string): string => subject.split(/[ #]/, 1)[0] ?? subject;

/** Types whose subject may name a victim by an id. */
const ABOUT: ReadonlySet<DecisionType> = new Set(["dispute", "set-aside", "consent", "resolve"]);

export class Subjects {
  readonly #people: People;
  #anchorOf: (victimId: string) => string | null;
  /** By type, then by the record or id it may be found under. */
  readonly #byKey = new Map<DecisionType, Map<string, Set<string>>>();
  /** Ids that led to no record yet: it may come. */
  readonly #adrift = new Map<string, Set<DecisionType>>();

  constructor(people: People, anchorOf: (victimId: string) => string | null) {
    this.#people = people;
    this.#anchorOf = anchorOf;
  }

  /** Where the victim stands that a subject names; null where nobody is named. */
  find(subject: string): number | null {
    const id = idOf(subject);
    const present = this.#people.placeOfId(id) ?? this.#people.placeOf(id);
    if (present !== undefined) return present;
    const anchor = this.#anchorOf(id);
    return anchor === null ? null : (this.#people.placeOf(anchor) ?? null);
  }

  add({ type, subject }: Pick<DecisionFact, "type" | "subject">): void {
    if (!ABOUT.has(type)) return;
    const id = idOf(subject);
    this.#put(type, id, subject);
    if (this.#people.placeOf(id) !== undefined) return;
    const anchor = this.#anchorOf(id);
    if (anchor !== null) this.#put(type, anchor, subject);
    else {
      const types = this.#adrift.get(subject) ?? new Set<DecisionType>();
      this.#adrift.set(subject, types.add(type));
    }
  }

  /** Looks again for what led nowhere, now that records came. */
  anchorAnew(anchorOf: (victimId: string) => string | null): void {
    this.#anchorOf = anchorOf;
    for (const [subject, types] of this.#adrift) {
      const anchor = anchorOf(idOf(subject));
      if (anchor === null) continue;
      this.#adrift.delete(subject);
      for (const type of types) this.#put(type, anchor, subject);
    }
  }

  #put(type: DecisionType, key: string, subject: string): void {
    const keys = this.#byKey.get(type) ?? new Map<string, Set<string>>();
    this.#byKey.set(type, keys);
    const known = keys.get(key);
    if (known === undefined) keys.set(key, new Set([subject]));
    else known.add(subject);
  }

  /** Sorted by subject. */
  about(type: DecisionType, at: number): readonly SubjectOf[] {
    const keys = this.#byKey.get(type);
    if (keys === undefined) return NONE;
    const found: SubjectOf[] = [];
    for (const subject of keys.get(this.#people.idOf(at)) ?? []) found.push({ subject, by: "victim" });
    for (const record of this.#people.recordsOf(at))
      for (const subject of keys.get(record) ?? []) {
        const id = idOf(subject);
        if (this.#people.placeOfId(id) !== undefined) continue;
        if (id === record) found.push({ subject, by: "record" });
        else if (this.#people.placeOf(id) === undefined) found.push({ subject, by: "former" });
      }
    return found.length < 2 ? found : found.sort((a, b) => (a.subject < b.subject ? -1 : 1));
  }
}

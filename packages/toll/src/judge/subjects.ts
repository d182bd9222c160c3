/**
 * Which victim a decision speaks of.
 *
 * Source: design, "Ops, facts, decisions", 5: identity decisions name records, ids change when people
 * merge. A subject is a record, a present victim id, or a former one that `anchorOf` leads to a record.
 * A subject may carry a field after a space. Cost: linear in decisions.
 */
import type { DecisionType } from "@daftar/model";
import type { DecisionBook } from "./decisionBook.ts";

export interface SubjectOf {
  readonly subject: string;
  /** How the subject names the victim. */
  readonly by: "victim" | "record" | "former";
}

export type SubjectsByVictim = ReadonlyMap<number, readonly SubjectOf[]>;

export class SubjectIndex {
  readonly #victims: ReadonlyMap<string, number>;
  readonly #classOf: ReadonlyMap<string, number>;
  readonly #anchorOf: (victimId: string) => string | null;

  constructor(
    victims: ReadonlyMap<string, number>,
    classOf: ReadonlyMap<string, number>,
    anchorOf: (victimId: string) => string | null,
  ) {
    this.#victims = victims;
    this.#classOf = classOf;
    this.#anchorOf = anchorOf;
  }

  find(subject: string): { readonly at: number; readonly by: SubjectOf["by"] } | null {
    const id = subject.split(" ", 1)[0] ?? subject;
    const victim = this.#victims.get(id);
    if (victim !== undefined) return { at: victim, by: "victim" };
    const ofRecord = this.#classOf.get(id);
    if (ofRecord !== undefined) return { at: ofRecord, by: "record" };
    const anchor = this.#anchorOf(id);
    const former = anchor === null ? undefined : this.#classOf.get(anchor);
    return former === undefined ? null : { at: former, by: "former" };
  }

  byVictim(book: DecisionBook, type: DecisionType): SubjectsByVictim {
    const found = new Map<number, SubjectOf[]>();
    for (const subject of book.subjects(type).sort()) {
      const at = this.find(subject);
      if (at === null) continue;
      const group = found.get(at.at);
      if (group) group.push({ subject, by: at.by });
      else found.set(at.at, [{ subject, by: at.by }]);
    }
    return found;
  }
}

/**
 * The lineage that holds for an account or for one value in it, and the origins it comes down to when copies
 * are followed.
 *
 * Source: J3. A decision about the account's lineage holds before what came with the account, that before
 * its list's default. A copy's origin is that of what it copies; a cycle of lineage is one origin. Of one value
 * likewise; where nothing is said of it, it comes from where its account does (T25). Copies are followed value
 * by value: what copies an account has each value from where that account has it.
 * Cost: linear in the accounts that one account goes back to; where nobody said anything of a value, a look-up.
 */
import {
  type AssertionField,
  type AssertionLineages,
  assertionField,
  assertionSubject,
  type DecisionFact,
  type Lineage,
  type OpBody,
  type PlacePath,
  type RecordFact,
  UNKNOWN_LINEAGE,
  type WrittenPlace,
} from "@daftar/model";
import { foldForSearch } from "@daftar/names";
import { bodyOf, type DecisionBook } from "./decisionBook.ts";

export interface HeldLineage {
  readonly lineage: Lineage;
  readonly from: "decision" | "account" | "list" | "nothing";
  /** A custodian approved it: only then do its attestations count. */
  readonly attested: boolean;
}

/** Where following copies ends: who perceived, or nobody known. */
export interface Terminal {
  /** Equal keys are one origin. */
  readonly keys: readonly string[];
  readonly known: boolean;
  readonly lineage: Lineage;
  readonly attested: boolean;
  /** Where a sealed source is, in the scope's area; null where the words for it are no place of it. */
  readonly sourcePlace: PlacePath | null;
}

export interface Ancestry {
  readonly terminals: readonly Terminal[];
  /** Lists copied, so that their own accounts of the person are no second origin. */
  readonly copies: ReadonlySet<string>;
  readonly isCopy: boolean;
  /** Following it passes a record, and so it changes with that record's lineage. */
  readonly viaRecords: boolean;
}

/** One value of an account that comes from elsewhere than the account. */
export interface Asserted {
  /** What is said of the value, or of its account where that copies another whose value comes from elsewhere. */
  readonly held: HeldLineage;
  readonly ancestry: Ancestry;
  /** Nothing is said of this value itself: it comes so with what its account copies. */
  readonly inherited: boolean;
}

/** By field; a field that is absent comes from where its account does. */
export type AssertedValues = ReadonlyMap<AssertionField, Asserted>;

export type Coverage = OpBody<"coverage">;

/** Whatever finds a record by its id. */
export interface RecordsById {
  get(id: string): RecordFact | undefined;
  /** Whether some record came with lineages of single values. */
  readonly haveAssertions: boolean;
}

/** What a step of lineage is asked for: a value, or the account as a whole. */
export type Of = AssertionField | "account";

export class Lineages {
  readonly #records: RecordsById;
  readonly #book: DecisionBook;
  readonly #asOf: string | null;
  readonly #placeOf: (written: WrittenPlace) => PlacePath | null;
  readonly #coverage = new Map<string, Coverage>();
  readonly #originKeys = new Map<string, string>();
  readonly #heldByList = new Map<string, HeldLineage>();
  /** All rows under one default lineage share one ancestry. */
  readonly #ancestryByList = new Map<string, Ancestry>();
  /** Lists that declare where single values come from, with the values of a row that says nothing itself. */
  readonly #valuesByList = new Map<string, Map<AssertionField, Asserted>>();
  /** By list and field: what rows have under a default lineage that copies; null where nothing is elsewhere. */
  readonly #inheritedByList = new Map<string, Asserted | null>();

  constructor(
    records: RecordsById,
    book: DecisionBook,
    asOf: string | null,
    placeOf: (written: WrittenPlace) => PlacePath | null,
  ) {
    this.#records = records;
    this.#book = book;
    this.#asOf = asOf;
    this.#placeOf = placeOf;
    for (const subject of book.subjects("coverage")) {
      const body = bodyOf("coverage", book.get("coverage", subject, asOf).decision);
      if (body === null) continue;
      this.#coverage.set(body.list, body);
      this.#heldByList.set(body.list, { lineage: body.lineage, from: "list", attested: false });
    }
    for (const list of this.#coverage.keys()) {
      const fields = fieldsOf(this.#coverage.get(list)?.assertions);
      if (fields.length > 0) this.#valuesByList.set(list, new Map());
    }
  }

  /** Folded once: half a million accounts come from a few thousand origins. */
  readonly #originKey = (origin: string): string => {
    let key = this.#originKeys.get(origin);
    if (key === undefined) {
      key = `origin:${sameWords(origin)}`;
      this.#originKeys.set(origin, key);
    }
    return key;
  };

  coverage(list: string): Coverage | null {
    return this.#coverage.get(list) ?? null;
  }

  coverages(): readonly Coverage[] {
    return [...this.#coverage.values()].sort((a, b) => (a.list < b.list ? -1 : 1));
  }

  /** @param own what came with the account itself */
  held(subject: string, own: Lineage | null, list: string | null): HeldLineage {
    const decision = this.#book.get("lineage", subject, this.#asOf).decision;
    const decided = decision && bodyOf("lineage", decision)?.lineage;
    if (decision && decided) return { lineage: decided, from: "decision", attested: attests(decision) };
    if (own) return { lineage: own, from: "account", attested: false };
    return (list === null ? undefined : this.#heldByList.get(list)) ?? NOTHING_HELD;
  }

  ancestry(subject: string, held: HeldLineage, list: string | null): Ancestry {
    if (held.from === "nothing") return NO_ANCESTRY;
    if (held.from !== "list" || list === null) return this.#trace(`record:${subject}`, held, list);
    const known = this.#ancestryByList.get(list);
    if (known) return known;
    const traced = this.#trace(`list:${list}`, held, list);
    this.#ancestryByList.set(list, traced);
    return traced;
  }

  /**
   * What is said of one value; null where nothing is, and it comes from where its account does. What a list
   * declares of a field holds also for a row whose account has a lineage of its own: that says who knows of
   * the death, not where the list took its dates from.
   *
   * @param record null: what the list declares
   */
  said(
    record: string | null,
    field: AssertionField,
    own: AssertionLineages | null,
    list: string | null,
  ): HeldLineage | null {
    if (record !== null && this.#book.assertedOf(record) !== undefined) {
      const { decision } = this.#book.get("lineage", assertionSubject(record, field), this.#asOf);
      const decided = decision && bodyOf("lineage", decision)?.lineage;
      if (decision && decided) return { lineage: decided, from: "decision", attested: attests(decision) };
    }
    const came = own?.[field];
    if (came) return { lineage: came, from: "account", attested: false };
    const declared = list === null ? undefined : this.#coverage.get(list)?.assertions?.[field];
    return declared ? { lineage: declared, from: "list", attested: false } : null;
  }

  /** @returns null where every value comes from where the account does */
  values({ id, list, assertions }: RecordFact, held: HeldLineage): AssertedValues | null {
    const decided = this.#book.assertedOf(id);
    const ofList = this.#valuesByList.get(list);
    const copies = held.lineage.from.length > 0 && this.#anyAssertions();
    if (decided === undefined && assertions === null && ofList === undefined && !copies) return null;
    const found = new Map<AssertionField, Asserted>();
    for (const field of assertionField.options) {
      const said = this.said(id, field, assertions, list);
      const one =
        said?.from === "list"
          ? this.#declared(field, said, list)
          : said !== null
            ? { held: said, ancestry: this.#trace(`record:${id}`, said, list, field), inherited: false }
            : copies
              ? this.#inherited(id, field, held, list)
              : null;
      if (one !== null) found.set(field, one);
    }
    return found.size === 0 ? null : found;
  }

  #anyAssertions(): boolean {
    return this.#valuesByList.size > 0 || this.#records.haveAssertions || this.#book.hasAssertions;
  }

  /** Traced once a list: its rows may be half a million. */
  #declared(field: AssertionField, said: HeldLineage, list: string): Asserted {
    const known = this.#valuesByList.get(list)?.get(field);
    if (known !== undefined) return known;
    const ancestry = this.#trace(`list:${list}`, said, list, field);
    const made: Asserted = { held: said, ancestry, inherited: false };
    this.#valuesByList.get(list)?.set(field, made);
    return made;
  }

  #inherited(id: string, field: AssertionField, held: HeldLineage, list: string): Asserted | null {
    if (held.from !== "list") return this.#inheritedFrom(`record:${id}`, field, held, list);
    const key = `${list} ${field}`;
    const known = this.#inheritedByList.get(key);
    if (known !== undefined) return known;
    const made = this.#inheritedFrom(`list:${list}`, field, held, list);
    this.#inheritedByList.set(key, made);
    return made;
  }

  #inheritedFrom(start: string, field: AssertionField, held: HeldLineage, list: string): Asserted | null {
    if (!this.#passesAssertion(held, field)) return null;
    return { held, ancestry: this.#trace(start, held, list, field), inherited: true };
  }

  /** Whether something that an account goes back to has this value from elsewhere. */
  #passesAssertion(held: HeldLineage, field: AssertionField): boolean {
    const seen = new Set<string>();
    const todo = [...held.lineage.from];
    for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
      if (seen.has(ref)) continue;
      seen.add(ref);
      if (this.saidAt(ref, field) !== null) return true;
      todo.push(...this.holdsAt(ref).lineage.from);
    }
    return false;
  }

  #trace(start: string, held: HeldLineage, list: string | null, of: Of = "account"): Ancestry {
    const alone = held.lineage.from.length === 0;
    if (alone && held.from !== "list")
      return { terminals: [this.#terminal(held)], copies: NO_COPIES, isCopy: false, viaRecords: false };
    const copies = new Set<string>();
    if (held.from === "list" && list !== null) this.#addCopies(list, copies);
    if (alone) return { terminals: [this.#terminal(held)], copies, isCopy: false, viaRecords: false };
    return this.#follow(start, held, copies, of);
  }

  #addCopies(list: string, copies: Set<string>): void {
    for (const copied of this.#coverage.get(list)?.copies ?? []) {
      if (copies.has(copied) || copied === list) continue;
      copies.add(copied);
      this.#addCopies(copied, copies);
    }
  }

  /** @param ref `list:NAME` or `record:ID`, as `from` names them; @param of a value that is asked for there */
  holdsAt(ref: string, of: Of = "account"): HeldLineage {
    const said = of === "account" ? null : this.saidAt(ref, of);
    if (said !== null) return said;
    const name = nameIn(ref);
    if (ref.startsWith("list:")) {
      return this.#heldByList.get(name) ?? NOTHING_HELD;
    }
    const record = this.#records.get(name);
    return record ? this.held(name, record.lineage, record.list) : this.held(name, null, null);
  }

  /** What is said of one value at a place that `from` names; null where nothing is. */
  saidAt(ref: string, field: AssertionField): HeldLineage | null {
    const name = nameIn(ref);
    if (ref.startsWith("list:")) return this.said(null, field, null, name);
    const record = this.#records.get(name);
    return this.said(name, field, record?.assertions ?? null, record?.list ?? null);
  }

  #follow(start: string, held: HeldLineage, copies: Set<string>, of: Of): Ancestry {
    const seen = new Map<string, HeldLineage>([[start, held]]);
    const terminals: Terminal[] = [];
    const todo = [...held.lineage.from];
    for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
      if (seen.has(ref)) continue;
      const at = this.holdsAt(ref, of);
      seen.set(ref, at);
      if (ref.startsWith("list:")) copies.add(ref.slice(5));
      if (at.lineage.from.length > 0) todo.push(...at.lineage.from);
      else if (ref.startsWith("list:")) {
        const end = this.#terminal(at);
        terminals.push({ ...end, keys: [...end.keys, ref] });
      } else terminals.push(this.#terminal(at));
    }
    if (terminals.length === 0) terminals.push(...this.#circle(seen, held, of));
    const viaRecords = [...seen.keys()].some((ref) => ref !== start && ref.startsWith("record:"));
    return { terminals, copies, isCopy: true, viaRecords };
  }

  #terminal({ lineage, attested }: HeldLineage): Terminal {
    const place = lineage.sealedSource?.place ?? null;
    return {
      keys: keysOf(lineage, this.#originKey),
      known: lineage.origin !== null,
      lineage,
      attested,
      sourcePlace: place === null ? null : this.#placeOf({ place, province: null }),
    };
  }

  /**
   * Nobody in a circle perceived anything that we know of: together they are one origin, known only where
   * one of them names it. Whatever a member says of itself ties the circle to others who say the same, or
   * an origin that a circle repeats would stand beside itself.
   */
  #circle(seen: ReadonlyMap<string, HeldLineage>, held: HeldLineage, of: Of): Terminal[] {
    const said = new Set<string>();
    for (const [ref, at] of seen) {
      if (this.#inCycle(ref, of)) said.add(`ring:${ref}`);
      for (const key of keysOf(at.lineage, this.#originKey)) said.add(key);
    }
    const keys = [...said].sort();
    const naming = [...seen.values()].filter((one) => one.lineage.origin !== null);
    return (naming.length > 0 ? naming : [held]).map((member) => ({
      ...this.#terminal(member),
      keys,
      attested: false,
    }));
  }

  /** Whether an account, or the value of it, goes back to itself; a copy of a circle shares the circle's origin. */
  #inCycle(start: string, of: Of): boolean {
    const seen = new Set<string>();
    const todo = [...this.holdsAt(start, of).lineage.from];
    for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
      if (ref === start) return true;
      if (seen.has(ref)) continue;
      seen.add(ref);
      todo.push(...this.holdsAt(ref, of).lineage.from);
    }
    return false;
  }
}

const nameIn = (ref: string): string => ref.slice(ref.indexOf(":") + 1);

/** T3: whether a custodian approved it. */
const attests = ({ approvals }: DecisionFact): boolean =>
  approvals.some(({ roles }) => roles.includes("custodian"));

const fieldsOf = (said: AssertionLineages | undefined): AssertionField[] =>
  assertionField.options.filter((field) => said?.[field] !== undefined);

const NOTHING_HELD: HeldLineage = { lineage: UNKNOWN_LINEAGE, from: "nothing", attested: false };
const NO_COPIES: ReadonlySet<string> = new Set();
const NO_ANCESTRY: Ancestry = {
  terminals: [{ keys: [], known: false, lineage: UNKNOWN_LINEAGE, attested: false, sourcePlace: null }],
  copies: NO_COPIES,
  isCopy: false,
  viaRecords: false,
};

/** Words typed twice are seldom typed the same: case, spaces and letters of two keyboards are folded. */
export function sameWords(text: string): string {
  return foldForSearch(text) || text;
}

function keysOf({ origin, body, sealedSource }: Lineage, originKey: (origin: string) => string): string[] {
  const keys: string[] = [];
  if (origin !== null) keys.push(originKey(origin));
  if (body !== null) keys.push(`body:${sameWords(body)}`);
  if (sealedSource !== null) keys.push(`source:${sealedSource.id}`);
  return keys;
}

/**
 * The lineage that holds for an account, and the origins it comes down to when copies are followed.
 *
 * Source: J3. A decision about the account's lineage holds before what came with the account, that before
 * its list's default. A copy's origin is that of what it copies; a cycle of lineage is one origin.
 * Cost: linear in the accounts that one account goes back to.
 */
import {
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
}

export type Coverage = OpBody<"coverage">;

/** Whatever finds a record by its id. */
export interface RecordsById {
  get(id: string): RecordFact | undefined;
}

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
    const decided = bodyOf("lineage", decision);
    if (decision && decided)
      return {
        lineage: decided.lineage,
        from: "decision",
        attested: decision.approvals.some(({ roles }) => roles.includes("custodian")),
      };
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

  #trace(start: string, held: HeldLineage, list: string | null): Ancestry {
    const alone = held.lineage.from.length === 0;
    if (alone && held.from !== "list")
      return { terminals: [this.#terminal(held)], copies: NO_COPIES, isCopy: false };
    const copies = new Set<string>();
    if (held.from === "list" && list !== null) this.#addCopies(list, copies);
    if (alone) return { terminals: [this.#terminal(held)], copies, isCopy: false };
    return this.#follow(start, held, copies);
  }

  #addCopies(list: string, copies: Set<string>): void {
    for (const copied of this.#coverage.get(list)?.copies ?? []) {
      if (copies.has(copied) || copied === list) continue;
      copies.add(copied);
      this.#addCopies(copied, copies);
    }
  }

  /** @param ref `list:NAME` or `record:ID`, as `from` names them */
  holdsAt(ref: string): HeldLineage {
    const name = ref.slice(ref.indexOf(":") + 1);
    if (ref.startsWith("list:")) {
      return this.#heldByList.get(name) ?? NOTHING_HELD;
    }
    const record = this.#records.get(name);
    return record ? this.held(name, record.lineage, record.list) : this.held(name, null, null);
  }

  #follow(start: string, held: HeldLineage, copies: Set<string>): Ancestry {
    const seen = new Map<string, HeldLineage>([[start, held]]);
    const terminals: Terminal[] = [];
    const todo = [...held.lineage.from];
    for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
      if (seen.has(ref)) continue;
      const at = this.holdsAt(ref);
      seen.set(ref, at);
      if (ref.startsWith("list:")) copies.add(ref.slice(5));
      if (at.lineage.from.length > 0) todo.push(...at.lineage.from);
      else if (ref.startsWith("list:")) {
        const end = this.#terminal(at);
        terminals.push({ ...end, keys: [...end.keys, ref] });
      } else terminals.push(this.#terminal(at));
    }
    if (terminals.length === 0) terminals.push(...this.#circle(seen, held));
    return { terminals, copies, isCopy: true };
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
  #circle(seen: ReadonlyMap<string, HeldLineage>, held: HeldLineage): Terminal[] {
    const said = new Set<string>();
    for (const [ref, at] of seen) {
      if (this.#inCycle(ref)) said.add(`ring:${ref}`);
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

  /** Whether an account goes back to itself; a copy of a circle shares the circle's origin. */
  #inCycle(start: string): boolean {
    const seen = new Set<string>();
    const todo = [...this.holdsAt(start).lineage.from];
    for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
      if (ref === start) return true;
      if (seen.has(ref)) continue;
      seen.add(ref);
      todo.push(...this.holdsAt(ref).lineage.from);
    }
    return false;
  }
}

const NOTHING_HELD: HeldLineage = { lineage: UNKNOWN_LINEAGE, from: "nothing", attested: false };
const NO_COPIES: ReadonlySet<string> = new Set();
const NO_ANCESTRY: Ancestry = {
  terminals: [{ keys: [], known: false, lineage: UNKNOWN_LINEAGE, attested: false, sourcePlace: null }],
  copies: NO_COPIES,
  isCopy: false,
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

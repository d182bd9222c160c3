/**
 * Who is one person: classes of records, each in a place of its own that stays while the class does.
 *
 * Source: design, "Ops, facts, decisions", 5. A class that changed gets another place, so that whatever was
 * worked out for a place holds for the class that stands there. Cost: linear in records.
 */
import type { RecordTable } from "./recordTable.ts";

export interface ChangedPlaces {
  readonly fresh: readonly number[];
  readonly gone: readonly number[];
  /** Records of the classes that are gone. */
  readonly left: readonly string[];
}

const UNCHANGED: ChangedPlaces = { fresh: [], gone: [], left: [] };
const GONE: readonly string[] = [];

export class People {
  readonly #classes: (readonly string[])[] = [];
  readonly #ids: string[] = [];
  readonly #records: RecordTable;
  readonly #placeOfId = new Map<string, number>();
  /** Places in the order of the classes as they were given. */
  #order: readonly number[] = [];
  #given: {
    readonly classes: readonly (readonly string[])[] | null;
    readonly ids: readonly string[] | null;
  } = { classes: null, ids: null };

  /**
   * @throws RangeError when there are not as many ids as classes, or a record stands in two
   */
  constructor(records: RecordTable, classes: readonly (readonly string[])[], ids: readonly string[]) {
    this.#records = records;
    this.change(classes, ids);
  }

  get order(): readonly number[] {
    return this.#order;
  }

  /** Of a record; undefined where it stands in no class. */
  placeOf(record: string): number | undefined {
    return this.#records.placeOf(record);
  }

  placeOfId(id: string): number | undefined {
    return this.#placeOfId.get(id);
  }

  recordsOf(place: number): readonly string[] {
    return this.#classes[place] ?? GONE;
  }

  idOf(place: number): string {
    return this.#ids[place] ?? "";
  }

  change(classes: readonly (readonly string[])[], ids: readonly string[]): ChangedPlaces {
    if (classes === this.#given.classes && ids === this.#given.ids) return UNCHANGED;
    if (classes.length !== ids.length)
      throw new RangeError(`victimIds: ${ids.length} for ${classes.length} classes`);
    this.#given = { classes, ids };
    const taken = new Set<number>();
    const order = classes.map((records, at) => {
      const place = this.placeOf(records[0] ?? "");
      if (place === undefined || taken.has(place) || !this.#isAt(place, records, ids[at])) return -1;
      taken.add(place);
      return place;
    });
    const gone = this.#order.filter((place) => !taken.has(place));
    const left = this.#leave(gone);
    const fresh: number[] = [];
    this.#order = order.map((place, at) => {
      if (place >= 0) return place;
      const made = this.#settle(classes[at] ?? GONE, ids[at] ?? "");
      fresh.push(made);
      return made;
    });
    return { fresh, gone, left };
  }

  #isAt(place: number, records: readonly string[], id: string | undefined): boolean {
    const known = this.recordsOf(place);
    if (this.#ids[place] !== id) return false;
    return (
      known === records || (known.length === records.length && known.every((one, i) => one === records[i]))
    );
  }

  #leave(gone: readonly number[]): readonly string[] {
    for (const place of gone) {
      for (const record of this.recordsOf(place)) this.#records.leave(record);
      if (this.#placeOfId.get(this.idOf(place)) === place) this.#placeOfId.delete(this.idOf(place));
    }
    const left = gone.flatMap((place) => this.recordsOf(place));
    for (const place of gone) this.#classes[place] = GONE;
    return left;
  }

  #settle(records: readonly string[], id: string): number {
    const place = this.#classes.length;
    this.#classes.push(records);
    this.#ids.push(id);
    for (const record of records) {
      if (!this.#records.putAt(record, place))
        throw new RangeError("classes: a record stands in two of them");
    }
    this.#placeOfId.set(id, place);
    return place;
  }
}

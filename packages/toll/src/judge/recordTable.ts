/**
 * Records by id, and the place of each in `People`: one index for both, since it is the largest there is.
 *
 * Cost: constant a record.
 */
import type { RecordFact } from "@daftar/model";

const NOWHERE = -1;

export class RecordTable {
  readonly #rows = new Map<string, number>();
  readonly #records: (RecordFact | undefined)[] = [];
  readonly #places: number[] = [];
  #haveAssertions = false;

  #rowOf(id: string): number {
    let row = this.#rows.get(id);
    if (row === undefined) {
      row = this.#records.length;
      this.#rows.set(id, row);
      this.#records.push(undefined);
      this.#places.push(NOWHERE);
    }
    return row;
  }

  set(record: RecordFact): void {
    this.#records[this.#rowOf(record.id)] = record;
    if (record.assertions !== null) this.#haveAssertions = true;
  }

  /** Whether some record came with lineages of single values. */
  get haveAssertions(): boolean {
    return this.#haveAssertions;
  }

  get(id: string): RecordFact | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.#records[row];
  }

  /** Undefined where it stands in no class. */
  placeOf(id: string): number | undefined {
    const row = this.#rows.get(id);
    const place = row === undefined ? NOWHERE : (this.#places[row] ?? NOWHERE);
    return place === NOWHERE ? undefined : place;
  }

  /** @returns whether it stood nowhere before */
  putAt(id: string, place: number): boolean {
    const row = this.#rowOf(id);
    if (this.#places[row] !== NOWHERE) return false;
    this.#places[row] = place;
    return true;
  }

  leave(id: string): void {
    const row = this.#rows.get(id);
    if (row !== undefined) this.#places[row] = NOWHERE;
  }
}

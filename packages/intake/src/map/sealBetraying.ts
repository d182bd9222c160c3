/**
 * Takes out of a row's readable cells what betrays somebody who speaks (J18), whatever its column is.
 *
 * A mapping is agreed on a sample, or said by hand; a telephone number may stand in row 2,001 of a column
 * of causes. Such a cell is sealed by itself and its row is taken, unless the record would then say
 * something else (no name, no day, dead instead of missing): that row is given back, since only a person
 * can part the two. Cost: one look at each character of a row.
 */
import type { ColumnRole, RecordCell } from "@daftar/model";
import { readEventLink, readStatus } from "../fields/readWords.ts";
import type { RowFault } from "../read/table.ts";
import { betraysSomebody, numberBetraysSomebody } from "./betrays.ts";
import type { DividedRow } from "./mappingFile.ts";

const NUMBERS: ReadonlySet<ColumnRole> = new Set(["key", "nationalId", "bodyTag"]);
/** Dates and ages are full of digits too. */
const WRITTEN_IN_DIGITS: ReadonlySet<ColumnRole> = new Set([
  ...NUMBERS,
  "ageYears",
  "birthDate",
  "deathDate",
  "injuryDate",
]);
const GIVEN_BACK: ReadonlySet<ColumnRole> = new Set([
  "name",
  "given",
  "father",
  "grandfather",
  "family",
  "sex",
  "ageYears",
  "birthDate",
  "deathDate",
  "injuryDate",
]);

export type SealedRow =
  | {
      readonly kind: "row";
      readonly readable: readonly RecordCell[];
      readonly sealed: readonly RecordCell[];
      /** Cells sealed though their column is readable. */
      readonly moved: readonly RecordCell[];
    }
  | { readonly kind: "rejected"; readonly rejected: RowFault };

/** Whether a cell tells how to reach somebody, or who told. */
export function cellBetrays({ role, text }: RecordCell): boolean {
  return WRITTEN_IN_DIGITS.has(role) ? numberBetraysSomebody(text) : betraysSomebody(text);
}

/** Whether the record would say something else without the cell. */
function isNeeded({ role, text }: RecordCell): boolean {
  const status = role === "status" ? readStatus(text) : null;
  if (status !== null) return status !== "dead";
  if (role === "eventLink") return readEventLink(text) !== null;
  return GIVEN_BACK.has(role);
}

/**
 * @param divided a row as the mapping parts it
 * @param row number to name in a fault, as the user sees it
 * @returns the row, or the fault `row.source-in-cell`, which does not repeat the cell
 */
export function sealBetraying({ readable, sealed }: DividedRow, row: number): SealedRow {
  const moved = readable.filter(cellBetrays);
  if (moved.length === 0) return { kind: "row", readable, sealed, moved };
  const needed = moved.find(isNeeded);
  if (needed !== undefined) {
    const words = "The cell tells how to reach somebody, or who told, beside what it should hold.";
    return {
      kind: "rejected",
      rejected: { row, column: needed.header, value: null, code: "row.source-in-cell", words },
    };
  }
  const left = readable.filter((cell) => !moved.includes(cell));
  return { kind: "row", readable: left, sealed: [...sealed, ...moved], moved };
}

/** A fault as it may be shown: output is often kept, so a value that betrays somebody is left out. */
export function shownFault(fault: RowFault): RowFault {
  return fault.value !== null && betraysSomebody(fault.value) ? { ...fault, value: null } : fault;
}

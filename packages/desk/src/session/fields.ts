/**
 * Fields of cells that were taken before, or that nobody will mend: whatever can be read is read.
 *
 * Rows of a desk were checked when they came in; one that no longer reads means another version of the
 * reader, and a register must still be derived from it. On plain files a cell that cannot be read is
 * missing. Cost: one reading for each faulty column.
 */
import { readFields } from "@daftar/intake";
import type { DateHint, MappedColumn, RecordCell, RecordFields } from "@daftar/model";

/** How dates are written, by header, out of a mapping as an op keeps it. */
function hintsOf(mapping: readonly MappedColumn[]): Map<string, DateHint> {
  const hints = new Map<string, DateHint>();
  for (const { header, calendar, order } of mapping) {
    if (header === null || (calendar === null && order === null)) continue;
    hints.set(header, { calendar: calendar ?? undefined, order: order ?? undefined });
  }
  return hints;
}

const NOTHING: RecordFields = {
  names: [],
  given: null,
  father: null,
  grandfather: null,
  family: null,
  sex: null,
  age: null,
  birthDate: null,
  injuryDate: null,
  deathDate: null,
  birthPlace: null,
  injuryPlace: { place: null, province: null },
  deathPlace: { place: null, province: null },
  burialPlace: null,
  nationalId: null,
  population: null,
  cause: null,
  bodyTag: null,
  status: "dead",
  eventLink: null,
};

export function lenientFields(
  all: readonly RecordCell[],
  dates: ReadonlyMap<string, DateHint>,
): RecordFields {
  let cells = all;
  while (cells.length > 0) {
    const read = readFields(cells, { dates });
    if (read.kind === "fields") return read.ok;
    const { column, value } = read.rejected;
    const rest = cells.filter((cell) => cell.header !== column || cell.text !== value);
    if (rest.length === cells.length) break;
    cells = rest;
  }
  return NOTHING;
}

/** Given to the store, which derives records from cells on every rebuild. */
export function fieldsOf(cells: readonly RecordCell[], mapping: readonly MappedColumn[]): RecordFields {
  return lenientFields(cells, hintsOf(mapping));
}

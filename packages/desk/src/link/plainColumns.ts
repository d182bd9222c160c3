/**
 * Columns of plain files as linkage reads them: each distinct cell is read once.
 *
 * What a cell says is asked of the same readers as a desk's cells (`readFields`, and `readName` and `readText` within
 * it), one cell at a time; a cell that cannot be read is missing. Several columns of one role: the first that says something holds, except
 * names and other text, which are all kept. Cost: one reading for each distinct cell.
 */

import { readFields, readName, readText } from "@daftar/intake";
import type { DaySpan, LinkColumn, TextRole } from "@daftar/linkage";
import type { AgeSpan, ColumnRole, DateHint, DateSpan, RecordFields, Sex } from "@daftar/model";

/** A column of a plain table as it was read: distinct cells, and for each row one of them. */
export interface PlainColumn {
  readonly role: ColumnRole;
  readonly header: string;
  readonly cells: readonly string[];
  /** Index into `cells` for each row of all files, -1 where the file has no such column. */
  readonly at: Int32Array;
  readonly dates: ReadonlyMap<string, DateHint>;
}

interface Read<V> {
  readonly values: V[];
  readonly at: Int32Array;
}

function readColumn<V>({ cells, at }: PlainColumn, read: (text: string) => V | null): Read<V> {
  const values: V[] = [];
  const ids = Int32Array.from(cells, (text) => {
    const value = read(text);
    return value === null ? -1 : values.push(value) - 1;
  });
  const out = new Int32Array(at.length);
  for (let row = 0; row < out.length; row += 1) {
    const cell = at[row]!;
    out[row] = cell < 0 ? -1 : ids[cell]!;
  }
  return { values, at: out };
}

/** Of several columns of one role the first that says something. */
function first<V>(reads: readonly Read<V>[]): Read<V> | null {
  const [one, ...others] = reads;
  if (one === undefined || others.length === 0) return one ?? null;
  let values = one.values;
  const at = one.at.slice();
  for (const other of others) {
    for (let row = 0; row < at.length; row += 1)
      if (at[row]! < 0 && other.at[row]! >= 0) at[row] = values.length + other.at[row]!;
    values = [...values, ...other.values];
  }
  return { values, at };
}

/** What the text of a role is to linkage, and how it is read. */
const TEXTS: Readonly<
  Partial<Record<ColumnRole, { role: TextRole; read: (text: string) => string | null }>>
> = {
  name: { role: "name", read: readName },
  given: { role: "given", read: readName },
  father: { role: "father", read: readName },
  grandfather: { role: "grandfather", read: readName },
  family: { role: "family", read: readName },
  birthPlace: { role: "birthPlace", read: readText },
  deathPlace: { role: "deathPlace", read: readText },
  deathProvince: { role: "deathPlace", read: readText },
  injuryPlace: { role: "injuryPlace", read: readText },
  injuryProvince: { role: "injuryPlace", read: readText },
  burialPlace: { role: "burialPlace", read: readText },
  nationalId: { role: "nationalId", read: readText },
};
const SPANS = ["birthDate", "deathDate", "injuryDate"] as const;
const AS_WRITTEN: Readonly<Partial<Record<ColumnRole, TextRole>>> = {
  phone: "phone",
  email: "email",
  text: "text",
  address: "text",
};

const whole = (text: string): string | null => text.trim() || null;
/** null where the cell cannot be read. */
const fieldsOf = ({ role, header, dates }: PlainColumn, text: string): RecordFields | null => {
  const read = readFields([{ role, header, text }], { dates, lenient: true });
  return read.kind === "fields" ? read.ok : null;
};
/** What a cell says by its column's role, null where nothing. */
const said = <V>(column: PlainColumn, text: string, of: (fields: RecordFields) => V | null): V | null => {
  const fields = fieldsOf(column, text);
  return fields === null ? null : of(fields);
};
const daySpan = (span: DateSpan | null): DaySpan | null => span && { from: span.from, to: span.to };

/** What the columns of one role say in a row, in the order of the columns. */
const told = (reads: readonly Read<string>[], row: number): string[] =>
  reads.flatMap(({ values, at }) => (at[row]! < 0 ? [] : [values[at[row]!]!]));

/** A second given and family name in one row, in another script, is a name of its own. */
function otherNames(givens: readonly Read<string>[], families: readonly Read<string>[]): Read<string>[] {
  const size = (givens[0] ?? families[0])?.at.length ?? 0;
  const names: (Read<string> & { known: Map<string, number> })[] = [];
  if (givens.length < 2 && families.length < 2) return names;
  for (let row = 0; row < size; row += 1) {
    const [given, family] = [told(givens, row), told(families, row)];
    for (let at = 1; at < Math.max(given.length, family.length); at += 1) {
      const name = [given[at], family[at]].filter((part) => part !== undefined).join(" ");
      let column = names[at - 1];
      if (column === undefined) {
        column = { values: [], at: new Int32Array(size).fill(-1), known: new Map() };
        names.push(column);
      }
      let id = column.known.get(name);
      if (id === undefined) {
        id = column.values.push(name) - 1;
        column.known.set(name, id);
      }
      column.at[row] = id;
    }
  }
  return names;
}

export function linkColumns(columns: readonly PlainColumn[]): LinkColumn[] {
  const found: LinkColumn[] = [];
  const byRole = new Map<TextRole, Read<string>[]>();
  for (const column of columns) {
    const own = TEXTS[column.role];
    const written = AS_WRITTEN[column.role];
    if (written === "text") found.push({ role: "text", label: column.header, ...readColumn(column, whole) });
    const role = own?.role ?? written;
    if (role === undefined || role === "text") continue;
    // Of a name alone in its role linkage itself makes nothing where it names nobody; read here it would be read twice.
    const alone = columns.every((other) => other === column || other.role !== column.role);
    const reader = own?.read === readName && alone ? readText : own?.read;
    const read = readColumn(column, reader ?? whole);
    byRole.set(role, [...(byRole.get(role) ?? []), read]);
  }
  const names = [
    ...(byRole.get("name") ?? []),
    ...otherNames(byRole.get("given") ?? [], byRole.get("family") ?? []),
  ];
  for (const [index, { values, at }] of names.entries())
    found.push({ role: "name", label: `name ${index + 1}`, values, at });
  for (const [role, reads] of byRole) {
    if (role === "name") continue;
    const read = first(reads);
    if (read !== null) found.push({ role, label: role, ...read });
  }
  for (const role of SPANS) {
    const own = columns.filter((column) => column.role === role);
    const read = first(
      own.map((column) =>
        readColumn(column, (text) => said(column, text, (fields) => daySpan(fields[role]))),
      ),
    );
    if (read !== null) found.push({ role, label: role, ...read });
  }
  const of = <V>(role: ColumnRole, value: (fields: RecordFields) => V | null): Read<V> | null =>
    first(
      columns
        .filter((column) => column.role === role)
        .map((column) => readColumn(column, (text) => said(column, text, value))),
    );
  const ages = of<AgeSpan>("ageYears", ({ age }) => age);
  if (ages !== null) found.push({ role: "age", label: "age", ...ages });
  const sexes = of<Sex>("sex", ({ sex }) => sex);
  if (sexes !== null) found.push({ role: "sex", label: "sex", ...sexes });
  return found;
}

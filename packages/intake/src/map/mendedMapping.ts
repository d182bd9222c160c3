/**
 * The mapping of a file of rejected rows: that of the import which gave them back.
 *
 * A mapping proposed from the rejected rows alone would be another one: their ages are just those that
 * cannot be read, so the column of ages would be sealed and the rows taken without it. Readable columns
 * are found by their headers; an op does not keep the headers of sealed ones, so those go by their places
 * as long as the readable ones stand in theirs. What nobody knows is sealed. Cost: linear in columns.
 */
import { classOfRole, isSealedClass, type MappedColumn } from "@daftar/model";
import { isRejectedColumn } from "../rejected/rejectedColumns.ts";
import type { ColumnMapping } from "./mappingFile.ts";

/**
 * @param header of the file, with the columns that Daftar wrote in front
 * @param earlier mapping of an import, as its op holds it
 * @returns null where a readable column of that import is not in the file
 */
export function mendedMapping(
  header: readonly string[],
  earlier: readonly MappedColumn[],
): ColumnMapping[] | null {
  const readable = earlier.filter((one) => one.header !== null && !isSealedClass(one.class));
  const places = readable.map((one) => header.indexOf(one.header ?? ""));
  if (readable.length === 0 || places.includes(-1)) return null;
  const shift = (places[0] ?? 0) - (readable[0]?.column ?? 0);
  const inPlace = readable.every((one, at) => places[at] === one.column + shift);
  const byPlace = new Map(inPlace ? earlier.map((one) => [one.column + shift, one]) : []);
  return header.map((name, column): ColumnMapping => {
    const none = { column, header: name, calendar: null, order: null };
    if (isRejectedColumn(name)) return { ...none, role: "ignore", class: "drop" };
    const known = readable.find((one) => one.header === name);
    if (known !== undefined) return { ...known, column, header: name };
    const placed = byPlace.get(column);
    return placed?.header === null
      ? { ...none, role: placed.role, class: placed.class }
      : { ...none, role: "text", class: classOfRole("text") };
  });
}

/**
 * Plain files of `daftar link` as one table of columns.
 *
 * Here a cell that cannot be read is missing, not a rejected row: every input row must stand in
 * `clusters.csv` once. No row is made on the way (`Table.columns`). Cost: linear in bytes.
 */

import { basename, resolve } from "node:path";
import { configRoles, DistinctCells, type LinkConfig, readTable, type WantedColumn } from "@daftar/intake";
import type { LinkTable } from "@daftar/linkage";
import { DaftarError, type Progress } from "@daftar/model";
import { columnsToLink, DATE_ROLES } from "./columnsToLink.ts";
import { GrowingColumn } from "./growingColumn.ts";
import { ListedRows } from "./listedRows.ts";
import { linkColumns, type PlainColumn } from "./plainColumns.ts";

export interface PlainTable {
  readonly table: LinkTable;
  readonly onePerPerson: ReadonlySet<string>;
}

const listNameOf = (file: string): string => basename(file).replace(/\.[^.]+$/, "");

/** A column of one or several files, as it is read. */
interface Reading {
  readonly cells: DistinctCells;
  readonly at: GrowingColumn;
  readonly as: Omit<PlainColumn, "cells" | "at">;
}

/** @throws DaftarError `link.id-column`, `link.duplicate-id`, `link.no-columns`, and those of reading a file */
export async function readPlainFiles(
  cwd: string,
  files: readonly string[],
  options: {
    readonly id: string;
    readonly list: string | null;
    readonly config: unknown;
    /** What the file of `config` is called; null where there is none. */
    readonly configFile: string | null;
    readonly progress: Progress;
  },
): Promise<PlainTable> {
  const lists: string[] = [];
  const numberOf = new Map<string, number>();
  const ids = new DistinctCells();
  const rows = new ListedRows();
  const readings = new Map<string, Reading>();
  const tables = await Promise.all(
    files.map(async (file) => ({ file, table: await readTable(resolve(cwd, file), { name: file }) })),
  );
  const config: LinkConfig = configRoles(
    options.config,
    tables.map(({ table }) => table.header),
    options.configFile,
  );
  for (const [at, { file, table }] of tables.entries()) {
    const idAt = table.header.indexOf(options.id);
    if (idAt < 0) throw new DaftarError("link.id-column", `no column is called ${options.id}`, { file });
    const listAt = options.list === null ? -1 : table.header.indexOf(options.list);
    if (options.list !== null && listAt < 0)
      throw new DaftarError("usage.wrong", `no column is called ${options.list}`, { file });
    const skip = new Set([options.id, ...(options.list === null ? [] : [options.list])]);
    const named = config.columns === null ? null : (config.columns[at] ?? []);
    const { columns, dates } = await columnsToLink(table, named, skip);
    if (columns.length === 0)
      throw new DaftarError("link.no-columns", "no column could be recognised", { file });
    const own = columns.map(({ column, header, role }) => {
      // Dates of two files may be written in two ways; other columns of one header are one.
      const key = JSON.stringify([role, header, DATE_ROLES.has(role) ? at : null]);
      const reading = readings.get(key) ?? {
        cells: new DistinctCells(),
        at: new GrowingColumn(),
        as: { role, header, dates },
      };
      readings.set(key, reading);
      return { column, reading };
    });
    const listNumber = (name: string): number => {
      const number = numberOf.get(name) ?? lists.push(name) - 1;
      numberOf.set(name, number);
      return number;
    };
    const listCells = new DistinctCells();
    const listOf: number[] = listAt < 0 ? [listNumber(listNameOf(file))] : [];
    const wanted: WantedColumn[] = [
      { column: idAt, cells: ids },
      // Without a column of lists all rows have the first number.
      ...(listAt < 0 ? [] : [{ column: listAt, cells: listCells }]),
      ...own.map(({ column, reading }) => ({ column, cells: reading.cells })),
    ];
    for await (const { size, rows: places, cells, fault } of table.columns(wanted)) {
      const [idOf, listCell] = [cells[0]!, listAt < 0 ? null : cells[1]!];
      const first = rows.size;
      for (let row = 0; row < size; row += 1) {
        const id = idOf[row]!;
        const cell = listCell?.[row] ?? 0;
        const list = listOf[cell] ?? listNumber(listCells.text(cell).trim());
        listOf[cell] = list;
        if (ids.isBlank(id))
          throw new DaftarError("link.id-column", "a row has no id", { file, row: places[row]! });
        if (!rows.add(list, id))
          throw new DaftarError("link.duplicate-id", "this id stands twice in its list", {
            file,
            row: places[row]!,
            value: ids.text(id),
          });
      }
      for (const [at, { reading }] of own.entries())
        reading.at.append(first, cells[cells.length - own.length + at]!);
      if (fault !== null) throw new DaftarError(fault.code, fault.words, { file, row: fault.row });
      options.progress({ what: "Reading", done: rows.size, total: 0 });
    }
  }
  for (const name of config.lists.keys()) {
    // A statement about a list that is not there would be left out in silence.
    if (!numberOf.has(name))
      throw new DaftarError(
        "link.config",
        `no list is called ${name}; there are: ${[...lists].sort().join(", ")}`,
        {
          field: `lists.${name}`,
        },
      );
  }
  const onePerPerson = new Set(
    [...config.lists].flatMap(([name, said]) => (said.onePerPerson ? [name] : [])),
  );
  const { size } = rows;
  const columns = linkColumns(
    [...readings.values()].map(({ cells, at, as }) => ({
      ...as,
      cells: cells.texts(),
      at: at.column(size),
    })),
  );
  const { list, id } = rows.columns();
  return { table: { size, lists, list, ids: { ...ids.packed(), at: id }, columns }, onePerPerson };
}

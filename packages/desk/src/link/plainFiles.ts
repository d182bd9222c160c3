/**
 * Plain files of `daftar link` as one table of columns.
 *
 * Here a cell that cannot be read is missing, not a rejected row: every input row must stand in
 * `clusters.csv` once. No row is made on the way (`Table.columns`). Cost: linear in bytes.
 */

import { basename, resolve } from "node:path";
import {
  configRoles,
  DistinctCells,
  type LinkConfig,
  PackedCells,
  readTable,
  type Table,
  type WantedColumn,
} from "@daftar/intake";
import type { LinkTable } from "@daftar/linkage";
import { DaftarError, type Progress } from "@daftar/model";
import { columnsToLink, DATE_ROLES } from "./columnsToLink.ts";
import { GrowingColumn } from "./growingColumn.ts";
import { linkColumns, type PlainColumn } from "./plainColumns.ts";

export interface PlainTable {
  readonly table: LinkTable;
  readonly onePerPerson: ReadonlySet<string>;
  /** In the order of their rows. */
  readonly files: readonly PlainFile[];
}

/** A file that was read, to be read again for where a row of it stands. */
export interface PlainFile {
  readonly file: string;
  readonly read: Table;
  /** Its first row in the table. */
  readonly first: number;
}

/** Batches are no larger but for some formats. */
const MOST_IN_BATCH = 8192;

const listNameOf = (file: string): string => basename(file).replace(/\.[^.]+$/, "");

/** A column of one or several files, as it is read. */
interface Reading {
  readonly cells: DistinctCells;
  readonly at: GrowingColumn;
  readonly as: Omit<PlainColumn, "cells" | "at">;
  /** Where it stands first, files by name: columns then follow one another whatever the order of files. */
  place: readonly [file: string, column: number];
}

const byPlace = ({ place: [a, x] }: Reading, { place: [b, y] }: Reading): number =>
  a === b ? x - y : a < b ? -1 : 1;

/**
 * That no id stands twice in its list is for linking to find, which puts rows in order by it (`repeatedId.ts`).
 *
 * @throws DaftarError `link.id-column`, `link.no-columns`, and those of reading a file
 */
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
  const ids = new PackedCells();
  const [idAt, listAt] = [new GrowingColumn(), new GrowingColumn()];
  const read: PlainFile[] = [];
  let size = 0;
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
    const idColumn = table.header.indexOf(options.id);
    if (idColumn < 0) throw new DaftarError("link.id-column", `no column is called ${options.id}`, { file });
    const listColumn = options.list === null ? -1 : table.header.indexOf(options.list);
    if (options.list !== null && listColumn < 0)
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
        place: [file, column],
      };
      if (file < reading.place[0]) reading.place = [file, column];
      readings.set(key, reading);
      return { column, reading };
    });
    const listNumber = (name: string): number => {
      const number = numberOf.get(name) ?? lists.push(name) - 1;
      numberOf.set(name, number);
      return number;
    };
    const listCells = new DistinctCells();
    // Without a column of lists all rows have the first number.
    const listOf: number[] = listColumn < 0 ? [listNumber(listNameOf(file))] : [];
    const wanted: WantedColumn[] = [
      { column: idColumn, cells: ids },
      ...(listColumn < 0 ? [] : [{ column: listColumn, cells: listCells }]),
      ...own.map(({ column, reading }) => ({ column, cells: reading.cells })),
    ];
    read.push({ file, read: table, first: size });
    const listHere = new Int32Array(MOST_IN_BATCH);
    for await (const { size: more, rows: places, cells, fault } of table.columns(wanted)) {
      const [idOf, listCell] = [cells[0]!, listColumn < 0 ? null : cells[1]!];
      const numbers = more <= listHere.length ? listHere.subarray(0, more) : new Int32Array(more);
      for (let row = 0; row < more; row += 1) {
        const cell = listCell?.[row] ?? 0;
        listOf[cell] ??= listNumber(listCells.text(cell).trim());
        numbers[row] = listOf[cell];
        if (ids.isBlank(idOf[row]!))
          throw new DaftarError("link.id-column", "a row has no id", { file, row: places[row]! });
      }
      idAt.append(size, idOf);
      listAt.append(size, numbers);
      for (const [at, { reading }] of own.entries())
        reading.at.append(size, cells[cells.length - own.length + at]!);
      if (fault !== null) throw new DaftarError(fault.code, fault.words, { file, row: fault.row });
      size += more;
      options.progress({ what: "Reading", done: size, total: 0 });
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
  const columns = linkColumns(
    [...readings.values()].sort(byPlace).map(({ cells, at, as }) => ({
      ...as,
      cells: cells.texts(),
      at: at.column(size),
    })),
  );
  const id = { ...ids.packed(), at: idAt.column(size) };
  return { table: { size, lists, list: listAt.column(size), ids: id, columns }, onePerPerson, files: read };
}

/**
 * `daftar link` on plain files: rows of any table to link records, and the two result files.
 *
 * Here a cell that cannot be read is missing, not a rejected row: every input row must stand in
 * `clusters.csv` once. Cost: linear in rows.
 */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import {
  configRoles,
  dateHints,
  type LinkConfig,
  proposeMapping,
  readTable,
  sampleRows,
  type Table,
} from "@daftar/intake";
import { type LinkedTable, type LinkTable, linkedPair, type PartitionDraws } from "@daftar/linkage";
import { type ColumnRole, DaftarError, type DateHint, type Progress } from "@daftar/model";
import { linkColumns, type PlainColumn } from "./plainColumns.ts";

export interface PlainTable {
  readonly table: LinkTable;
  readonly onePerPerson: ReadonlySet<string>;
}

const DATES: ReadonlySet<ColumnRole> = new Set(["birthDate", "deathDate", "injuryDate"]);

const listNameOf = (file: string): string => basename(file).replace(/\.[^.]+$/, "");

interface ReadColumn {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
}

/** Columns to compare: those the config names, else those that header and values show for certain. */
async function columnsOf(
  table: Table,
  skip: ReadonlySet<string>,
): Promise<{ columns: ReadColumn[]; dates: Map<string, DateHint> }> {
  const proposal = proposeMapping({ header: table.header, rows: await sampleRows(table) });
  const kept = proposal.columns.filter(
    ({ header, role, sure }) => !skip.has(header) && role !== "ignore" && sure,
  );
  return {
    columns: kept.map(({ column, header, role }) => ({ column, header, role })),
    dates: dateHints(proposal.columns),
  };
}

/** A growing column of small numbers. */
class Numbers {
  #values = new Int32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  /** As many as there are rows; rows it was not told of are -1. */
  column(size: number): Int32Array {
    const out = new Int32Array(size).fill(-1);
    out.set(this.#values.subarray(0, this.length));
    return out;
  }
}

/** A column as it is read, row by row. */
class Reading {
  readonly cells: string[] = [];
  readonly at = new Numbers();
  readonly #known = new Map<string, number>();

  /** @param row of all files; rows passed over had nothing to say */
  set(row: number, text: string): void {
    while (this.at.length < row) this.at.push(-1);
    let id = this.#known.get(text);
    if (id === undefined) {
      id = text.trim() === "" ? -1 : this.cells.push(text) - 1;
      this.#known.set(text, id);
    }
    this.at.push(id);
  }
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
  const ids: string[] = [];
  const lists: string[] = [];
  const list = new Numbers();
  const numberOf = new Map<string, number>();
  const seen: Set<string>[] = [];
  const readings = new Map<string, { reading: Reading; as: Omit<PlainColumn, "cells" | "at"> }>();
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
    const found = await columnsOf(table, skip);
    const columns = (config.columns === null ? found.columns : (config.columns[at] ?? [])).filter(
      ({ role }) => role !== "ignore",
    );
    if (columns.length === 0)
      throw new DaftarError("link.no-columns", "no column could be recognised", { file });
    const own = columns.map(({ column, header, role }) => {
      // Dates of two files may be written in two ways; other columns of one header are one.
      const key = JSON.stringify([role, header, DATES.has(role) ? at : null]);
      const found_ = readings.get(key) ?? {
        reading: new Reading(),
        as: { role, header, dates: found.dates },
      };
      readings.set(key, found_);
      return { column, reading: found_.reading };
    });
    const listNumber = (name: string): number => {
      let number = numberOf.get(name);
      if (number === undefined) {
        number = lists.push(name) - 1;
        numberOf.set(name, number);
        seen.push(new Set());
      }
      return number;
    };
    const named = listAt < 0 ? listNumber(listNameOf(file)) : -1;
    for await (const batch of table.batches()) {
      for (const row of batch) {
        if (row.fault !== null)
          throw new DaftarError(row.fault.code, row.fault.words, { file, row: row.row });
        const id = row.cells[idAt] ?? "";
        const number = named >= 0 ? named : listNumber((row.cells[listAt] ?? "").trim());
        if (id.trim() === "")
          throw new DaftarError("link.id-column", "a row has no id", { file, row: row.row });
        const size = seen[number]!.size;
        if (seen[number]!.add(id).size === size)
          throw new DaftarError("link.duplicate-id", "this id stands twice in its list", {
            file,
            row: row.row,
            value: id,
          });
        const place = ids.push(id) - 1;
        list.push(number);
        for (const { column, reading } of own) reading.set(place, row.cells[column] ?? "");
      }
      options.progress({ what: "Reading", done: ids.length, total: 0 });
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
  const size = ids.length;
  const columns = [...readings.values()].map(({ reading, as }) => ({
    ...as,
    cells: reading.cells,
    at: reading.at.column(size),
  }));
  return {
    table: { size, lists, list: list.column(size), ids, columns: linkColumns(columns) },
    onePerPerson,
  };
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Text is handed on in pieces of about this many characters. */
const PIECE = 1 << 18;

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  let piece = "";
  const send = async (): Promise<void> => {
    if (!out.write(piece)) await once(out, "drain");
    piece = "";
  };
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length >= PIECE) await send();
  }
  await send();
  out.end();
  await once(out, "finish");
}

/** Writes `pairs.csv`, `clusters.csv` and, where clusterings were drawn, `draws.csv`; rows of both in an order that the input's order does not change. */
export async function writeLinkFiles(dir: string, table: LinkTable, linked: LinkedTable): Promise<void> {
  await mkdir(dir, { recursive: true });
  const lists = table.lists.map(cell);
  const name = (row: number): string => `${lists[table.list[row]!]},${cell(table.ids[row]!)}`;
  await writeLines(
    join(dir, "pairs.csv"),
    (function* lines() {
      yield "left_list,left_id,right_list,right_id,weight,probability,band";
      for (let at = 0; at < linked.pairs.left.length; at += 1) {
        const { left, right, weight, probability, band } = linkedPair(linked.pairs, at);
        yield `${name(left)},${name(right)},${weight.toFixed(3)},${probability.toFixed(6)},${band}`;
      }
    })(),
  );
  await writeLines(
    join(dir, "clusters.csv"),
    (function* lines() {
      yield "list,id,cluster";
      for (let row = 0; row < table.size; row += 1) yield `${name(row)},${linked.clusters[row]}`;
    })(),
  );
  const { draws } = linked;
  // Draws of another run would pass for this one's.
  if (draws === null) await rm(join(dir, "draws.csv"), { force: true });
  else await writeLines(join(dir, "draws.csv"), drawLines(draws, name));
}

/**
 * Rows whose clusters draws change, in each draw the number of its person: the line, from 0, of that person's first
 * row in this file. A row that is not here is as `clusters.csv` has it, in every draw.
 */
function* drawLines(draws: PartitionDraws, name: (row: number) => string): Generator<string> {
  yield `list,id,${Array.from({ length: draws.draws }, (_, at) => `draw_${at + 1}`).join()}`;
  let first = 0;
  for (const { rows, seen, of } of draws.parts) {
    for (const [place, row] of rows.entries()) {
      const line = Array.from({ length: draws.draws }, (_, at) => first + seen[of[at] ?? 0]![place]!);
      yield `${name(row)},${line.join()}`;
    }
    first += rows.length;
  }
}

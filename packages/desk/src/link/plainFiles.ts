/**
 * `daftar link` on plain files: rows of any table to link records, and the two result files.
 *
 * Here a cell that cannot be read is missing, not a rejected row: every input row must stand in
 * `clusters.csv` once. Cost: linear in rows.
 */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
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
import { type LinkRecord, type LinkResult, linkRecordOf } from "@daftar/linkage";
import { type ColumnRole, DaftarError, type DateHint, type Progress, type RecordCell } from "@daftar/model";
import { lenientFields } from "../session/fields.ts";

export interface PlainRecords {
  readonly records: readonly LinkRecord[];
  readonly onePerPerson: ReadonlySet<string>;
}

/** Roles that a plain table has beyond a list's: they are compared, since nothing is kept here. */
const COMPARED: ReadonlySet<ColumnRole> = new Set(["phone", "email", "text", "address"]);

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

function recordOf(
  list: string,
  id: string,
  all: readonly RecordCell[],
  dates: ReadonlyMap<string, DateHint>,
): LinkRecord {
  const cells = all.filter(
    (cell) => !COMPARED.has(cell.role) && cell.role !== "key" && cell.role !== "reporter",
  );
  const text = (role: ColumnRole): string[] =>
    all.filter((cell) => cell.role === role).map((cell) => cell.text);
  return {
    ...linkRecordOf(list, id, lenientFields(cells, dates)),
    phone: text("phone")[0] ?? null,
    email: text("email")[0] ?? null,
    text: Object.fromEntries(
      all.flatMap(({ role, header, text: value }) =>
        role === "text" || role === "address" ? [[header ?? role, value]] : [],
      ),
    ),
  };
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
): Promise<PlainRecords> {
  const records: LinkRecord[] = [];
  const seen = new Set<string>();
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
    const columns = config.columns === null ? found.columns : (config.columns[at] ?? []);
    if (columns.length === 0)
      throw new DaftarError("link.no-columns", "no column could be recognised", { file });
    for await (const batch of table.batches()) {
      for (const row of batch) {
        if (row.fault !== null)
          throw new DaftarError(row.fault.code, row.fault.words, { file, row: row.row });
        const id = (row.cells[idAt] ?? "").trim();
        const list = listAt < 0 ? listNameOf(file) : (row.cells[listAt] ?? "").trim();
        const key = JSON.stringify([list, id]);
        if (id === "") throw new DaftarError("link.id-column", "a row has no id", { file, row: row.row });
        if (seen.has(key))
          throw new DaftarError("link.duplicate-id", "this id stands twice in its list", {
            file,
            row: row.row,
            value: id,
          });
        seen.add(key);
        const cells = columns.flatMap(({ column, role, header }): RecordCell[] => {
          const text = row.cells[column] ?? "";
          return text.trim() === "" ? [] : [{ role, header, text }];
        });
        records.push(recordOf(list, id, cells, found.dates));
      }
      options.progress({ what: "Reading", done: records.length, total: 0 });
    }
  }
  const lists = new Set(records.map((record) => record.list));
  for (const name of config.lists.keys()) {
    // A statement about a list that is not there would be left out in silence.
    if (!lists.has(name))
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
  return { records, onePerPerson };
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  for (const line of lines) if (!out.write(`${line}\n`)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

/** Writes `pairs.csv` and `clusters.csv`; rows of both in an order that the input's order does not change. */
export async function writeLinkFiles(
  dir: string,
  records: readonly LinkRecord[],
  result: LinkResult,
): Promise<void> {
  await mkdir(dir, { recursive: true });
  const name = (at: number): string => {
    const record = records[at];
    return record === undefined ? "," : `${cell(record.list)},${cell(record.id)}`;
  };
  await writeLines(
    join(dir, "pairs.csv"),
    (function* lines() {
      yield "left_list,left_id,right_list,right_id,weight,probability,band";
      for (const { left, right, weight, probability, band } of result.pairs) {
        yield `${name(left)},${name(right)},${weight.toFixed(3)},${probability.toFixed(6)},${band}`;
      }
    })(),
  );
  await writeLines(
    join(dir, "clusters.csv"),
    (function* lines() {
      yield "list,id,cluster";
      for (let at = 0; at < records.length; at += 1) yield `${name(at)},${result.clusters[at]}`;
    })(),
  );
}

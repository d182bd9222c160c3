/** Writes a case's rows as the product gets them: allowed columns only, in an order that a seed decides. */
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { shuffled } from "./mixing.mjs";
import { csvCell } from "./readCsv.mjs";

const CHUNK = 20_000;

function writeCsv(path, header, count, cellsOf) {
  const out = openSync(path, "wx", 0o600);
  writeSync(out, `${header.map(csvCell).join(",")}\n`);
  for (let from = 0; from < count; from += CHUNK) {
    let text = "";
    for (let at = from; at < Math.min(count, from + CHUNK); at += 1)
      text += `${cellsOf(at).map(csvCell).join(",")}\n`;
    writeSync(out, text);
  }
  closeSync(out);
}

function writeParquet(path, header, count, cellsOf) {
  const columns = header.map((name) => ({
    name,
    data: Array.from({ length: count }),
    type: "STRING",
    nullable: true,
  }));
  for (let at = 0; at < count; at += 1) {
    const cells = cellsOf(at);
    for (const [column, { data }] of columns.entries()) data[at] = cells[column] || null;
  }
  const bytes = parquetWriteBuffer({ columnData: columns, rowGroupSize: 122_880 });
  writeFileSync(path, new Uint8Array(bytes), { mode: 0o600 });
}

/**
 * @param bench the case: `header` and, for each list, which columns it has (`columnsOf`, all where absent);
 *   `oneFile` gives all lists in one file with a column `list`, else each list is a file
 * @returns paths, in an order that the seed decides too
 */
export function writeFiles(folder, { header, columnsOf, oneFile, parquet }, rows, sample, seed) {
  const write = parquet ? writeParquet : writeCsv;
  const order = shuffled(sample.count, seed);
  const file = (name) => join(folder, `${name}.${parquet ? "parquet" : "csv"}`);
  if (oneFile !== undefined) {
    write(file(oneFile), ["id", "list", ...header], sample.count, (at) => {
      const { list, cells } = rows[sample.rowOf[order[at]]];
      return [`r${order[at]}`, list, ...cells];
    });
    return [file(oneFile)];
  }
  return [...shuffled(sample.lists.length, seed)].map((number) => {
    const list = sample.lists[number];
    const kept = columnsOf?.(list) ?? header.map((_, at) => at);
    const mine = order.filter((k) => sample.list[k] === number);
    write(file(list), ["id", ...kept.map((at) => header[at])], mine.length, (at) => {
      const { cells } = rows[sample.rowOf[mine[at]]];
      return [`r${mine[at]}`, ...kept.map((column) => cells[column])];
    });
    return file(list);
  });
}

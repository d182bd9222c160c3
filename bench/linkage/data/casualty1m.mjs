/** A million invented records of six lists; households killed together are many on purpose. */
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { sharedFile } from "./shared.mjs";

const COLUMNS = ["first", "father", "grand", "family", "sex", "age", "dod", "place"];

export async function casualty1m() {
  const file = await asyncBufferFromFile(sharedFile("casualty_1m.parquet"));
  const rows = await parquetReadObjects({ file });
  return {
    header: COLUMNS,
    rows: rows.map((row) => ({
      list: row.list,
      person: String(row.truth),
      cells: COLUMNS.map((name) => (row[name] === null || row[name] === undefined ? "" : String(row[name]))),
    })),
  };
}

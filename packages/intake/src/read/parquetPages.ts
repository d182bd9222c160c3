/**
 * What the pages of a Parquet file claim, before any is unpacked: a run of one value takes a few bytes however
 * long it is, so that a file of 2 kB could ask for hundreds of millions of rows.
 *
 * Source: the page headers (parquet-format, PageHeader), read by hyparquet's own reader of them. A row group
 * holds no more values in a column than it has rows, and takes a byte a row at least: a list has ids or names.
 * Cost: one more read of the file, a column of a row group at a time.
 */
import { DaftarError } from "@daftar/model";
import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import type { Limits } from "./limits.ts";

type Group = FileMetaData["row_groups"][number];

/** Groups this small are read whatever their bytes: a column of blanks is no attack. */
const FEW_ROWS = 65_536;

interface Pages {
  readonly values: number;
  readonly unpacked: number;
}

/** Adds up the pages of one column of a row group. @throws RangeError where a page claims what it cannot hold */
async function pagesOf(file: AsyncBuffer, column: Group["columns"][number]): Promise<Pages> {
  const meta = column.meta_data;
  if (meta === undefined) throw new RangeError("a column without metadata");
  const data = Number(meta.data_page_offset);
  const dictionary = Number(meta.dictionary_page_offset ?? data);
  // Zero is written by some where there is no dictionary.
  const from = dictionary > 0 ? Math.min(dictionary, data) : data;
  const bytes = await file.slice(from, from + Number(meta.total_compressed_size));
  const reader = { view: new DataView(bytes), offset: 0 };
  let [values, unpacked] = [0, 0];
  while (reader.offset < bytes.byteLength - 1) {
    const header = parquetHeader(reader);
    const size = Number(header.uncompressed_page_size);
    const held = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0;
    const entries = header.dictionary_page_header?.num_values ?? 0;
    // A bit an entry at least.
    if (!(size >= 0 && held >= 0 && entries >= 0 && entries <= 8 * size && header.compressed_page_size >= 0))
      throw new RangeError("a page claims what it cannot hold");
    values += held;
    unpacked += size;
    reader.offset += header.compressed_page_size;
  }
  return { values, unpacked };
}

/** @throws DaftarError `file.too-large`; RangeError where pages and footer differ */
export async function checkPages(
  file: AsyncBuffer,
  metadata: FileMetaData,
  limits: Limits,
  place: { readonly file?: string },
): Promise<void> {
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (!(rows >= 0)) throw new RangeError("a row group of fewer than no rows");
    let unpacked = 0;
    for (const column of group.columns) {
      const pages = await pagesOf(file, column);
      if (pages.values > rows) throw new RangeError("a column has more values than its group has rows");
      unpacked += pages.unpacked;
    }
    if (unpacked > 2 * limits.unpackedBytes || (rows > FEW_ROWS && rows > unpacked))
      throw new DaftarError("file.too-large", "A row group unpacks to more than is read at once.", place);
  }
}

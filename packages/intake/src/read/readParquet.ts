/**
 * A Parquet file as a table of text, one row group at a time.
 *
 * Reader: hyparquet (plain, dictionary and Snappy; other codecs are refused by name). Only flat columns.
 * What footer and pages claim is checked against caps before anything is unpacked. Memory: one row group.
 */
import { DaftarError } from "@daftar/model";
import { type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { columnsOfParquet } from "../columns/columnsOfParquet.ts";
import type { ByteSource } from "./byteSource.ts";
import { readHeader, readRow } from "./header.ts";
import type { Limits } from "./limits.ts";
import { checkPages } from "./parquetPages.ts";
import { textOf } from "./parquetText.ts";
import { oneByOne, type Table, type TableRow } from "./table.ts";

const CODECS: readonly (string | undefined)[] = ["UNCOMPRESSED", "SNAPPY"];
const BATCH_ROWS = 65_536;

function checkClaims(metadata: FileMetaData, limits: Limits, place: { readonly file?: string }): void {
  for (const group of metadata.row_groups) {
    let unpacked = 0;
    for (const column of group.columns) {
      const codec = column.meta_data?.codec;
      if (!CODECS.includes(codec))
        throw new DaftarError(
          "file.unsupported",
          `The file is packed with ${String(codec)}; Snappy or none is read.`,
          place,
        );
      unpacked += Number(column.meta_data?.total_uncompressed_size ?? 0);
    }
    if (unpacked > 2 * limits.unpackedBytes || unpacked < 0)
      throw new DaftarError("file.too-large", "A row group unpacks to more than is read at once.", place);
  }
}

/** @throws DaftarError `file.damaged`, `file.unsupported`, `file.too-large`, `file.no-rows` */
export async function readParquet(source: ByteSource, limits: Limits): Promise<Table> {
  const place = source.name === null ? {} : { file: source.name };
  if (source.size === null || source.size > limits.fileBytes)
    throw new DaftarError("file.too-large", `The file is larger than ${limits.fileBytes} bytes.`, place);
  const byteLength = source.size;
  const file = {
    byteLength,
    slice: async (from: number, to?: number): Promise<ArrayBuffer> => {
      const end = Math.min(to ?? byteLength, byteLength);
      if (!(from >= 0 && from <= end)) throw new RangeError("a Parquet file points outside itself");
      const bytes = await source.slice(from, end);
      return new Uint8Array(bytes).buffer;
    },
  };
  const damaged = (error: unknown) =>
    error instanceof DaftarError
      ? error
      : new DaftarError("file.damaged", "The Parquet file could not be read.", place);

  let metadata: FileMetaData;
  let names: string[];
  try {
    metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children;
    if (columns.some((column) => column.children.length > 0))
      throw new DaftarError(
        "file.unsupported",
        "The file has nested columns; only flat ones are read.",
        place,
      );
    names = columns.map((column) => column.element.name);
    checkClaims(metadata, limits, place);
    await checkPages(file, metadata, limits, place);
  } catch (error) {
    throw damaged(error);
  }
  const header = readHeader(names, limits, place);
  const total = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (total === 0) throw new DaftarError("file.no-rows", "The file has columns but no rows.", place);

  async function* batches(): AsyncIterable<readonly TableRow[]> {
    let start = 0;
    for (const group of metadata.row_groups) {
      const end = start + Number(group.num_rows);
      let values: readonly (readonly unknown[])[] = [];
      try {
        await parquetRead({
          file,
          metadata,
          rowStart: start,
          rowEnd: end,
          onComplete: (rows) => {
            values = rows;
          },
        });
      } catch (error) {
        throw damaged(error);
      }
      for (let from = 0; from < values.length; from += BATCH_ROWS) {
        const rows: TableRow[] = [];
        for (let at = from; at < Math.min(values.length, from + BATCH_ROWS); at += 1) {
          const cells = (values[at] ?? []).map(textOf);
          const row = readRow(start + at + 1, cells, header);
          if (row !== null) rows.push(row);
        }
        if (rows.length > 0) yield rows;
      }
      start = end;
    }
  }
  return {
    kind: "parquet",
    encoding: null,
    delimiter: null,
    header,
    batches,
    rows: () => oneByOne(batches()),
    columns: (wanted) => columnsOfParquet({ file, metadata, names, header, damaged }, wanted),
  };
}

/**
 * Reads a user's table, whatever it is: delimited text, a workbook or Parquet.
 *
 * The kind is taken from the first bytes, never from the name. All that can be wrong with a file as a
 * whole is found before the first row is handed out, save damage far inside it.
 */
import { DaftarError } from "@daftar/model";
import { type ByteSource, byteSource } from "./byteSource.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { readCsv } from "./readCsv.ts";
import type { Table } from "./table.ts";

export interface ReadOptions {
  /** What to call the file in errors, where its bytes are given instead of its path. */
  readonly name?: string | undefined;
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1256`, `windows-1252` or `iso-8859-6`; found where not given. */
  readonly encoding?: string | undefined;
  /** `,` `;` tab or `|`; found where not given. */
  readonly delimiter?: string | undefined;
  /** Name of a workbook's sheet, or its number from 1; needed where several hold rows. */
  readonly sheet?: string | number | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/**
 * Opens a table.
 *
 * @param from a path, the file's bytes, or a source of bytes that can be opened more than once
 * @returns the header at once; rows in batches when asked for
 * @throws DaftarError with a `file.*` code, `usage.wrong` for the sheet or a setting of another kind of file
 */
export async function readTable(
  from: string | Uint8Array | ByteSource,
  options: ReadOptions = {},
): Promise<Table> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const opened = await byteSource(from);
  const source = options.name === undefined ? opened : { ...opened, name: options.name };
  const magic = await firstBytes(source, 4);
  // Their libraries cost more to load than a small list to read, so they come only when wanted.
  if (magic === "PAR1") {
    refuseSettings(source, "A Parquet file", options, ["sheet", "encoding", "delimiter"]);
    return (await import("./readParquet.ts")).readParquet(source, limits);
  }
  if (magic === "PK\u0003\u0004") {
    refuseSettings(source, "A workbook", options, ["encoding", "delimiter"]);
    return (await import("./readXlsx.ts")).readXlsx(source, options.sheet, limits);
  }
  refuseSettings(source, "A text file", options, ["sheet"]);
  return readCsv(source, options, limits);
}

/** A setting that says nothing of this kind of file means another file than this one. */
function refuseSettings(
  source: ByteSource,
  what: string,
  options: ReadOptions,
  settings: readonly ("sheet" | "encoding" | "delimiter")[],
): void {
  const field = settings.find((setting) => options[setting] !== undefined);
  if (field === undefined) return;
  const place = source.name === null ? {} : { file: source.name };
  throw new DaftarError("usage.wrong", `${what} has no ${field} to name.`, { ...place, field });
}

async function firstBytes(source: ByteSource, count: number): Promise<string> {
  for await (const chunk of source.open()) return Buffer.from(chunk.subarray(0, count)).toString("latin1");
  return "";
}

/**
 * What a file may ask of this machine before it is refused.
 *
 * A list of the dead is at most a few million short rows; anything beyond is a mistake (a lost quote,
 * the wrong file) or an attack, and both should end before memory does.
 */
export interface Limits {
  readonly columns: number;
  /** Bytes of one line, and of one row whose quoted cells span lines. */
  readonly lineBytes: number;
  /** Bytes of a text or Parquet file. */
  readonly fileBytes: number;
  /** Bytes of a workbook as it lies on disk, since it is read whole. */
  readonly workbookBytes: number;
  /** Bytes of all parts of a workbook together, unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked bytes per packed byte of one part; sheets of real lists stay well below 100, bombs reach 1,000. */
  readonly unpackRatio: number;
  /** Parts of a workbook. */
  readonly parts: number;
  /** Rows times columns of one sheet, since sheets are laid out as rectangles. */
  readonly sheetCells: number;
}

export const LIMITS: Limits = {
  columns: 1000,
  lineBytes: 1024 * 1024,
  fileBytes: 4 * 1024 * 1024 * 1024,
  workbookBytes: 128 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  unpackRatio: 250,
  parts: 2000,
  sheetCells: 20_000_000,
};

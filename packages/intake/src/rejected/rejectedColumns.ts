/** Columns that are written in front of a rejected row; a mended file keeps them, and is known by them. */
export const REJECTED_COLUMNS = ["daftar row", "daftar column", "daftar code", "daftar why"] as const;

/** Whether a header is that of a file of rejected rows, mended or not. */
export function isRejectedHeader(header: readonly string[]): boolean {
  const names = new Set(header.map((name) => name.trim()));
  return REJECTED_COLUMNS.every((ours) => names.has(ours));
}

/** Whether a column is one of those. */
export function isRejectedColumn(name: string): boolean {
  return REJECTED_COLUMNS.some((ours) => ours === name);
}

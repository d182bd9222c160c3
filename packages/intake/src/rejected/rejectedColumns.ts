/** Columns that are written in front of a rejected row; a mended file may keep them. */
export const REJECTED_COLUMNS = ["daftar row", "daftar column", "daftar code", "daftar why"] as const;

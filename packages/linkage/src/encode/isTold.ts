/** Whether any row says something. */
export function isTold(column: Int32Array | Int16Array | Int8Array): boolean {
  for (let row = 0; row < column.length; row += 1) if (column[row]! >= 0) return true;
  return false;
}

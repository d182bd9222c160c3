/** Claims from a user's CSV file, checked as a set with those the desk has. */
import { type ClaimsRead, readClaimsCsv } from "@daftar/claims";
import { readTable } from "@daftar/intake";
import { type Claim, DaftarError } from "@daftar/model";

/** @throws DaftarError of reading the file, or of the first faulty row; nothing is taken then */
export async function readClaimsFile(
  bytes: Uint8Array,
  file: string,
  known: readonly Claim[],
): Promise<readonly Claim[]> {
  const table = await readTable(bytes, { name: file });
  const rows: Record<string, string>[] = [];
  for await (const batch of table.batches()) {
    for (const { row, cells, fault } of batch) {
      if (fault !== null) throw new DaftarError(fault.code, fault.words, { file, row });
      rows.push(Object.fromEntries(table.header.map((name, at) => [name, cells[at] ?? ""])));
    }
  }
  const read: ClaimsRead = readClaimsCsv(rows, known);
  const [first] = read.faults;
  if (first !== undefined) {
    const more = read.faults.length === 1 ? "" : ` (and ${read.faults.length - 1} more)`;
    throw new DaftarError(first.code, `${first.message}${more}`, {
      file,
      row: first.row,
      column: first.field,
      value: first.value,
    });
  }
  return read.claims;
}

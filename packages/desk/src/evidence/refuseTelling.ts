/** A note on evidence is kept in the clear: it may not tell how to reach somebody (J18). */
import { reachesSomebody } from "@daftar/intake";
import { DaftarError } from "@daftar/model";

/** @throws DaftarError row.source-in-cell */
export function refuseTelling(note: string): void {
  if (!reachesSomebody(note)) return;
  throw new DaftarError(
    "row.source-in-cell",
    "this tells how to reach somebody, or who told, and would be kept in clear",
    { field: "note" },
  );
}

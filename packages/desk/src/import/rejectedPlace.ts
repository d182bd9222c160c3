/**
 * Where rows that could not be read may be written: outside every desk (J18), in a folder that is there.
 *
 * Links are followed on both sides: a desk is told by the `desk.json` of a real folder above the real
 * place, so no spelling of a path, no link and no mount leads into one. Looked at before anything is
 * imported, so that no import is left without its rejected rows. Cost: a few looks at the disk.
 */
import { accessSync, constants, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DaftarError } from "@daftar/model";
import { findDesk } from "@daftar/store";

/** The real path of a file that need not exist; its folder must, and take a file. */
function realPlace(path: string): string {
  const folder = dirname(path);
  let real: string;
  try {
    real = realpathSync(folder);
    accessSync(real, constants.W_OK | constants.X_OK);
  } catch {
    const words = "no file can be written into this folder; name another place with --rejected";
    throw new DaftarError("usage.wrong", words, { file: folder, field: "rejected" });
  }
  try {
    return realpathSync(path);
  } catch {
    return join(real, basename(path)); // Nothing stands there yet, or a link that leads nowhere.
  }
}

/** @param path absolute @throws DaftarError `usage.wrong` where no rejected rows may be written there */
export function checkRejectedPlace(path: string): void {
  if (findDesk(dirname(realPlace(path))) === null) return;
  throw new DaftarError(
    "usage.wrong",
    "rows that could not be read are never kept in a desk; name a place outside it with --rejected",
    { field: "rejected" },
  );
}

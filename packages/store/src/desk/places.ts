/** Where things lie in a desk's folder. */
import { join } from "node:path";
import type { DESK_FOLDERS } from "@daftar/model";

export const DESK_FILE = "desk.json";
/** There while a desk is being made; a folder with it and without desk.json may be begun again. */
export const UNFINISHED = "desk.unfinished";

/** One place for each folder of the model's table, so that the audit knows every one of them. */
export type Places = Readonly<Record<(typeof DESK_FOLDERS)[number], string>>;

export function placesOf(dir: string): Places {
  return {
    ops: join(dir, "ops"),
    blobs: join(dir, "blobs"),
    rows: join(dir, "rows"),
    keys: join(dir, "keys"),
    people: join(dir, "people"),
    published: join(dir, "published"),
    register: join(dir, "register"),
    quarantine: join(dir, "quarantine"),
  };
}

/** Where things lie in a desk's folder. */
import { join } from "node:path";

export const DESK_FILE = "desk.json";
/** There while a desk is being made; a folder with it and without desk.json may be begun again. */
export const UNFINISHED = "desk.unfinished";

export interface Places {
  readonly ops: string;
  readonly blobs: string;
  readonly rows: string;
  readonly keys: string;
  readonly people: string;
  readonly published: string;
  readonly register: string;
  /** What came in a bundle, until all of it is checked. */
  readonly quarantine: string;
}

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

/** Where the data with known truth is: `$DAFTAR_SHARED`, else `../shared` beside the project. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const root = process.env.DAFTAR_SHARED ?? resolve(import.meta.dirname, "../../../../shared");

/** Path of a file of the linkage data. */
export const sharedFile = (name) => resolve(root, "data/linkage", name);

/** Whether it is there. */
export const hasShared = (name) => existsSync(sharedFile(name));

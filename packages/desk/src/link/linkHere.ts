/** Links records in this process, which does nothing else meanwhile; a large table with a second thread. */
import {
  type LinkOptions,
  type LinkTable,
  linkTable,
  type PairsToCompare,
  pairsToCompare,
} from "@daftar/linkage";
import type { LinkAll } from "../verb/context.ts";
import { walkBeside } from "./walkBeside.ts";

const beside = walkBeside(new URL("./walkWorker.js", import.meta.url));

export const linkHere: LinkAll = async (table, options) =>
  linkTable(table, { ...options, walkBeside: beside });

/** What `linkHere` would compare. */
export const planHere = async (table: LinkTable, options: LinkOptions): Promise<PairsToCompare> =>
  pairsToCompare(table, { ...options, walkBeside: beside });

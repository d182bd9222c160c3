/** Links records in this process, which does nothing else meanwhile. */
import { linkTable } from "@daftar/linkage";
import type { LinkAll } from "../verb/context.ts";

export const linkHere: LinkAll = async (table, options) => linkTable(table, options);

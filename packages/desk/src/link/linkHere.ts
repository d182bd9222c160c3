/** Links records in this process, which does nothing else meanwhile. */
import { linkRecords } from "@daftar/linkage";
import type { LinkAll } from "../verb/context.ts";

export const linkHere: LinkAll = async (records, options) => linkRecords(records, options);

/** Links records in this process, which does nothing else meanwhile; a large table with a second thread. */
import { linkTable } from "@daftar/linkage";
import type { LinkAll } from "../verb/context.ts";
import { walkBeside } from "./walkBeside.ts";

const beside = walkBeside(new URL("./walkWorker.js", import.meta.url));

export const linkHere: LinkAll = async (table, options) =>
  linkTable(table, { ...options, walkBeside: beside });

/** The thread that links: one task in, progress and one result out (linkBeside.ts). */
import { parentPort, workerData } from "node:worker_threads";
import { type LinkOptions, type LinkTable, linkTable } from "@daftar/linkage";
import { z } from "zod";

/** Sent by this program's other thread; what a record is, the types of both sides say. */
const task = z.object({
  table: z.custom<LinkTable>((value) => typeof value === "object" && value !== null),
  options: z.custom<LinkOptions>((value) => typeof value === "object" && value !== null),
});

const { table, options } = task.parse(workerData);
const result = linkTable(table, {
  ...options,
  progress: (step) => parentPort?.postMessage({ step }),
});
parentPort?.postMessage({ result });

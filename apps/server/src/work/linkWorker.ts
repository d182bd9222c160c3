/** The thread that links: one task in, progress and one result out (linkBeside.ts). */
import { parentPort, workerData } from "node:worker_threads";
import { type LinkRecord, linkRecords } from "@daftar/linkage";
import { z } from "zod";

/** Sent by this program's other thread; what a record is, the types of both sides say. */
const task = z.object({
  records: z.custom<readonly LinkRecord[]>((value) => Array.isArray(value)),
  seed: z.number(),
  onePerPerson: z.custom<ReadonlySet<string>>((value) => value instanceof Set),
});

const { records, seed, onePerPerson } = task.parse(workerData);
const result = linkRecords(records, {
  seed,
  onePerPerson,
  progress: (step) => parentPort?.postMessage({ step }),
});
parentPort?.postMessage({ result });

/** A thread that estimates tables: one task in, one answer out, until it is ended (tablesBeside.ts). */
import { parentPort } from "node:worker_threads";
import { drawTable, type TableTask } from "@daftar/estimate";
import { z } from "zod";

/** Sent by this program's other thread; what a table is, the types of both sides say. */
const taskShape = z.custom<TableTask>((value) => typeof value === "object" && value !== null);

parentPort?.on("message", (message: unknown) => {
  try {
    const answer = drawTable(taskShape.parse(message));
    const moved = answer.undocumented === null ? [] : [answer.undocumented.buffer];
    parentPort?.postMessage(
      { answer },
      moved.filter((buffer) => buffer instanceof ArrayBuffer),
    );
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

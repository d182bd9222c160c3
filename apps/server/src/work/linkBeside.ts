/**
 * Links in a thread of its own, so that the server answers meanwhile: how far it is, and whether to stop.
 *
 * The same function over the same records and seed, so the result is the same as anywhere. Stopping ends
 * the thread. Cost: copying records there and the result back, a second for a hundred thousand.
 */
import { Worker } from "node:worker_threads";
import type { LinkAll } from "@daftar/desk";
import type { LinkedTable } from "@daftar/linkage";
import { z } from "zod";

const said = z.union([
  z.object({ step: z.object({ what: z.string(), done: z.number(), total: z.number() }) }),
  z.object({ result: z.custom<LinkedTable>((value) => typeof value === "object" && value !== null) }),
]);

export const linkBeside: LinkAll = (table, { progress, ...options }) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./linkWorker.js", import.meta.url), {
      workerData: { table, options },
    });
    const fail = (error: unknown): void => {
      // What it had said before it was ended may still arrive: whoever stopped it is told no more.
      worker.removeAllListeners("message");
      void worker.terminate();
      reject(error instanceof Error ? error : new TypeError(String(error)));
    };
    worker.on("message", (message: unknown) => {
      try {
        const read = said.parse(message);
        if ("result" in read) resolve(read.result);
        // Who was stopped says so by throwing.
        else progress(read.step);
      } catch (error) {
        fail(error);
      }
    });
    worker.on("error", fail);
    worker.on("exit", () => reject(new TypeError("the thread that links ended early")));
  });

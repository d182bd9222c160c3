/**
 * Half of the walk over sets of attributes in a second thread, while this one does the other half.
 *
 * Linking is one long step of one thread, so it waits for the other by sleeping on shared memory and takes the result
 * from a port, neither of which needs its event loop. A thread that does not start, or stands still, is left and
 * the half is walked here: the result is the same. Cost: the start of a thread.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { WalkBeside } from "@daftar/linkage";
import type { Walked } from "@daftar/linkage/walk";
import { z } from "zod";
import { ENDED, STEPS } from "./walkProtocol.ts";

/** A thread that takes no step for so long is given up. */
const PATIENCE_MS = 60_000;
/** And one that has not taken its first when the other half is done, after this. */
const START_MS = 2_000;

const ints = z.instanceof(Int32Array);
const walked = z.object({
  left: ints,
  right: ints,
  cutGroups: z.number(),
  proposed: z.array(z.number()),
  sets: z.instanceof(Uint8Array),
}) satisfies z.ZodType<Walked>;

/**
 * @param script the program of the other thread (walkWorker.ts)
 * @param startMs how long it may take to begin, counted from when it is waited for
 */
export function walkBeside(script: URL, startMs = START_MS): WalkBeside {
  return (job) => {
    // What would have to be copied costs more than it saves.
    if (!job.attributes.every(({ ids }) => ids.buffer instanceof SharedArrayBuffer)) return null;
    const state = new Int32Array(new SharedArrayBuffer(8));
    const { port1: here, port2: there } = new MessageChannel();
    const worker = new Worker(script, { workerData: { job, state, port: there }, transferList: [there] });
    // Told only after the run, when it has been made good already.
    worker.on("error", () => {});
    worker.unref();
    return () => {
      try {
        if (!waited(state, startMs)) return null;
        const read = walked.safeParse(receiveMessageOnPort(here)?.message);
        return read.success ? read.data : null;
      } finally {
        here.close();
        void worker.terminate();
      }
    };
  };
}

/** Whether the other thread came to its end. */
function waited(state: Int32Array, startMs: number): boolean {
  for (let steps = Atomics.load(state, STEPS); ; ) {
    if (Atomics.wait(state, ENDED, 0, steps === 0 ? startMs : PATIENCE_MS) !== "timed-out") return true;
    const now = Atomics.load(state, STEPS);
    if (now === steps) return false;
    steps = now;
  }
}

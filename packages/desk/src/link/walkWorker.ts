/** The thread that walks half of the sets: one task in, one result out (walkBeside.ts). */
import { MessagePort, workerData } from "node:worker_threads";
import { type WalkJob, walk } from "@daftar/linkage/walk";
import { z } from "zod";
import { ENDED, STEPS } from "./walkProtocol.ts";

/** Sent by this program's other thread; what a job is, the types of both sides say. */
const task = z.object({
  job: z.custom<WalkJob>((value) => typeof value === "object" && value !== null),
  state: z.instanceof(Int32Array),
  port: z.instanceof(MessagePort),
});

const { job, state, port } = task.parse(workerData);
const step = (): void => {
  Atomics.add(state, STEPS, 1);
};
step();
const walked = walk(job, "others", step);
port.postMessage(walked, [walked.left.buffer, walked.right.buffer, walked.sets.buffer]);
Atomics.store(state, ENDED, 1);
Atomics.notify(state, ENDED);

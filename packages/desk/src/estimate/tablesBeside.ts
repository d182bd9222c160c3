/**
 * Tables estimated on several threads: each takes one after another until none is left.
 *
 * A task names its own stream, so the numbers are the same on any number of threads. A thread that does not start or
 * breaks is done without; when none is left the rest is done here. Whoever stops the work (by `signal`, or by throwing
 * when told how far it is) ends all threads; until the last table is done there is nothing that could be written.
 * Cost: the start of a thread, some tenths of a second, and copying tables and draws.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { drawTable, type RunTasks, type TableAnswer, type TableTask } from "@daftar/estimate";
import { z } from "zod";

/** More would fetch work faster than it is made. */
const MOST_THREADS = 16;

const answer = z.object({
  undocumented: z.instanceof(Float64Array).nullable(),
  reason: z.string().nullable(),
  refusal: z.custom<TableAnswer["refusal"]>((value) => typeof value === "object"),
}) satisfies z.ZodType<TableAnswer>;

/** What a thread says: the answer of the task it was given, or what that task threw. */
const said = z.union([z.object({ answer }), z.object({ error: z.string() })]);

export interface BesideOptions {
  /** 1 to 16; as many as the machine has cores where absent. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

class Crew {
  readonly #tasks: readonly TableTask[];
  readonly #told: (done: number) => void;
  readonly #answers: (TableAnswer | undefined)[];
  readonly #workers = new Set<Worker>();
  /** Tasks that nobody has; given out from the end. */
  readonly #open: number[];
  /** Threads without a task, should one be given back. */
  readonly #idle: (() => void)[] = [];
  #done = 0;
  /** Finished, failed or stopped. A thread being ended may still speak: nobody is told of it, and nothing is begun. */
  #over = false;

  constructor(tasks: readonly TableTask[], told: (done: number) => void) {
    this.#tasks = tasks;
    this.#told = told;
    this.#answers = Array.from({ length: tasks.length });
    // The last planned are those of heavy methods: begun last, one of them would be waited for alone.
    this.#open = tasks.map((_, index) => index);
  }

  run(script: URL, threads: number, signal: AbortSignal | undefined): Promise<readonly TableAnswer[]> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        this.#over = true;
        signal?.removeEventListener("abort", stop);
        for (const worker of this.#workers) void worker.terminate();
        this.#workers.clear();
      };
      const fail = (error: unknown): void => {
        end();
        reject(error instanceof Error ? error : new TypeError(String(error)));
      };
      const stop = (): void => fail(signal?.reason);
      signal?.addEventListener("abort", stop);
      const finished = (): void => {
        if (this.#done < this.#tasks.length) return;
        end();
        resolve(this.#answers.map((one) => one!));
      };
      const start = (): void => {
        const worker = new Worker(script);
        this.#workers.add(worker);
        let has: number | undefined;
        const next = (): void => {
          has = this.#open.pop();
          if (has === undefined) this.#idle.push(next);
          else worker.postMessage(this.#tasks[has]);
        };
        const gone = (): void => {
          if (!this.#workers.delete(worker)) return;
          if (has !== undefined) this.#open.push(has);
          if (this.#workers.size === 0) this.#here().then(finished, fail);
          else this.#idle.pop()?.();
        };
        worker.on("message", (message: unknown) => {
          if (this.#over) return;
          try {
            const read = said.parse(message);
            if ("error" in read) throw new TypeError(read.error);
            if (has !== undefined) this.#keep(has, read.answer);
            if (this.#over) return;
            next();
            finished();
          } catch (error) {
            fail(error);
          }
        });
        worker.on("error", gone);
        worker.on("exit", gone);
        next();
      };
      if (signal?.aborted) fail(signal.reason);
      else for (let i = 0; i < threads; i += 1) start();
    });
  }

  #keep(task: number, found: TableAnswer): void {
    this.#answers[task] = found;
    this.#done += 1;
    this.#told(this.#done);
  }

  /** What is left, in this thread; others have their turn between tables. */
  async #here(): Promise<void> {
    while (!this.#over) {
      const task = this.#open.pop();
      if (task === undefined) return;
      this.#keep(task, drawTable(this.#tasks[task]!));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/**
 * @param script the program of a thread (tablesWorker.ts)
 */
export function tablesBeside(script: URL, { threads, signal }: BesideOptions = {}): RunTasks {
  return (tasks, told) => {
    if (tasks.length === 0) return Promise.resolve([]);
    const wanted = Math.min(threads ?? availableParallelism(), MOST_THREADS, tasks.length);
    return new Crew(tasks, told).run(script, Math.max(1, wanted), signal);
  };
}

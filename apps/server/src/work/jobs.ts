/**
 * Long work that a browser starts and comes back to: its state, progress, and what came of it.
 *
 * In memory: a page that is loaded anew finds its jobs, a server that starts anew has none. A job that
 * waits can always be stopped; one that runs only where its verb writes once, at its end. Kept are all
 * that have not ended and the newest hundred that have. A job that needs somebody's passkey waits for it,
 * and for nothing else: the desk is free meanwhile, and it may be stopped.
 */
import { type AssertionResponse, type DecisionWaits, decisionWaits } from "@daftar/desk";
import {
  type Clock,
  DaftarError,
  type ErrorReport,
  type Progress,
  type RandomBytes,
  toHex,
} from "@daftar/model";
import { z } from "zod";
import { errorShown, reportOf } from "../http/reply.ts";

const MOST_ENDED = 100;

export const noticeShown = z.object({ code: z.string(), words: z.string() });

export const jobShown = z.object({
  id: z.string(),
  verb: z.string(),
  state: z.enum(["waiting", "running", "approve", "done", "failed", "stopped"]),
  asked: z.string(),
  ended: z.string().nullable(),
  canStop: z.boolean(),
  /** `fraction` is from 0 to 1; null while the whole is not known. */
  progress: z
    .object({ what: z.string(), done: z.number(), total: z.number(), fraction: z.number().nullable() })
    .nullable(),
  /** What the verb gives; null until it is done. */
  result: z.unknown(),
  exit: z.number().nullable(),
  /** Also what was wrong with an approval, while another is awaited. */
  error: errorShown.nullable(),
  /** What people's passkeys are to approve; null unless the state is `approve`. */
  approve: decisionWaits.nullable(),
  notices: z.array(noticeShown),
});
export type JobShown = z.infer<typeof jobShown>;

type Assertions = readonly AssertionResponse[];

/** How a job's work tells how it goes. */
export interface JobFollowed {
  readonly begin: () => void;
  readonly progress: Progress;
  /** Resolves when somebody brought what their passkeys say. @param wrong what was wrong with the last of it */
  readonly approved: (step: DecisionWaits, wrong: ErrorReport | null) => Promise<Assertions>;
}

export interface JobWork {
  readonly verb: string;
  readonly stoppable: boolean;
  /** Whether its result is asked for by its id alone: an answer may be long, and the list is asked for often. */
  readonly answers: boolean;
  /** Waits for its turn, calls `begin`, and throws out of `progress` where it was stopped. */
  run(follow: JobFollowed): Promise<{
    readonly result: unknown;
    readonly exit: 0 | 1;
    readonly notices: readonly z.infer<typeof noticeShown>[];
  }>;
}

interface Job {
  shown: JobShown;
  readonly stoppable: boolean;
  readonly answers: boolean;
  stopAsked: boolean;
  awaited: { readonly take: (given: Assertions) => void; readonly refuse: (why: Error) => void } | null;
}

const stopped = (): DaftarError => new DaftarError("job.stopped", "this work was stopped");

export class Jobs {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #jobs = new Map<string, Job>();

  constructor(clock: Clock, random: RandomBytes) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Starts it; what becomes of it is asked by its id. */
  start(work: JobWork): string {
    const id = toHex(this.#random(16));
    const job: Job = {
      shown: {
        id,
        verb: work.verb,
        state: "waiting",
        asked: this.#now(),
        ended: null,
        canStop: true,
        progress: null,
        result: null,
        exit: null,
        error: null,
        approve: null,
        notices: [],
      },
      stoppable: work.stoppable,
      answers: work.answers,
      stopAsked: false,
      awaited: null,
    };
    this.#jobs.set(id, job);
    void this.#follow(job, work);
    return id;
  }

  async #follow(job: Job, work: JobWork): Promise<void> {
    const set = (changes: Partial<JobShown>): void => {
      job.shown = { ...job.shown, ...changes };
    };
    try {
      const { result, exit, notices } = await work.run({
        begin: () => {
          if (job.stopAsked) throw stopped();
          set({ state: "running", canStop: job.stoppable });
        },
        progress: ({ what, done, total }) => {
          if (job.stopAsked) throw stopped();
          set({ progress: { what, done, total, fraction: total > 0 ? Math.min(1, done / total) : null } });
        },
        approved: (step, wrong) =>
          new Promise((take, refuse) => {
            job.awaited = { take, refuse };
            const error = wrong === null ? null : { ...wrong };
            set({ state: "approve", approve: step, canStop: true, progress: null, error });
          }),
      });
      set({ state: "done", result, exit, notices: [...notices], canStop: false });
    } catch (error) {
      const report: ErrorReport = reportOf(error);
      const state = report.code === "job.stopped" ? "stopped" : "failed";
      set({ state, error: { ...report }, approve: null, canStop: false });
    }
    set({ ended: this.#now() });
    this.#forgetOld();
  }

  /** The newest first, without the results of those that only answer. */
  list(): JobShown[] {
    return [...this.#jobs.values()]
      .map(({ shown, answers }) => (answers ? { ...shown, result: null } : shown))
      .reverse();
  }

  /** @throws DaftarError `job.unknown` */
  get(id: string): JobShown {
    return this.#job(id).shown;
  }

  /** Asks it to stop; it ends at the next step of its progress. @throws DaftarError `job.unknown`, `job.cannot-stop` */
  stop(id: string): JobShown {
    const job = this.#job(id);
    if (!job.shown.canStop)
      throw new DaftarError("job.cannot-stop", "this work has ended, or may not end midway");
    this.#stop(job);
    return job.shown;
  }

  /** Takes what people's passkeys say. @throws DaftarError `job.unknown`, `passkey.expired` where none is awaited */
  answer(id: string, given: Assertions): JobShown {
    const job = this.#job(id);
    const { awaited } = job;
    if (awaited === null) throw new DaftarError("passkey.expired", "this work awaits no passkey");
    job.awaited = null;
    job.shown = { ...job.shown, state: "waiting", approve: null, error: null };
    awaited.take(given);
    return job.shown;
  }

  #stop(job: Job): void {
    job.stopAsked = true;
    job.awaited?.refuse(stopped());
    job.awaited = null;
  }

  /** At the end of the server: what may be stopped is, the rest ends by itself. */
  stopAll(): void {
    for (const job of this.#jobs.values()) if (job.shown.canStop) this.#stop(job);
  }

  #job(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined) throw new DaftarError("job.unknown", "no job has this id");
    return job;
  }

  #now(): string {
    return new Date(this.#clock()).toISOString();
  }

  #forgetOld(): void {
    const ended = [...this.#jobs].filter(([, { shown }]) => shown.ended !== null);
    for (const [id] of ended.slice(0, Math.max(0, ended.length - MOST_ENDED))) this.#jobs.delete(id);
  }
}

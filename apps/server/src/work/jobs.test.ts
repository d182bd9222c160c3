import { setTimeout as pause } from "node:timers/promises";
import { DaftarError } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { inventedList, refusal, type TestServer, testServer } from "../testing/testServer.ts";
import { Jobs, type JobWork, jobShown } from "./jobs.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const started = z.object({ job: z.string() });

async function start(verb: string, body: unknown): Promise<string> {
  const answer = await server.ask(`/api/jobs/${verb}`, { body });
  expect(answer.status).toBe(202);
  return started.parse(await answer.json()).job;
}

async function ended(id: string): Promise<z.infer<typeof jobShown>> {
  for (;;) {
    const job = jobShown.parse(await (await server.ask(`/api/jobs/${id}`)).json());
    if (job.ended !== null) return job;
    await pause(10);
  }
}

describe("jobs", () => {
  it("do a verb's work and keep what came of it, for a page that is loaded anew", async () => {
    const file = await server.upload("list.csv", inventedList(20));
    const id = await start("import", { file, list: "job", yes: true });
    expect(await ended(id)).toMatchObject({
      verb: "import",
      state: "done",
      exit: 0,
      result: { counts: { accepted: 20 } },
      progress: { what: expect.any(String) },
    });
    const all = z.object({ jobs: z.array(jobShown) }).parse(await (await server.ask("/api/jobs")).json());
    expect(all.jobs.map((job) => job.id)).toContain(id);
  });

  it("wrong input is told at once; what fails later says so in the job", async () => {
    expect(await refusal(await server.ask("/api/jobs/link", { body: { seed: -1 } }))).toEqual({
      status: 400,
      code: "usage.wrong",
    });
    expect((await server.ask("/api/jobs/init", { body: {} })).status).toBe(404);
    expect(await ended(await start("victim-show", { id: "nobody" }))).toMatchObject({
      state: "failed",
      error: { code: "subject.unknown" },
    });
    expect(await refusal(await server.ask("/api/jobs/nowhere"))).toEqual({
      status: 404,
      code: "job.unknown",
    });
  });

  it("one that waits is stopped and never begins; one that ended cannot be", async () => {
    const before = await server.desk.registerDigest();
    let release: () => void = () => {};
    const busy = server.parts.turns.take(() => new Promise<void>((resolve) => (release = resolve)));
    const file = await server.upload("list.csv", inventedList(3));
    const id = await start("import", { file, list: "stopped", yes: true });
    expect((await server.ask(`/api/jobs/${id}/stop`, { method: "POST" })).status).toBe(200);
    release();
    await busy;
    expect(await ended(id)).toMatchObject({ state: "stopped", error: { code: "job.stopped" } });
    expect(await server.desk.registerDigest()).toBe(before);
    expect(await refusal(await server.ask(`/api/jobs/${id}/stop`, { method: "POST" }))).toEqual({
      status: 409,
      code: "job.cannot-stop",
    });
  });

  it("the list, asked for often, holds no answers; by its id a job gives its own", async () => {
    let next = 0;
    const jobs = new Jobs(Date.now, (count) => {
      next += 1;
      return new Uint8Array(count).fill(next);
    });
    const work = (answers: boolean): JobWork => ({
      verb: "gate",
      stoppable: true,
      answers,
      run: async ({ begin }) => {
        begin();
        return { result: { long: true }, exit: 0, notices: [] };
      },
    });
    const [changes, answers] = [jobs.start(work(false)), jobs.start(work(true))];
    await vi.waitFor(() => expect(jobs.get(answers).state).toBe("done"), 60_000);
    expect(jobs.list().map(({ id, result }) => [id, result])).toEqual([
      [answers, null],
      [changes, { long: true }],
    ]);
    expect(jobs.get(answers).result).toEqual({ long: true });
  });

  it("one that runs stops at a step of its progress, where its verb leaves nothing half-done", async () => {
    const jobs = new Jobs(Date.now, (count) => new Uint8Array(count).fill(1));
    const steps: number[] = [];
    const work = (stoppable: boolean): JobWork => ({
      verb: "link",
      stoppable,
      answers: false,
      async run({ begin, progress }) {
        begin();
        for (let done = 0; done < 3; done += 1) {
          progress({ what: "Working", done, total: 3 });
          steps.push(done);
          await pause(1);
        }
        return { result: {}, exit: 0, notices: [] };
      },
    });
    const id = jobs.start(work(true));
    expect(jobs.get(id)).toMatchObject({ state: "running", progress: { fraction: 0 }, canStop: true });
    jobs.stop(id);
    await vi.waitFor(() => expect(jobs.get(id).state).toBe("stopped"), 60_000);
    expect(steps).toEqual([0]);
    const whole = jobs.start(work(false));
    expect(() => jobs.stop(whole)).toThrow(DaftarError);
    await vi.waitFor(() => expect(jobs.get(whole).state).toBe("done"), 60_000);
  });
});

/** `/api/jobs`: long work started, looked after and stopped. */
import type { Hono } from "hono";
import { z } from "zod";
import { checked, readJson } from "../http/body.ts";
import type { Env, Parts } from "../parts.ts";
import { jobShown } from "../work/jobs.ts";
import { runJob } from "../work/runJob.ts";
import { answerInput } from "./decisions.ts";
import { verbNamed } from "./verbs.ts";

export const jobAnswer = answerInput.pick({ assertions: true });
export const jobStarted = z.object({ job: z.string() });
export const jobsShown = z.object({ jobs: z.array(jobShown) });

export function addJobs(app: Hono<Env>, parts: Parts): void {
  app.get("/api/jobs", (c) => c.json({ jobs: parts.jobs.list() }));
  app.get("/api/jobs/:id", (c) => c.json(parts.jobs.get(c.req.param("id"))));
  app.post("/api/jobs/:id/stop", (c) => c.json(parts.jobs.stop(c.req.param("id"))));
  app.post("/api/jobs/:id/answer", async (c) => {
    const { assertions } = checked(jobAnswer, await readJson(c.req.raw));
    return c.json(parts.jobs.answer(c.req.param("id"), assertions));
  });
  app.post("/api/jobs/:verb", async (c) => {
    const served = verbNamed(parts, c.req.param("verb"));
    const { session } = c.var;
    // Wrong input is told at once, not by a job that fails.
    const input = checked(served.input, await readJson(c.req.raw));
    const job = parts.jobs.start({
      verb: served.entry.name,
      stoppable: served.verb.stoppable,
      answers: served.verb.effect === "reads",
      run: (follow) => runJob(parts, served, session, input, follow),
    });
    return c.json({ job }, 202);
  });
}

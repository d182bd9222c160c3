/** Long work of this desk: how far it is and how to stop it. The server keeps it, so a reload finds it again. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type * as z from "zod/mini";
import { ask } from "../api/ask.ts";
import { jobs as jobsRoute, stopJob } from "../api/routes.ts";
import { useReader } from "./reading.tsx";

type Job = z.infer<typeof jobsRoute.reply>["jobs"][number];
const goes = (job: Job) => job.state === "running" || job.state === "waiting";

const QUICK = 700;
const IDLE = 8000;
export const JOBS = ["jobs"] as const;

function useJobs() {
  return useQuery({
    queryKey: JOBS,
    queryFn: ({ signal }) => ask(jobsRoute, null, { signal }),
    refetchInterval: (query) => (query.state.data?.jobs.some(goes) === true ? QUICK : IDLE),
  });
}

export function Work() {
  const { say, format } = useReader();
  const client = useQueryClient();
  const { data } = useJobs();
  const [began] = useState(() => new Map<string, number>());
  const running = data?.jobs.filter(goes) ?? [];
  const before = useRef(0);

  // What a job changed, the screens do not know yet.
  useEffect(() => {
    if (running.length < before.current) void client.invalidateQueries({ queryKey: ["verb"] });
    before.current = running.length;
  }, [running.length, client]);

  if (running.length === 0) return null;
  return (
    <section className="work" aria-label={say("work.label")}>
      {running.map((job) => {
        const { progress } = job;
        if (job.state === "running" && !began.has(job.id)) began.set(job.id, Date.now());
        const fraction = progress?.fraction ?? null;
        const spent = (Date.now() - (began.get(job.id) ?? Date.now())) / 1000;
        const left = fraction !== null && fraction > 0.05 ? (spent * (1 - fraction)) / fraction : null;
        return (
          <div key={job.id} className="job">
            <p>
              <b>{job.verb}</b> <span className="soft">{progress?.what ?? say("work.waiting")}</span>{" "}
              {left !== null && (
                <span className="soft">{say("work.left", { seconds: format.number(left) })}</span>
              )}
            </p>
            <progress max={1} value={fraction ?? undefined} aria-label={job.verb} />
            {job.canStop && (
              <button
                type="button"
                className="button"
                onClick={() => void ask(stopJob, null, { at: { id: job.id } })}
              >
                {say("work.stop")}
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}

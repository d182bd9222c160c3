/** Long work of this desk: how far it is and how to stop it. The server keeps it, so a reload finds it again. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ask } from "../api/ask.ts";
import { stopJob } from "../api/routes.ts";
import type { Say } from "../words/say.ts";
import { useReader } from "./reading.tsx";
import { useJobApproval } from "./useJobApproval.ts";
import { goes, useJobs } from "./useJobs.ts";

export function Work() {
  const { say, format } = useReader();
  const client = useQueryClient();
  const { data } = useJobs();
  const approveJob = useJobApproval();
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
              <b>{verbWords(job.verb, say)}</b>{" "}
              <span className="soft">
                {progress?.what ?? say(job.approve === null ? "work.waiting" : "work.needsKey")}
              </span>{" "}
              {left !== null && (
                <span className="soft">{say("work.left", { seconds: format.number(left) })}</span>
              )}
            </p>
            {job.approve === null ? (
              <progress max={1} value={fraction ?? undefined} aria-label={verbWords(job.verb, say)} />
            ) : (
              <button type="button" className="button main" onClick={() => void approveJob(job)}>
                {say("work.approve", {
                  who: format.list(job.approve.approvals.map(({ person }) => `\u2068${person}\u2069`)),
                })}
              </button>
            )}
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

const VERBS = ["import", "link", "release"] as const;

function verbWords(verb: string, say: Say): string {
  const known = VERBS.find((one) => one === verb);
  return known === undefined ? verb : say(`work.${known}`);
}

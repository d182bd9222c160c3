/** One piece of long work: how far it is, the time left, and a way to stop it. */
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { stopJob } from "../api/routes.ts";
import type { Say } from "../words/say.ts";
import { useReader } from "./reading.tsx";
import { useJobApproval } from "./useJobApproval.ts";
import type { Job } from "./useJobs.ts";

export function JobLine({ job }: { readonly job: Job }) {
  const { say, format } = useReader();
  const approveJob = useJobApproval();
  const [began, setBegan] = useState<number | null>(null);
  const { progress } = job;
  if (job.state === "running" && began === null) setBegan(Date.now());
  const fraction = progress?.fraction ?? null;
  const spent = began === null ? 0 : (Date.now() - began) / 1000;
  const left = fraction !== null && fraction > 0.05 ? (spent * (1 - fraction)) / fraction : null;
  return (
    <div className="job">
      <p>
        <b>{verbWords(job.verb, say)}</b>{" "}
        <span className="soft">
          {progress?.what ?? say(job.approve === null ? "work.waiting" : "work.needsKey")}
        </span>{" "}
        {left !== null && <span className="soft">{say("work.left", { seconds: format.number(left) })}</span>}
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
}

const VERBS = ["import", "link", "release", "estimate"] as const;

function verbWords(verb: string, say: Say): string {
  const known = VERBS.find((one) => one === verb);
  return known === undefined ? verb : say(`work.${known}`);
}

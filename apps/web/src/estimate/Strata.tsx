/**
 * The estimate by place, month and so on: work that goes on at the server, which tells how far it is and can be
 * stopped, here and above every page; a reload finds it again.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { estimate as estimateRoute, job as jobRoute, startJob } from "../api/routes.ts";
import { JobLine } from "../app/JobLine.tsx";
import { useReader } from "../app/reading.tsx";
import { goes, JOBS, type Job, useJobs } from "../app/useJobs.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { JobFault } from "../intake/JobFault.tsx";
import { PooledStrata } from "./PooledStrata.tsx";
import { STRATUM_FIELDS, type StratumField } from "./stratumWords.ts";

export function Strata() {
  const { say } = useReader();
  const client = useQueryClient();
  const { data } = useJobs();
  const [by, setBy] = useState<readonly StratumField[]>(["place"]);
  const [error, setError] = useState<unknown>(null);
  const newest = data?.jobs.find(({ verb }) => verb === "estimate") ?? null;
  const under = newest !== null && goes(newest);

  const start = async () => {
    setError(null);
    try {
      await ask(startJob, { by }, { at: { id: "estimate" } });
      await client.invalidateQueries({ queryKey: JOBS });
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <section className="strata">
      <h2>{say("strata.title")}</h2>
      <p>{say("strata.means")}</p>
      <p className="soft small">{say("strata.fix")}</p>
      <fieldset disabled={under}>
        <legend>{say("strata.by")}</legend>
        <div className="choices side">
          {STRATUM_FIELDS.map((field) => (
            <label className="choice" key={field}>
              <input
                type="checkbox"
                checked={by.includes(field)}
                onChange={() => setBy(STRATUM_FIELDS.filter((one) => by.includes(one) !== (one === field)))}
              />
              <span>{say(`stratum.${field}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <button
        type="button"
        className="button main"
        disabled={under || by.length === 0}
        onClick={() => void start()}
      >
        {say(under ? "strata.under" : "strata.go")}
      </button>
      {newest !== null && under && <JobLine job={newest} />}
      {error !== null && <FaultNotice error={error} />}
      {newest !== null && !under && <Outcome job={newest} />}
    </section>
  );
}

function Outcome({ job }: { readonly job: Job }) {
  // The list of jobs holds no answers: they are long.
  const { data } = useQuery({
    queryKey: ["job", job.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => ask(jobRoute, null, { at: { id: job.id }, signal }),
  });
  if (job.error !== null) return <JobFault error={job.error} />;
  if (data === undefined) return null;
  const read = estimateRoute.reply.shape.result.safeParse(data.result);
  if (!read.success || read.data.pooled === null) return null;
  return <PooledStrata pooled={read.data.pooled} />;
}

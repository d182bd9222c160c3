/**
 * Who is one person? Links every record of the desk, as work that goes on at the server: its progress stands
 * above every page, a reload finds it again, and what came of it is told here.
 */
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { link as linkRoute, startJob } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { goes, JOBS, type Job, useJobs } from "../app/useJobs.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { JobFault } from "./JobFault.tsx";

export function LinkStep() {
  const { say } = useReader();
  const client = useQueryClient();
  const { data } = useJobs();
  const [error, setError] = useState<unknown>(null);
  const newest = data?.jobs.find(({ verb }) => verb === "link") ?? null;
  const under = newest !== null && goes(newest);

  const start = async () => {
    setError(null);
    try {
      await ask(startJob, {}, { at: { id: "link" } });
      await client.invalidateQueries({ queryKey: JOBS });
    } catch (thrown) {
      setError(thrown);
    }
  };

  return (
    <section>
      <h2>{say("link.title")}</h2>
      <p className="soft">{say("link.means")}</p>
      <button type="button" className="button main" disabled={under} onClick={() => void start()}>
        {say(under ? "link.under" : "link.go")}
      </button>
      {error !== null && <FaultNotice error={error} />}
      {newest !== null && !under && <Outcome job={newest} />}
    </section>
  );
}

function Outcome({ job }: { readonly job: Job }) {
  const { say, format } = useReader();
  if (job.error !== null) return <JobFault error={job.error} />;
  const read = linkRoute.reply.shape.result.safeParse(job.result);
  if (!read.success) return null;
  const { records, links, review } = read.data;
  // A plan, which no page asks for.
  if (links === null || review === null) return null;
  return (
    <Notice kind="answer" title={say("link.done", { count: records, n: format.number(records) })}>
      <p>
        {say("link.links", { count: links, n: format.number(links) })}{" "}
        {review === 0 ? (
          say("link.noPairs")
        ) : (
          <Link to="/review">{say("link.pairs", { count: review, n: format.number(review) })}</Link>
        )}
      </p>
    </Notice>
  );
}

/** Long work of this desk: how far it is and how to stop it. The server keeps it, so a reload finds it again. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { JobLine } from "./JobLine.tsx";
import { useReader } from "./reading.tsx";
import { goes, useJobs } from "./useJobs.ts";

export function Work() {
  const { say } = useReader();
  const client = useQueryClient();
  const { data } = useJobs();
  // The gate's past days are followed on their own page, and end with it.
  const running = data?.jobs.filter((job) => goes(job) && job.verb !== "gate") ?? [];
  // An estimate changes nothing.
  const changing = running.filter(({ verb }) => verb !== "estimate").length;
  const before = useRef(0);

  // What a job changed, the screens do not know yet.
  useEffect(() => {
    if (changing < before.current) void client.invalidateQueries({ queryKey: ["verb"] });
    before.current = changing;
  }, [changing, client]);

  if (running.length === 0) return null;
  return (
    <section className="work" aria-label={say("work.label")}>
      {running.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </section>
  );
}

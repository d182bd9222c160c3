/** Long work of this desk, as its server keeps it: asked often while something runs, seldom otherwise. */
import { useQuery } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { ask } from "../api/ask.ts";
import { jobs as jobsRoute } from "../api/routes.ts";

export type Job = z.infer<typeof jobsRoute.reply>["jobs"][number];
export const goes = (job: Job) => job.ended === null;
/** A person is waited for, and nothing changes until they come. */
const moves = (job: Job) => goes(job) && job.state !== "approve";

const QUICK = 700;
const IDLE = 8000;
export const JOBS = ["jobs"] as const;

/** The newest first. */
export function useJobs() {
  return useQuery({
    queryKey: JOBS,
    queryFn: ({ signal }) => ask(jobsRoute, null, { signal }),
    refetchInterval: (query) => (query.state.data?.jobs.some(moves) === true ? QUICK : IDLE),
  });
}

/** Long work of this desk, as its server keeps it: asked often while something runs, seldom otherwise. */
import { useQuery } from "@tanstack/react-query";
import type * as z from "zod/mini";
import { ask } from "../api/ask.ts";
import { jobs as jobsRoute } from "../api/routes.ts";

export type Job = z.infer<typeof jobsRoute.reply>["jobs"][number];
export const goes = (job: Job) => job.state === "running" || job.state === "waiting";

const QUICK = 700;
const IDLE = 8000;
export const JOBS = ["jobs"] as const;

/** The newest first. */
export function useJobs() {
  return useQuery({
    queryKey: JOBS,
    queryFn: ({ signal }) => ask(jobsRoute, null, { signal }),
    refetchInterval: (query) => (query.state.data?.jobs.some(goes) === true ? QUICK : IDLE),
  });
}

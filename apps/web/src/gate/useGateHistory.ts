/**
 * The gate on earlier days: work at the server that takes seconds, followed here and stopped when nobody waits for it.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiError, ask, notUnderstood } from "../api/ask.ts";
import { gate as gateRoute, job as jobRoute, startJob, stopJob } from "../api/routes.ts";
import type { History } from "./measureKinds.ts";

const PAUSE_MS = 400;
const PROGRESS = ["gate-history-progress"] as const;

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

export interface Worked {
  readonly done: number;
  readonly total: number;
}

export function useGateHistory() {
  const client = useQueryClient();
  const progress = useQuery<Worked | null>({
    queryKey: PROGRESS,
    queryFn: () => null,
    enabled: false,
    initialData: null,
  });
  const history = useQuery({
    // Under "verb", so that a decision makes it old like every other answer.
    queryKey: ["verb", gateRoute.path, "history"],
    queryFn: async ({ signal }): Promise<History | null> => {
      client.setQueryData(PROGRESS, null);
      const { job: id } = await ask(startJob, { history: true }, { at: { id: "gate" } });
      for (;;) {
        if (signal.aborted) {
          // It may have ended by itself; then there is nothing to stop.
          void ask(stopJob, null, { at: { id } }).catch(() => null);
          return null;
        }
        const found = await ask(jobRoute, null, { at: { id } });
        if (found.ended === null) {
          if (found.progress !== null)
            client.setQueryData(PROGRESS, { done: found.progress.done, total: found.progress.total });
          await pause();
          continue;
        }
        if (found.error !== null) throw new ApiError(found.error, 0);
        const read = gateRoute.reply.shape.result.safeParse(found.result);
        if (!read.success) throw notUnderstood();
        return read.data.history;
      }
    },
  });
  return { history, progress: progress.data };
}

/** A job that waits for passkeys, given what they approve; turned away, it goes on waiting, and may be stopped. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ApiError, ask } from "../api/ask.ts";
import type { Approve } from "../api/decide.ts";
import { answerJob } from "../api/routes.ts";
import { useApprove } from "./approve.ts";
import { JOBS } from "./useJobs.ts";

interface Waiting {
  readonly id: string;
  readonly approve: Parameters<Approve>[0] | null;
}

/** @returns what resolves when it is answered or turned away; it throws what the server refuses */
export function useJobApproval(): (job: Waiting) => Promise<void> {
  const approve = useApprove();
  const client = useQueryClient();
  return useCallback(
    async ({ id, approve: waits }) => {
      if (waits === null) return;
      try {
        const assertions = await approve(waits);
        await ask(answerJob, { assertions }, { at: { id } });
      } catch (error) {
        if (!(error instanceof ApiError) || error.fault.code !== "web.passkey-turned-away") throw error;
      } finally {
        await client.invalidateQueries({ queryKey: JOBS });
        await client.invalidateQueries({ queryKey: ["job", id] });
      }
    },
    [approve, client],
  );
}

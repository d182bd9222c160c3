/** What came of an import: how many rows, and those that could not be read, to mend; a reload finds it again. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type * as z from "zod/mini";
import { ask } from "../api/ask.ts";
import { importList, job as jobRoute } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { useJobApproval } from "../app/useJobApproval.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Notice } from "../design/Notice.tsx";
import { JobFault } from "./JobFault.tsx";
import { Rejected } from "./Rejected.tsx";

export type Imported = z.infer<typeof importList.reply>["result"];
const EVERY = 600;

interface OutcomeProps {
  readonly job: string;
  readonly onMended: (csv: string, list: string, columns: Imported["columns"]) => void;
}

export function Outcome({ job, onMended }: OutcomeProps) {
  const { say, format } = useReader();
  const state = useQuery({
    queryKey: ["job", job],
    queryFn: ({ signal }) => ask(jobRoute, null, { at: { id: job }, signal }),
    refetchInterval: (query) => (query.state.data?.ended === null ? EVERY : false),
  });
  const told = state.data;
  const approveJob = useJobApproval();
  const askedFor = useRef<string | null>(null);
  // Whoever began it is asked for the passkey once; turned away, it waits at the top of every page.
  useEffect(() => {
    const ticket = told?.approve?.ticket ?? null;
    if (told === undefined || ticket === null || askedFor.current === ticket) return;
    askedFor.current = ticket;
    void approveJob(told);
  }, [told, approveJob]);
  if (state.error !== null) return <FaultNotice error={state.error} />;
  if (told === undefined || told.ended === null) return null;
  if (told.error !== null) return <JobFault error={told.error} />;
  const read = importList.reply.shape.result.safeParse(told.result);
  if (!read.success) return null;
  const { counts, rejectedFile, faults, list, columns } = read.data;
  return (
    <section>
      <Notice kind="answer" title={say("import.done", { list: `\u2068${list}\u2069` })}>
        {counts !== null && (
          <p>
            {say("import.counts", {
              rows: format.number(counts.rows),
              added: format.number(counts.added),
              changed: format.number(counts.changed),
              unchanged: format.number(counts.unchanged),
              rejected: format.number(counts.rejected),
            })}
          </p>
        )}
        <p>{say("import.next")}</p>
      </Notice>
      {rejectedFile !== null && (
        <Rejected
          file={rejectedFile}
          faults={faults}
          onMended={(csv, headers) =>
            onMended(
              csv,
              list,
              columns.map((column, at) => ({ ...column, header: headers[at] ?? column.header })),
            )
          }
        />
      )}
    </section>
  );
}

/**
 * A list from somebody's own file: the proposed mapping to correct, the import as a job that survives a
 * reload, and the rows that could not be read, to mend and send again. Nothing of the file stays here.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod/mini";
import { ask, upload } from "../api/ask.ts";
import { importList, job as jobRoute, startJob } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { JOBS } from "../app/Work.tsx";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { Notice } from "../design/Notice.tsx";
import { type MappedColumn, Mapping } from "./Mapping.tsx";
import { Rejected } from "./Rejected.tsx";
import "./intake.css";

export type Imported = z.infer<typeof importList.reply>["result"];
const LIST_NAME = /^[a-z][a-z0-9-]{0,39}$/;
const EVERY = 600;

/** What the desk is asked to import, once the mapping is agreed. */
interface Sent {
  readonly job: string;
  readonly mapping: string;
}

export function ImportPage() {
  const { say } = useReader();
  const { person } = useMe();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [list, setList] = useState("");
  const [proposal, setProposal] = useState<{
    readonly file: string;
    readonly columns: readonly MappedColumn[];
  } | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [error, setError] = useState<unknown>(null);

  const wrongName = list !== "" && !LIST_NAME.test(list);
  const run = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    }
  };

  const propose = () =>
    run(async () => {
      if (file === null) return;
      const id = await upload(file.name, file);
      const { result } = await ask(importList, { file: id, list, propose: true });
      setProposal({ file: id, columns: result.columns });
      setSent(null);
    });

  const start = (columns: readonly MappedColumn[], content: string, part: boolean) =>
    run(async () => {
      const mapping = await upload("mapping.json", new Blob([mappingFile(columns)]));
      const { job } = await ask(
        startJob,
        { file: content, list, map: mapping, part, ...(person === null ? {} : { as: [person] }) },
        { at: { id: "import" } },
      );
      setSent({ job, mapping });
      await client.invalidateQueries({ queryKey: JOBS });
    });

  return (
    <div className="import">
      <h1>{say("import.title")}</h1>
      <p className="soft">{say("import.seals")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void propose();
        }}
      >
        <div className="row start">
          <Field label={say("import.file")} hint={say("import.fileHint")}>
            {(ties) => (
              <input
                {...ties}
                type="file"
                accept=".csv,.tsv,.xlsx,text/csv"
                onChange={(event) => {
                  setFile(event.target.files?.[0] ?? null);
                  setProposal(null);
                }}
              />
            )}
          </Field>
          <Field
            label={say("import.list")}
            hint={say("import.listHint")}
            fault={wrongName ? say("import.listWrong") : null}
          >
            {(ties) => (
              <input {...ties} dir="ltr" value={list} onChange={(event) => setList(event.target.value)} />
            )}
          </Field>
        </div>
        <button type="submit" className="button main" disabled={file === null || list === "" || wrongName}>
          {say("import.propose")}
        </button>
      </form>
      {error !== null && <FaultNotice error={error} />}
      {proposal !== null && (
        <section>
          <h2>{say("import.mapping")}</h2>
          <p>{say("import.mappingHow")}</p>
          <Mapping columns={proposal.columns} onChange={(columns) => setProposal({ ...proposal, columns })} />
          <button
            type="button"
            className="button main"
            onClick={() => void start(proposal.columns, proposal.file, false)}
          >
            {say("import.go", { list: `\u2068${list}\u2069` })}
          </button>
        </section>
      )}
      {sent !== null && (
        <Outcome
          job={sent.job}
          onMended={(csv) =>
            void run(async () => {
              if (proposal !== null)
                await start(proposal.columns, await upload("mended.csv", new Blob([csv])), true);
            })
          }
        />
      )}
    </div>
  );
}

/** A mapping as the desk reads it: the class of a role, where somebody did not make it stricter. */
const mappingFile = (columns: readonly MappedColumn[]) =>
  JSON.stringify({
    columns: Object.fromEntries(
      columns.map(({ header, role, class: kept, calendar }) => [
        header,
        { role, class: kept, ...(calendar === null ? {} : { calendar }) },
      ]),
    ),
  });

interface OutcomeProps {
  readonly job: string;
  readonly onMended: (csv: string) => void;
}

function Outcome({ job, onMended }: OutcomeProps) {
  const { say, format } = useReader();
  const state = useQuery({
    queryKey: ["job", job],
    queryFn: ({ signal }) => ask(jobRoute, null, { at: { id: job }, signal }),
    refetchInterval: (query) => (query.state.data?.ended === null ? EVERY : false),
  });
  if (state.error !== null) return <FaultNotice error={state.error} />;
  const told = state.data;
  if (told === undefined || told.ended === null) return null;
  if (told.error !== null)
    return (
      <Notice kind="needs-you" title={told.error.message}>
        {told.error.where !== null && <p dir="auto">{told.error.where}</p>}
        <p>{told.error.fix}</p>
        <p className="code">
          <code>{told.error.code}</code>
        </p>
      </Notice>
    );
  const read = importList.reply.shape.result.safeParse(told.result);
  if (!read.success) return null;
  const { counts, rejectedFile, faults, list } = read.data;
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
      {rejectedFile !== null && <Rejected file={rejectedFile} faults={faults} onMended={onMended} />}
    </section>
  );
}

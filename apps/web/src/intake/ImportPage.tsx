/**
 * A list from somebody's own file: the proposed mapping to correct, the import as a job that survives a
 * reload, and the rows that could not be read, to mend and send again. Nothing of the file stays here.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask, upload } from "../api/ask.ts";
import { importList, startJob } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";
import { JOBS, useJobs } from "../app/useJobs.ts";
import { FaultNotice } from "../design/FaultNotice.tsx";
import { Field } from "../design/Field.tsx";
import { LinkStep } from "./LinkStep.tsx";
import { type MappedColumn, Mapping } from "./Mapping.tsx";
import { Outcome } from "./Outcome.tsx";
import "./intake.css";

const LIST_NAME = /^[a-z][a-z0-9-]{0,39}$/;

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
  const [sent, setSent] = useState<string | null>(null);
  const { data: work } = useJobs();
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

  // A page loaded anew finds the newest import again, with its rows to mend.
  const shown =
    sent ?? (proposal === null ? (work?.jobs.find(({ verb }) => verb === "import")?.id ?? null) : null);

  const start = (into: string, columns: readonly MappedColumn[], content: string, part: boolean) =>
    run(async () => {
      const mapping = await upload("mapping.json", new Blob([mappingFile(columns)]));
      const { job } = await ask(
        startJob,
        { file: content, list: into, map: mapping, part, ...(person === null ? {} : { as: [person] }) },
        { at: { id: "import" } },
      );
      setSent(job);
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
            onClick={() => void start(list, proposal.columns, proposal.file, false)}
          >
            {say("import.go", { list: `\u2068${list}\u2069` })}
          </button>
        </section>
      )}
      {shown !== null && (
        <Outcome
          key={shown}
          job={shown}
          onMended={(csv, into, columns) =>
            void run(async () => {
              const file = await upload("mended.csv", new Blob([csv]));
              await start(into, columns, file, true);
            })
          }
        />
      )}
      <LinkStep />
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

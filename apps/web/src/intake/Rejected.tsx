/** Rows that could not be read, beside the reason: mended here and sent again as a part of the same list. */
import { csvText } from "@daftar/claims";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { download } from "../api/ask.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { csvCells } from "./csvCells.ts";
import type { Imported } from "./ImportPage.tsx";

interface RejectedProps {
  readonly file: string;
  readonly faults: Imported["faults"];
  readonly onMended: (csv: string) => void;
}

export function Rejected({ file, faults, onMended }: RejectedProps) {
  const { say, format } = useReader();
  const rows = useQuery({
    queryKey: ["download", file],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => csvCells(await download(file, signal)),
  });
  return (
    <>
      <h2>{say("import.rejected")}</h2>
      <p>{say("import.rejectedHow")}</p>
      <ul className="small">
        {faults.map((fault) => (
          <li key={`${fault.row} ${fault.column ?? ""}`}>
            {say("import.fault", {
              row: format.number(fault.row),
              column: `\u2068${fault.column ?? "–"}\u2069`,
            })}{" "}
            <span dir="auto">{fault.words}</span> <code className="soft">{fault.code}</code>
          </li>
        ))}
      </ul>
      <Asked of={rows}>{(cells) => <Mend cells={cells} onMended={onMended} />}</Asked>
    </>
  );
}

function Mend({
  cells,
  onMended,
}: {
  readonly cells: readonly string[][];
  readonly onMended: (csv: string) => void;
}) {
  const { say } = useReader();
  const [header = [], ...first] = cells;
  const [rows, setRows] = useState<readonly (readonly string[])[]>(first);
  const own = header.map((name, at) => ({ name, at })).filter(({ name }) => !name.startsWith("daftar_"));
  const change = (row: number, column: number, text: string) =>
    setRows(
      rows.map((cellsOf, at) =>
        at === row ? cellsOf.map((cell, index) => (index === column ? text : cell)) : cellsOf,
      ),
    );
  return (
    <>
      <Scroll label={say("import.rejected")}>
        <table className="mend">
          <thead>
            <tr>
              {own.map(({ name, at }) => (
                <th scope="col" key={at}>
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places while they are mended
              <tr key={number}>
                {own.map(({ name, at }) => (
                  <td key={at}>
                    <input
                      dir="auto"
                      aria-label={name}
                      value={row[at] ?? ""}
                      onChange={(event) => change(number, at, event.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <button
        type="button"
        className="button main"
        onClick={() =>
          onMended(
            csvText(
              own.map(({ name }) => name),
              rows.map((row) => own.map(({ at }) => row[at] ?? "")),
            ),
          )
        }
      >
        {say("import.again")}
      </button>
    </>
  );
}

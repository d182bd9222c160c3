/** The four lines, what each means, and what stands beside them: never summed. */
import { useReader } from "../app/reading.tsx";
import type { TollLines } from "./chart/TollChart.tsx";
import { flagWords } from "./flagWords.ts";

interface LinesProps {
  readonly lines: TollLines & { readonly estimated: { readonly level: number | null } };
  readonly openHigh: boolean;
  readonly beside: {
    readonly corroborated: number;
    readonly disputed: number;
    readonly missingPresumed: number;
    readonly undated: number;
  };
  readonly flags: readonly { readonly code: string; readonly words: string }[];
}

export function Lines({ lines, openHigh, beside, flags }: LinesProps) {
  const { say, format } = useReader();
  const { estimated, reported } = lines;
  const rows = [
    [say("lines.named"), format.number(lines.verifiedNamed), say("lines.namedMeans")],
    [say("lines.verified"), format.number(lines.verified), say("lines.verifiedMeans")],
    [
      say("lines.reported"),
      `${format.interval(reported.low, reported.high)}${openHigh ? "+" : ""}`,
      say("lines.reportedMeans", { count: beside.corroborated, n: format.number(beside.corroborated) }),
    ],
    [
      say("lines.estimated"),
      estimated.low === null || estimated.high === null
        ? say("lines.notEstimable")
        : format.interval(estimated.low, estimated.high),
      estimated.level === null
        ? say("lines.estimatedMeans")
        : say("lines.estimatedLevel", { level: format.percent(estimated.level) }),
    ],
  ] as const;
  const notes = [
    ...flags.map((flag) => flagWords(flag, say, format)),
    ...(beside.disputed > 0
      ? [say("lines.disputed", { count: beside.disputed, n: format.number(beside.disputed) })]
      : []),
    ...(beside.missingPresumed > 0
      ? [say("lines.missing", { count: beside.missingPresumed, n: format.number(beside.missingPresumed) })]
      : []),
  ];
  return (
    <>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{say("lines.line")}</th>
            <th scope="col" className="n">
              {say("lines.people")}
            </th>
            <th scope="col">{say("lines.means")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value, means]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="n">{value}</td>
              <td className="soft">{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="small soft">
        {notes.map((note) => (
          <li key={note} dir="auto">
            {format.digits(note)}
          </li>
        ))}
      </ul>
    </>
  );
}

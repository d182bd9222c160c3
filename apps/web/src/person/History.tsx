/** What was done about this person, the newest first: nothing of it can be taken back unseen. */
import { useReader } from "../app/reading.tsx";
import type { Shown } from "./types.ts";

const TYPES = [
  "account",
  "pair",
  "assess-account",
  "resolve",
  "dispute",
  "set-aside",
  "consent",
  "lineage",
  "signature",
] as const;

/** The one word of a decision's body that says what was decided. */
function decided(body: Readonly<Record<string, unknown>>): string {
  for (const key of ["verdict", "about", "class", "reason", "value", "level", "list"]) {
    const value = body[key];
    if (typeof value === "string") return value;
  }
  return "";
}

export function History({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  return (
    <ol className="history plain-list">
      {shown.history.toReversed().map((entry) => {
        const type = TYPES.find((one) => one === entry.type);
        const what = decided(entry.body);
        return (
          <li key={`${entry.op} ${entry.subject}`}>
            <span className="soft">{format.moment(entry.time)}</span>
            <span>
              {type === undefined ? entry.type : say(`history.${type}`)}
              {what !== "" && (
                <>
                  : <bdi>{what}</bdi>
                </>
              )}
              {entry.reason !== "" && <span dir="auto"> {format.quote(entry.reason)}</span>}
            </span>
            <bdi className="soft">
              {entry.approvedBy.length > 0 ? format.list(entry.approvedBy) : entry.by}
            </bdi>
          </li>
        );
      })}
    </ol>
  );
}

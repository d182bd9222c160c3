/** What was done about this person, the newest first: nothing of it can be taken back unseen. */
import { useReader } from "../app/reading.tsx";
import { fieldLabel } from "../words/fieldLabel.ts";
import { decidedWords } from "./decidedWords.ts";
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

export function History({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  return (
    <ol className="history entries plain-list">
      {shown.history.toReversed().map((entry) => {
        const type = TYPES.find((one) => one === entry.type);
        const [, field] = entry.subject.split("#");
        const words = decidedWords(entry.type, entry.body, say, format);
        const what = field === undefined ? words : `${fieldLabel(field, say)}, ${words}`;
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
              {entry.reason !== "" && <small className="soft">{format.quote(entry.reason)}</small>}
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

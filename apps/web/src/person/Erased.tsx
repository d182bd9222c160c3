/** The gap that is seen: accounts that were held to be this person's, and that two people had erased. */
import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import type { Shown } from "./types.ts";

export function Erased({ shown }: { readonly shown: Shown }) {
  const { say, format } = useReader();
  if (shown.erased.length === 0) return null;
  return (
    <ul className="entries plain-list">
      {shown.erased.map(({ record, time, approvedBy, reason }) => (
        <li key={record}>
          <span className="soft">{format.moment(time)}</span>
          <span>
            {say("person.erased", {
              who: format.list(approvedBy.map((name) => `\u2068${name}\u2069`)),
            })}{" "}
            <code className="small soft">{shortId(record)}</code>
            <small className="soft">{format.quote(reason)}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

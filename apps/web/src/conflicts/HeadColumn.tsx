/** One of the decisions that differ: what it says first, then who, when, where and why. */

import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import type { Conflict, Said } from "./types.ts";
import { saidWords } from "./valueWords.ts";

export function HeadColumn({ conflict, head }: { readonly conflict: Conflict; readonly head: Said }) {
  const { say, format } = useReader();
  return (
    <li>
      <p className="said">
        <bdi>{saidWords(conflict, head, say, format)}</bdi>
      </p>
      {head.reason !== "" && <p>{format.quote(head.reason)}</p>}
      <p className="small soft">
        {say("conflict.by", {
          who: `\u2068${format.list(head.approvedBy.length > 0 ? head.approvedBy : [head.by])}\u2069`,
          when: format.moment(head.time),
        })}
        <br />
        {head.here
          ? say("conflict.here")
          : say("conflict.there", { desk: `\u2068${shortId(head.node)}\u2069` })}
      </p>
    </li>
  );
}

/** What became of this person's id, the newest first; asked for only when opened, since it reads every run. */
import { useState } from "react";
import type * as z from "zod/mini";
import { victimHistory } from "../api/routes.ts";
import { useVerb } from "../api/useVerb.ts";
import { shortId } from "../app/ids.ts";
import { useReader } from "../app/reading.tsx";
import { Asked } from "../design/Asked.tsx";

type Told = z.infer<typeof victimHistory.reply>["result"];
type Moment = Told["changes"][number]["made"];

export function IdHistory({ id }: { readonly id: string }) {
  const { say, format } = useReader();
  const [open, setOpen] = useState(false);
  const told = useVerb(victimHistory, { id }, { enabled: open });
  const who = ({ ops }: Moment): string =>
    format.list([
      ...new Set(
        ops.flatMap(({ type, by, approvedBy }) => {
          if (type === "linkage-run") return [say("idHistory.run")];
          if (type === "published") return [say("idHistory.release")];
          return approvedBy.length > 0 ? approvedBy : [by];
        }),
      ),
    ]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("idHistory.title")}</summary>
      {open && (
        <Asked of={told}>
          {({ changes }) => (
            <ol className="history plain-list">
              {changes.toReversed().map(({ kind, before, after, made, undone }) => (
                <li key={`${made.time} ${kind}`}>
                  <span className="soft">{format.moment(made.time)}</span>
                  <span>
                    {say(`idHistory.${kind}`)} <Ids of={before} /> {before.length > 0 && "›"}{" "}
                    <Ids of={after} />
                    {undone !== null && (
                      <small className="soft">
                        {say("idHistory.undone", { when: format.moment(undone.time), who: who(undone) })}
                      </small>
                    )}
                  </span>
                  <bdi className="soft">{who(made)}</bdi>
                </li>
              ))}
            </ol>
          )}
        </Asked>
      )}
    </details>
  );
}

function Ids({ of }: { readonly of: Told["changes"][number]["before"] }) {
  return of.map(({ id }, at) => (
    <span key={id}>
      {at > 0 && " + "}
      <code>{shortId(id)}</code>
    </span>
  ));
}

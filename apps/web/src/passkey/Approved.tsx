/** What one touch approves: each kind of decision once, with how many, about whom, what was decided and why. */

import type { Waits } from "../api/decide.ts";
import { useReader } from "../app/reading.tsx";
import { typeWords } from "../words/decisionTypes.ts";
import { AskedToOpen } from "./AskedToOpen.tsx";
import { Named } from "./Named.tsx";
import { toldOf } from "./toldOf.ts";

type One = Waits["approvals"][number]["of"][number];

/** The victim that a decision is about; null where it is about something else. */
function victimOf({ type, subject, body }: One): string | null {
  if (type === "signature")
    return body["of"] === "victim" && typeof body["id"] === "string" ? body["id"] : null;
  return type === "dispute" || type === "set-aside" || type === "consent" ? subject : null;
}

export function Approved({ of }: { readonly of: readonly One[] }) {
  const { say, format } = useReader();
  const groups = new Map<string, { readonly one: One; readonly count: number }>();
  for (const one of of) {
    const name = `${one.type} ${toldOf(one, say, format).join(" ")} ${one.reason}`;
    groups.set(name, { one, count: (groups.get(name)?.count ?? 0) + 1 });
  }
  return (
    <ul className="approved plain-list">
      {[...groups].map(([name, { one, count }]) => {
        const victim = count === 1 ? victimOf(one) : null;
        const told = toldOf(one, say, format);
        return (
          <li key={name}>
            <span>
              <b>{typeWords(one.type, say)}</b>
              {count > 1 && <span className="n"> × {format.number(count)}</span>}
            </span>
            {victim !== null && <Named victim={victim} />}
            {one.type === "opening" && <AskedToOpen body={one.body} />}
            {told.length > 0 && (
              <span className="soft">
                {told.map((part, at) => (
                  <span key={part}>
                    {at > 0 && " · "}
                    <bdi>{part}</bdi>
                  </span>
                ))}
              </span>
            )}
            {one.reason !== "" && <span dir="auto">{format.quote(one.reason)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

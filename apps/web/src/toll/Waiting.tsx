/** What waits for people, each with the way to it; what matters for the count stands first. */
import { Link, type LinkProps } from "@tanstack/react-router";
import type * as z from "zod/mini";
import type { today as todayRoute } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { useMe } from "../app/session.tsx";

type Today = z.infer<typeof todayRoute.reply>["result"];
type Entry = readonly [count: number, words: string, to: LinkProps["to"], search?: LinkProps["search"]];

export function Waiting({ today }: { readonly today: Today }) {
  const { say, format } = useReader();
  const { person } = useMe();
  const lists = today.lists.filter((list) => !list.assessed).length;
  const undeclared = today.lists.filter((list) => !list.declared).length;
  const entries: readonly Entry[] = [
    [today.conflicts.length, say("waits.conflicts", { count: today.conflicts.length }), "/conflicts"],
    [
      today.reviewAsked.count,
      say("waits.reviewAsked", { count: today.reviewAsked.count }),
      "/people",
      { level: "verified" },
    ],
    [
      today.sign.count,
      say(person === null ? "waits.sign" : "waits.signYou", { count: today.sign.count }),
      "/people",
      { level: "corroborated" },
    ],
    [today.pairs.count, say("waits.pairs", { count: today.pairs.count }), "/review"],
    [today.assess.count, say("waits.assess", { count: today.assess.count }), "/people", { level: "alleged" }],
    [lists, say("waits.lists", { count: lists }), "/desk"],
    [undeclared, say("waits.undeclared", { count: undeclared }), "/desk"],
    [today.release === null ? 0 : 1, say("waits.release"), "/gate"],
  ];
  const waiting = entries.filter(([count]) => count > 0);
  const first = (
    <p className="soft">
      {say("waits.nothingLinked")} <Link to="/import">{say("nav.import")}</Link>
    </p>
  );
  if (waiting.length === 0) return today.linked ? <p className="soft">{say("waits.nothing")}</p> : first;
  return (
    <>
      {!today.linked && first}
      <ul className="waiting plain-list">
        {waiting.map(([count, words, to, search]) => (
          <li key={words}>
            <Link to={to} search={search ?? {}}>
              <b>{format.number(count)}</b> <span>{words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

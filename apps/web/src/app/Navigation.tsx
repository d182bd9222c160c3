import { Link, type LinkProps } from "@tanstack/react-router";
import type { Key } from "../words/say.ts";
import { useReader } from "./reading.tsx";

type Entry = readonly [to: LinkProps["to"], words: Key];

const GROUPS: readonly { readonly title: Key; readonly entries: readonly Entry[] }[] = [
  {
    title: "nav.read",
    entries: [
      ["/", "nav.today"],
      ["/people", "nav.people"],
      ["/incidents", "nav.incidents"],
      ["/claims", "nav.claims"],
      ["/estimate", "nav.estimate"],
      ["/changes", "nav.changes"],
    ],
  },
  {
    title: "nav.work",
    entries: [
      ["/review", "nav.review"],
      ["/conflicts", "nav.conflicts"],
      ["/import", "nav.import"],
      ["/account", "nav.account"],
    ],
  },
  {
    title: "nav.publish",
    entries: [
      ["/gate", "nav.gate"],
      ["/desk", "nav.desk"],
      ["/keys", "nav.keys"],
      ["/openings", "nav.openings"],
    ],
  },
];

export function Navigation({ open }: { readonly open: boolean }) {
  const { say } = useReader();
  return (
    <nav id="places" aria-label={say("nav.label")} className={open ? "places open" : "places"}>
      {GROUPS.map(({ title, entries }) => (
        <div key={title}>
          <h2>{say(title)}</h2>
          <ul className="plain-list">
            {entries.map(([to, words]) => (
              <li key={words}>
                <Link to={to} activeOptions={{ exact: to === "/" }} activeProps={{ "aria-current": "page" }}>
                  {say(words)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

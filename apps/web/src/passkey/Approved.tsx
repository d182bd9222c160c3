/** What one touch approves: each kind of decision once, with how many, what was decided and why. */
import type { Waits } from "../api/decide.ts";
import { useReader } from "../app/reading.tsx";

type One = Waits["approvals"][number]["of"][number];

const TYPES = [
  "pair",
  "assess-account",
  "assess-list",
  "resolve",
  "dispute",
  "set-aside",
  "lineage",
  "scope",
  "coverage",
  "conditions",
  "consent",
  "release",
  "policy",
  "role",
  "key",
  "node",
  "signature",
  "import",
  "account",
  "count-account",
  "claim",
] as const;

/** Parts of a body that a person would know again. */
function told({ body, subject }: One): string {
  const parts = [
    "person",
    "state",
    "list",
    "verdict",
    "dispute",
    "class",
    "level",
    "digest",
    "where",
  ].flatMap((key) => (typeof body[key] === "string" ? [body[key]] : []));
  const roles = Array.isArray(body["roles"]) ? body["roles"].filter((one) => typeof one === "string") : [];
  return [...parts, ...roles].join(" · ") || subject.slice(0, 16);
}

export function Approved({ of }: { readonly of: readonly One[] }) {
  const { say, format } = useReader();
  const groups = new Map<string, { readonly one: One; readonly count: number }>();
  for (const one of of) {
    const name = `${one.type} ${told(one)} ${one.reason}`;
    groups.set(name, { one, count: (groups.get(name)?.count ?? 0) + 1 });
  }
  return (
    <ul className="approved plain-list">
      {[...groups].map(([name, { one, count }]) => {
        const type = TYPES.find((known) => known === one.type);
        return (
          <li key={name}>
            <b>{type === undefined ? one.type : say(`approves.${type}`)}</b>
            {count > 1 && <span className="n"> × {format.number(count)}</span>}
            <bdi className="soft">{told(one)}</bdi>
            {one.reason !== "" && <span dir="auto">{format.quote(one.reason)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

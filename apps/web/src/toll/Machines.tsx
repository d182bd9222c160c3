/** Machines that people must hear of before the day's work: a key at work twice, lives apart, ops that count nowhere. */
import type * as z from "zod/mini";
import type { today as todayRoute } from "../api/routes.ts";
import { useReader } from "../app/reading.tsx";
import { Notice } from "../design/Notice.tsx";

type Machine = z.infer<typeof todayRoute.reply>["result"]["machines"][number];

export function Machines({ machines }: { readonly machines: readonly Machine[] }) {
  const { say, format } = useReader();
  const lines = machines.flatMap((machine) => {
    const apart = machine.restored.reduce((sum, one) => sum + one.apart, 0);
    return [
      ...(machine.copied && !machine.revoked ? [say("machine.copied")] : []),
      ...(apart > 0 ? [say("machine.apart", { count: apart, n: format.number(apart) })] : []),
      ...(machine.uncounted > 0
        ? [say("machine.uncounted", { count: machine.uncounted, n: format.number(machine.uncounted) })]
        : []),
    ].map((words) => ({ node: machine.node, here: machine.here, words }));
  });
  if (lines.length === 0) return null;
  return (
    <Notice kind="needs-you" title={say("machine.title")}>
      <ul className="plain-list">
        {lines.map(({ node, here, words }) => (
          <li key={`${node} ${words}`}>
            {words}{" "}
            <span className="small soft">
              {say(here ? "machine.here" : "machine.there")} <code>{node}</code>
            </span>
          </li>
        ))}
      </ul>
      <p className="small">
        {say("machine.more")} <code>daftar node list</code>
      </p>
    </Notice>
  );
}

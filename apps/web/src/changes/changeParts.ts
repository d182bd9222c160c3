/** What moved, as the desk tells it, and its parts in an order for reading. */
import type * as z from "zod/mini";
import type { toll } from "../api/routes.ts";

export type Changes = Omit<NonNullable<z.infer<typeof toll.reply>["result"]["changes"]>, "since">;
export type PersonChange = Changes["people"][number];
export type Reason = PersonChange["reasons"][number];
export type LineName = Changes["totals"][number]["line"];

export const LINES = ["verifiedNamed", "verified", "reported"] as const satisfies readonly LineName[];

/** People by the first reason of their change, in the order in which the desk told reasons of people. */
export function byReason(people: readonly PersonChange[]): ReadonlyMap<Reason, readonly PersonChange[]> {
  const groups = new Map<Reason, PersonChange[]>();
  for (const change of people) {
    const [reason] = change.reasons;
    if (reason === undefined) continue;
    const known = groups.get(reason);
    if (known === undefined) groups.set(reason, [change]);
    else known.push(change);
  }
  return new Map([...groups].sort(([, a], [, b]) => b.length - a.length));
}

/** By how many a line moved that no person's change tells: counts and open pairs did (J10, J11). */
export function restOf(changes: Changes, line: LineName): number {
  const told = changes.totals
    .filter((one) => one.line === line)
    .reduce((sum, { more, fewer }) => sum + more - fewer, 0);
  const at = (side: Changes["before"]): number => (line === "reported" ? side.reported.low : side[line]);
  return at(changes.after) - at(changes.before) - told;
}

/**
 * Since when pairs of records have been open, without a break: what was open when somebody signed blocks
 * that signature, what opened later demotes nobody (J10).
 *
 * A later run that finds the pair again does not begin it anew, else a machine could lift a block.
 * Cost: reads runs back from the present one only as far as one of the pairs goes.
 */
import { type Facts, type OpFact, pairBody, pairSubject } from "@daftar/model";
import { runInForce } from "../link/keptRun.ts";

type Run = OpFact<"linkage-run">;

/** Runs that were in force, newest first, each with the time from which it was. */
function reigns(facts: Pick<Facts, "runs">): { run: Run; from: string }[] {
  const sorted = facts.runs.toSorted((a, b) =>
    a.time !== b.time ? (a.time < b.time ? -1 : 1) : a.opId < b.opId ? -1 : 1,
  );
  const found: { run: Run; from: string }[] = [];
  sorted.forEach(({ time }, at) => {
    const run = runInForce({ runs: sorted.slice(0, at + 1) });
    if (run !== null && run.opId !== found[0]?.run.opId) found.unshift({ run, from: time });
  });
  return found;
}

/**
 * @param reviewOf pairs, as subjects, that a run left to people
 * @returns since when the pair has been open, as a sortable time
 */
export function openSince(
  facts: Pick<Facts, "runs" | "decisions">,
  reviewOf: (run: Run) => ReadonlySet<string>,
): (a: string, b: string) => string {
  const order = reigns(facts);
  const said = new Map<string, { time: string; verdict: string }[]>();
  for (const { type, subject, time, body, approvedBy } of facts.decisions) {
    if (type !== "pair" || approvedBy.length === 0) continue;
    const one = { time, verdict: pairBody.parse(body).verdict };
    said.set(subject, [...(said.get(subject) ?? []), one]);
  }
  return (a, b) => {
    const subject = pairSubject(a, b);
    let since = order[0]?.from ?? "";
    for (const { run, from } of order) {
      if (!reviewOf(run).has(subject)) break;
      since = from;
    }
    const words = (said.get(subject) ?? []).toSorted((x, y) => (x.time < y.time ? -1 : 1));
    const lastDecided = words.findLastIndex(({ verdict }) => verdict !== "cannot-tell");
    const open = words[lastDecided + 1]?.time;
    if (open === undefined) return since;
    return lastDecided >= 0 || open < since || order.length === 0 ? open : since;
  };
}

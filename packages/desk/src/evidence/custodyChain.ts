/**
 * The chain of custody of one piece of evidence: each event names the one before it.
 *
 * A chain that does not hold is told and not mended: a gap is what a reader must know of. Events made apart,
 * on two machines, name the same one before them: a branch, and no gap. Cost: linear in events.
 */
import type { CustodyEvent, OpFact } from "@daftar/model";

export interface CustodyStep {
  readonly id: string;
  readonly event: CustodyEvent;
  readonly holder: string;
  /** Who wrote it down. */
  readonly by: string;
  /** Whose own keys stand behind it. */
  readonly approvedBy: readonly string[];
  /** What this desk counts it from. */
  readonly time: string;
  readonly previous: string | null;
  readonly tool: string | null;
  readonly made: string | null;
  readonly note: string;
  readonly op: string;
}

export interface CustodyFault {
  readonly code: "no-first" | "two-firsts" | "gap" | "branch" | "twice" | "nobody";
  /** The event. */
  readonly event: string | null;
  readonly words: string;
}

export interface CustodyChain {
  /** In the order in which they name one another; what follows nothing stands last, by time. */
  readonly steps: readonly CustodyStep[];
  readonly faults: readonly CustodyFault[];
  /** The event that the next one names. */
  readonly last: string | null;
}

const stepOf = ({ body, by, approvedBy, time, opId }: OpFact<"custody">): CustodyStep => ({
  id: body.id,
  event: body.event,
  holder: body.holder,
  by,
  approvedBy,
  time,
  previous: body.previous,
  tool: body.tool,
  made: body.made,
  note: body.note,
  op: opId,
});

/** @param events of one piece, oldest first */
export function custodyChain(events: readonly OpFact<"custody">[]): CustodyChain {
  const faults: CustodyFault[] = [];
  const fault = (code: CustodyFault["code"], event: string | null, words: string): void => {
    faults.push({ code, event, words });
  };
  const byId = new Map<string, CustodyStep>();
  for (const step of events.map(stepOf)) {
    if (byId.has(step.id)) fault("twice", step.id, "two entries have one id; the first is shown");
    else byId.set(step.id, step);
  }
  const all = [...byId.values()];
  const firsts = all.filter(({ previous }) => previous === null);
  if (firsts.length === 0) fault("no-first", null, "nothing says how it was received");
  if (firsts.length > 1)
    fault("two-firsts", firsts[1]?.id ?? null, "two entries each say that they are the first");
  const after = new Map<string, CustodyStep[]>();
  for (const step of all) {
    if (step.previous === null) continue;
    const beside = after.get(step.previous);
    if (beside === undefined) after.set(step.previous, [step]);
    else beside.push(step);
    if (!byId.has(step.previous)) fault("gap", step.id, "it names an entry before it that is not here");
  }
  for (const beside of after.values())
    if (beside.length > 1)
      fault(
        "branch",
        beside[1]?.id ?? null,
        "two entries name the same one before them: they were made apart",
      );
  for (const step of all)
    if (step.approvedBy.length === 0) fault("nobody", step.id, "no person's own key stands behind it");

  // In the order in which they were come to.
  const walked = new Set<CustodyStep>();
  const walk = (from: readonly CustodyStep[]): void => {
    const waiting = [...from].reverse();
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      if (walked.has(step)) continue;
      walked.add(step);
      waiting.push(...[...(after.get(step.id) ?? [])].reverse());
    }
  };
  walk(firsts);
  const loose = all.filter((step) => !walked.has(step));
  // Behind a gap; without one they can only name each other in a ring.
  if (loose.length > 0 && !faults.some(({ code }) => code === "gap" || code === "no-first"))
    fault("gap", loose[0]?.id ?? null, "it follows from no first entry");
  walk(loose);
  const steps = [...walked];
  const tips = steps.filter(({ id }) => !after.has(id));
  return { steps, faults, last: (tips.at(-1) ?? steps.at(-1))?.id ?? null };
}

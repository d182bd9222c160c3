/**
 * Whether a cosignature that an op tells of is its witness's, over that tree of this desk's log.
 *
 * Any machine can write such an op, and an approved release waits for a quorum of witnesses: so the line is verified where
 * it is read, and not only by the command that took it in. Cost: one signature a line, once.
 */
import { checkpointText, openCosignatures, parseWitnessVkey } from "@daftar/log";
import { type DecisionFact, enoughPeople, fromHex, OP_BODIES, type OpBody, utf8 } from "@daftar/model";
import { sha256, verify } from "../keys/ed25519.ts";

const MOST_KNOWN = 10_000;
const known = new Map<string, boolean>();

function holds(origin: string, { logSize, logRoot, witness, line, time }: OpBody<"cosigned">): boolean {
  const key = parseWitnessVkey(witness, sha256);
  if (key === null) return false;
  const text = checkpointText({ origin, size: logSize, root: fromHex(logRoot) });
  const opened = openCosignatures(utf8(`${text}\n${line}\n`), [key], verify);
  return (
    opened.status === "read" && opened.cosignatures.some((one) => one.line === line && one.time === time)
  );
}

/** An origin of the log, and the largest tree under the one before it. */
interface LogOrigin {
  readonly origin: string;
  readonly after: number;
}

/** The origin that the log began with, and those that two approvers renewed it to (decision 0072). */
export function logOriginsIn(first: string, decisions: readonly DecisionFact[]): LogOrigin[] {
  const renewed = decisions.flatMap(({ type, approvals, body }) => {
    const approvers = approvals.filter(({ roles }) => roles.includes("approver"));
    if (type !== "log-key" || !enoughPeople(type, approvers)) return [];
    const { origin, from } = OP_BODIES["log-key"].parse(body);
    return [{ origin, after: from.size }];
  });
  return [{ origin: first, after: -1 }, ...renewed];
}

/** Under which a tree of that size was signed: one, but where a renewal replaced another that no release bore. */
export function originsAt(origins: readonly LogOrigin[], size: number): string[] {
  const before = origins.filter(({ after }) => after < size);
  const newest = Math.max(...before.map(({ after }) => after));
  return before.filter(({ after }) => after === newest).map(({ origin }) => origin);
}

/** @param origin of the desk's public log, at that size */
export function isCosigned(origin: string, body: OpBody<"cosigned">): boolean {
  const { logSize, logRoot, witness, line, time } = body;
  const mark = JSON.stringify([origin, logSize, logRoot, witness, line, time]);
  const before = known.get(mark);
  if (before !== undefined) return before;
  const found = holds(origin, body);
  if (known.size < MOST_KNOWN) known.set(mark, found);
  return found;
}

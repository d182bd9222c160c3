/**
 * How far the register once stood, against the op files: shows a chain cut short at a line's end.
 *
 * The mark is left at each close and is no op, so it may lag and never lead. Cost: constant.
 */
import type { Folder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";
import type { ReadOp } from "./opFiles.ts";

const MARK = "register/stood.json";

interface State {
  readonly node: string;
  readonly epoch: number;
  readonly next: number;
  readonly head: string;
}

function isState(value: unknown): value is State {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    typeof fields.get("node") === "string" &&
    Number.isSafeInteger(fields.get("epoch")) &&
    Number.isSafeInteger(fields.get("next")) &&
    typeof fields.get("head") === "string"
  );
}

export async function checkStood(folder: Folder, ops: readonly ReadOp[], findings: Findings): Promise<void> {
  const bytes = await folder.read(MARK);
  if (bytes === null) return;
  const states = parseJson(bytes);
  if (!Array.isArray(states) || !states.every(isState)) {
    findings.fault("audit.op", MARK, "the mark of how far the desk came cannot be read");
    return;
  }
  // A set and no map: after a fork one place has two ops.
  const placed = new Set(ops.map(({ id, op }) => `${op.node} ${op.epoch} ${op.seq} ${id}`));
  for (const { node, epoch, next, head } of states) {
    if (next > 0 && !placed.has(`${node} ${epoch} ${next - 1} ${head}`)) {
      findings.fault(
        "audit.op",
        `ops/${node}-${epoch}.jsonl`,
        `the desk once held ${next} ops of this chain, and does not now`,
      );
    }
  }
}

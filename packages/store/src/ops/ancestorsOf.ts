/**
 * What an op follows from on its chain. Where a chain forked, an op's number there does not tell on which branch it
 * stands, and what bounds one branch bounds no other.
 *
 * Cost: reads the chain's lines, and those beside them.
 */
import { readOpLine } from "./checkOp.ts";
import type { OpLines } from "./opLines.ts";

/** @returns ids of ops, that one among them; none where it is not here */
export async function ancestorsOf(
  lines: OpLines,
  { node, epoch }: { readonly node: string; readonly epoch: number },
  op: string,
): Promise<ReadonlySet<string>> {
  const before = new Map<string, string>();
  for (const chain of await lines.chains()) {
    if (chain.node !== node || chain.epoch !== epoch) continue;
    for await (const { line } of lines.from(chain, 0)) {
      const read = readOpLine(line);
      if (read !== null) before.set(read.id, read.op.prev);
    }
  }
  const found = new Set<string>();
  for (let at = before.has(op) ? op : ""; at !== "" && !found.has(at); at = before.get(at) ?? "")
    found.add(at);
  return found;
}

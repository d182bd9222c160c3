/**
 * Under which keys a desk's ops say that its public log goes: the genesis op's, and from each renewal that two
 * people approved who may decide together (decision 0072). Which roles they had is the register's to judge. Cost:
 * linear in ops.
 */
import { vkey } from "@daftar/log";
import { anyMayPair, fromHex, OP_BODIES, type OpBody, type Sha256 } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { HeldApprovals } from "./approvals.ts";
import type { ReadOp } from "./opFiles.ts";

interface Renewed {
  readonly vkey: string;
  readonly from: OpBody<"log-key">["from"];
}

export interface LogKeysOfDesk {
  /** Keys that may sign a tree of that size: one, but where desks apart renewed the log at one size. */
  at(size: number): ReadonlySet<string>;
}

export function logKeysOf(
  genesis: OpBody<"genesis">,
  ops: readonly ReadOp[],
  held: HeldApprovals,
  sha256: Sha256,
  findings: Findings,
): LogKeysOfDesk {
  const named = ({ origin, key }: { origin: string; key: string }): string | null => {
    try {
      return vkey(origin, fromHex(key), sha256);
    } catch {
      return null;
    }
  };
  const renewed: Renewed[] = [];
  const first = named({ origin: genesis.logOrigin, key: genesis.logKey });
  const at = (size: number): ReadonlySet<string> => {
    const sizes = renewed.map(({ from }) => from.size).filter((one) => one < size);
    if (sizes.length === 0) return new Set(first === null ? [] : [first]);
    const newest = Math.max(...sizes);
    return new Set(renewed.filter(({ from }) => from.size === newest).map((one) => one.vkey));
  };
  const closed = new Set(
    ops.flatMap(({ op }) => {
      if (op.type !== "published") return [];
      const { logSize, logRoot } = OP_BODIES.published.parse(op.body);
      return [`${logSize} ${logRoot}`];
    }),
  );
  const told = ops.flatMap(({ id, op, where }) => {
    const two = anyMayPair(held.get(id) ?? []);
    return op.type === "log-key" && two ? [{ where, body: OP_BODIES["log-key"].parse(op.body) }] : [];
  });
  for (const { body } of told) {
    const fresh = named(body);
    if (fresh !== null) renewed.push({ vkey: fresh, from: body.from });
  }
  for (const { where, body } of told) {
    const { size, root } = body.from;
    if (!at(size).has(named(body.from) ?? ""))
      findings.fault("audit.op", where, "it renews the log from another key than the one that signed");
    if (size > 0 && !closed.has(`${size} ${root}`))
      findings.fault("audit.op", where, "it renews the log after a tree that no release closed with");
  }
  return { at };
}

/** Ops as an audit read them, without the files that hold them: for checks that look at ops alone. */
import type { OpBody, OpEnvelope } from "@daftar/model";
import type { ReadOp } from "../desk/opFiles.ts";

export const DESK = "a".repeat(64);

/** The id of the op of that number. */
export const idOf = (seq: number): string => `${seq}`.padStart(64, "0");

/** An op of a desk's first machine, in the place of that number. */
export function readOp(seq: number, some: Pick<OpEnvelope, "type" | "body"> & Partial<OpEnvelope>): ReadOp {
  const op: OpEnvelope = {
    v: 1,
    desk: DESK,
    node: "0".repeat(16),
    epoch: 0,
    seq,
    prev: "",
    time: "2019-03-01T00:00:00.000Z",
    by: "machine",
    subject: "",
    parents: [],
    reason: "",
    approvals: [],
    ...some,
  };
  return { id: idOf(seq), op, where: `line ${seq}` };
}

export const genesisBody = (some: Partial<OpBody<"genesis">> = {}): OpBody<"genesis"> => ({
  name: "Invented",
  practice: true,
  nonce: "ab".repeat(32),
  nodeKey: "cd".repeat(32),
  logOrigin: "practice.invalid/x",
  logKey: "ef".repeat(32),
  custodians: [],
  founders: [],
  ...some,
});

/** This desk's own account of what came from another, for `--as-of` (J12): the op, before it is signed. */
import type { OpBody, OpEnvelope } from "@daftar/model";
import { checkedBody } from "../ops/checkOp.ts";

/** @param at.time milliseconds */
export function receiveOp(
  at: Pick<OpEnvelope, "desk" | "node" | "epoch" | "seq" | "prev"> & { readonly time: number },
  body: OpBody<"receive">,
): OpEnvelope {
  return {
    v: 1,
    ...at,
    time: new Date(at.time).toISOString(),
    by: "machine",
    type: "receive",
    subject: "",
    parents: [],
    reason: "",
    body: checkedBody("receive", body),
    approvals: [],
  };
}

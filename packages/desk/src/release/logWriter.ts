/**
 * Whether this desk signs the public log: two that both did would fork it for good.
 *
 * The first desk does, until an admin says that another life of it goes on; a desk that was restored from a
 * backup does not before an admin says that it is the one (`daftar node continue`). Two who were both told
 * so are a conflict as soon as they hear of each other, and neither signs. Cost: linear in decisions.
 */
import type { Facts } from "@daftar/model";
import { OP_BODIES } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { decisionsOf } from "../view/counted.ts";

export const LOG_SUBJECT = "log";

/** `no-key`: a desk that joined; `held`: it could, and may not. */
export type LogStanding = "signs" | "held" | "no-key";

export function logStanding(
  desk: Pick<OpenDesk, "node"> & {
    readonly publicLog: { readonly signs: boolean };
    readonly lives: { readonly epoch: number };
  },
  facts: Pick<Facts, "decisions">,
): LogStanding {
  if (!desk.publicLog.signs) return "no-key";
  const { epoch } = desk.lives;
  const { heads, decision, conflict } = decisionsOf(facts).get("log-writer", LOG_SUBJECT);
  if (heads.length === 0) return epoch === 0 ? "signs" : "held";
  if (conflict || decision === null) return "held";
  const writer = OP_BODIES["log-writer"].parse(decision.body);
  return writer.node === desk.node && writer.epoch === epoch ? "signs" : "held";
}

/**
 * Whether this desk signs the public log: two that both did would fork it for good.
 *
 * The first desk does, until an admin says that another life of it goes on; a desk that was restored from a
 * backup does not before an admin says that it is the one (`daftar node continue`). Two who were both told
 * so are a conflict as soon as they hear of each other, and neither signs. Whoever does signs with the key in force, and only where that
 * lies here: a desk may have been restored from before the log was renewed. Cost: linear in decisions.
 */
import type { Facts } from "@daftar/model";
import { OP_BODIES } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { decisionsOf } from "../view/counted.ts";
import { LOG_SUBJECT, logKeyNow, renewedApart } from "./logKeys.ts";

/** `no-key`: a desk that joined, or without the key in force; `held`: it could, and may not. */
export type LogStanding = "signs" | "held" | "no-key";

type OfDesk = Pick<OpenDesk, "node"> & {
  readonly publicLog: Pick<OpenDesk["publicLog"], "signs" | "holds">;
  readonly lives: { readonly epoch: number };
};

export function logStanding(
  desk: OfDesk & Parameters<typeof logKeyNow>[0],
  facts: Pick<Facts, "decisions">,
): LogStanding {
  const written = logWriting(desk, facts);
  if (written !== "signs") return written;
  if (renewedApart(facts)) return "held";
  return desk.publicLog.holds(logKeyNow(desk, facts).key) ? "signs" : "no-key";
}

/** Whether this desk is the one that writes the log, whichever key it takes: it may renew that. */
export function logWriting(desk: OfDesk, facts: Pick<Facts, "decisions">): LogStanding {
  if (!desk.publicLog.signs) return "no-key";
  const { epoch } = desk.lives;
  const { heads, decision, conflict } = decisionsOf(facts).get("log-writer", LOG_SUBJECT);
  if (heads.length === 0) return epoch === 0 ? "signs" : "held";
  if (conflict || decision === null) return "held";
  const writer = OP_BODIES["log-writer"].parse(decision.body);
  return writer.node === desk.node && writer.epoch === epoch ? "signs" : "held";
}

/** The gate as it stands on a day: policy against what the desk had, silence counted up to that day. */
import { type GateReport, gate, untilDay } from "@daftar/toll";
import { intakeDays } from "./intakeDays.ts";
import { conditionsInForce } from "./settings.ts";
import type { DeskView } from "./view.ts";

/** @param today `YYYY-MM-DD` */
export function gateOn(view: DeskView, today: string): GateReport {
  return gate({
    judgement: view.judgement,
    lines: view.lines(),
    policy: view.policy,
    openPairs: view.judgement.undecidedPairs,
    intake: untilDay(intakeDays(view), today),
    conditions: conditionsInForce(view.facts, view.decisions),
    scope: view.scope,
  });
}
